// A question to an answer: exact names first, then what Pagefind finds, or what was meant instead.

import { Names } from "./names.js";
import { fold } from "./spelling.js";

// What a page is called counts for more than what stands on it.
const RANKING = { metaWeights: { names: 6, title: 0.3, kind: 0, description: 0.3 } };
// How many results of its kind are looked at for what a page found by its name says of itself.
const NEAR = 9;

export class Engine {
  #root;
  #names;
  #pagefind;

  constructor(root) {
    this.#root = root;
    this.#names = new Names(root);
  }

  // Fetch what every question needs.
  async load() {
    await this.#started();
  }

  // Whether `term` may be all that somebody wants to type.
  whole(term) {
    return this.#names.whole(term);
  }

  // { term, pages, total, counts, meant }: the best pages for `term`, of one kind or all; `meant` when another
  // spelling was searched for because nobody uses this one.
  async find(term, kind, most) {
    const answer = await this.#search(term, kind, most);
    if (answer.named) return answer;
    const mended = await this.#names.mend(term, (word) => answer.pages.some((page) => shows(page, word)));
    if (!mended) return answer;
    const instead = await this.#search(mended, kind, most);
    return instead.total ? { ...instead, term, meant: mended } : answer;
  }

  #started() {
    this.#pagefind ??= this.#start().catch((error) => {
      this.#pagefind = undefined; // so that the next question tries again
      throw error;
    });
    return this.#pagefind;
  }

  async #start() {
    fetch(this.#at("wasm.id.pagefind")).catch(() => {}); // Pagefind asks for it two answers later
    const [pagefind, further] = await Promise.all([import(this.#at("pagefind.js")), this.#further()]);
    // Its own worker weighs 12 KB more than the one that this runs in, and gives up after five seconds on a slow line.
    const options = { baseUrl: this.#root.pathname, excerptLength: 22, ranking: RANKING };
    await pagefind.options({ ...options, noWorker: true });
    await pagefind.init();
    await Promise.all(further.map((part) => pagefind.mergeIndex(this.#at(`${part}/`).pathname, options)));
    return pagefind;
  }

  #at(path) {
    return new URL(`pagefind/${path}`, this.#root);
  }

  // The further indexes of a very large site; see generator/search.py.
  async #further() {
    const answer = await fetch(this.#at("more.json"));
    return answer.json();
  }

  async #search(term, kind, most) {
    const [called, found] = await Promise.all([this.#names.exact(term), this.#found(term, kind)]);
    const likely = await told(found.results.slice(0, most));
    const exact = called.filter((page) => !kind || page.kind === kind);
    const rest = likely.filter((page) => !same(page, exact));
    const untold = new Set(exact.filter((page) => !page.description && !same(page, likely)).map((page) => page.kind));
    const further = await Promise.all([...untold].map((kind) => this.#near(term, kind)));
    const first = exact.map((page) => same(page, likely) ?? same(page, further.flat()) ?? page);
    const total = Math.max(found.results.length, first.length + rest.length);
    const pages = [...first, ...rest].slice(0, Math.max(most, first.length));
    return { term, pages, total, named: first.length > 0, counts: found.totalFilters.kind ?? {} };
  }

  async #near(term, kind) {
    const found = await this.#found(term, kind);
    return told(found.results.slice(0, NEAR));
  }

  async #found(term, kind) {
    const pagefind = await this.#started();
    await Promise.all([pagefind.filters(), pagefind.preload(term)]);
    return pagefind.search(term, { filters: kind ? { kind: [kind] } : {} });
  }
}

function same(page, pages) {
  return pages.find((other) => other.url === page.url);
}

async function told(results) {
  return (await Promise.all(results.map((result) => result.data()))).map(plain);
}

// Other names are searched before the text, each with a sign behind it; as context they would be a heap of words.
function plain({ url, meta, excerpt }) {
  const text = excerpt.replace(/^.*¶(<\/mark>)?/s, "");
  return { url, title: meta.title, kind: meta.kind ?? "Situs ini", excerpt: text, description: meta.description ?? "" };
}

function shows(page, word) {
  const seen = `${page.title} ${(page.excerpt?.match(/<mark>.*?<\/mark>/gs) ?? []).join(" ")}`;
  return fold(seen).includes(word);
}
