// The engine in a thread of its own: each question comes with a port for its answer.

import { Engine } from "./engine.js";

let engine;

addEventListener("message", async ({ data: { root, method, given }, ports: [port] }) => {
  engine ??= new Engine(new URL(root));
  try {
    port.postMessage({ answer: await engine[method](...given) });
  } catch (error) {
    port.postMessage({ fault: String(error) });
  }
});
postMessage("ready");
