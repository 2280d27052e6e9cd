// The engine, kept away from the page: fetching, compiling and searching never make a reader's finger wait.

// What engine.js says of itself, in a thread of its own; on the page where threads know no modules.
export class Thread {
  #root;
  #engine;

  constructor(root) {
    this.#root = root;
  }

  load() {
    return this.#ask("load");
  }

  whole(term) {
    return this.#ask("whole", term);
  }

  find(...question) {
    return this.#ask("find", ...question);
  }

  async #ask(method, ...given) {
    this.#engine ??= this.#start();
    const ask = await this.#engine;
    return ask(method, given);
  }

  async #start() {
    try {
      return await apart(this.#root).catch(() => here(this.#root));
    } catch (error) {
      this.#engine = undefined; // so that the next question tries again
      throw error;
    }
  }
}

async function here(root) {
  const { Engine } = await import("./engine.js");
  const engine = new Engine(root);
  return (method, given) => engine[method](...given);
}

function apart(root) {
  return new Promise((ready, failed) => {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    const ask = (method, given) => answered(worker, { root: root.href, method, given });
    worker.addEventListener("message", () => ready(ask), { once: true });
    worker.addEventListener("error", failed);
  });
}

function answered(worker, question) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(question, [port2]);
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data: { answer, fault } }) => (fault ? reject(new Error(fault)) : resolve(answer));
  });
}
