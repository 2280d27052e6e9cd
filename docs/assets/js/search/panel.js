// One search on a page: the field, the count said aloud, the filters, the results. In the dialog and at /cari/.

import { Thread } from "./thread.js";
import { filters, further, groups, node, walk } from "./results.js";

const PAUSE = 300; // typing on a phone
const REST = 700; // more of it, before half a word is searched for: each may cost a piece of the index
const SLOW = 600;
const mounted = new WeakMap();

// The search of `element`, made alive once.
export function mount(element, root) {
  if (!mounted.has(element)) mounted.set(element, new Panel(element, root));
  return mounted.get(element);
}

class Panel {
  #engine;
  #kind = "";
  #asked = 0;
  #timer;

  constructor(element, root) {
    const part = (name) => element.querySelector(`[data-part=${name}]`);
    Object.assign(this, { element, form: element.querySelector("form"), query: element.querySelector("[type=search]") });
    Object.assign(this, { status: part("status"), chips: part("filters"), hint: part("hint"), results: part("results"), help: part("help") });
    this.addressed = "addressed" in element.dataset;
    this.step = Number(element.dataset.most);
    this.#engine = new Thread(root);
    this.query.addEventListener("input", () => this.#later());
    this.form.addEventListener("submit", (event) => this.#submit(event));
    element.addEventListener("keydown", (event) => walk(event, this.query, this.results));
    this.#keep("");
    if (this.addressed) this.#fromAddress();
    this.#engine.load().catch(() => this.#fail());
    if (this.query.value.trim()) this.#search();
  }

  #fromAddress() {
    const asked = new URLSearchParams(location.search);
    if (!this.query.value) this.query.value = asked.get("q") ?? "";
    this.#kind = asked.get("jenis") ?? "";
  }

  #toAddress() {
    const asked = new URLSearchParams({ q: this.query.value.trim(), ...(this.#kind && { jenis: this.#kind }) });
    history.replaceState(history.state, "", `?${asked}`);
  }

  #submit(event) {
    if (!this.addressed) return; // the dialog's form leads to the page of results
    event.preventDefault();
    this.#search();
  }

  #later() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#keep("");
    if (!this.query.value.trim()) return this.#clear();
    this.#timer = setTimeout(() => this.#typed(), PAUSE);
  }

  async #typed() {
    const asked = this.#asked;
    const whole = await this.#engine.whole(this.query.value).catch(() => true); // the search will say what is wrong
    if (asked === this.#asked) this.#timer = setTimeout(() => this.#search(), whole ? 0 : REST);
  }

  // One kind, or all; the first of its results.
  #keep(kind) {
    this.#kind = kind;
    this.most = this.step;
  }

  #choose(kind) {
    this.#keep(kind);
    this.#search().then(() => this.chips.querySelector("[aria-pressed=true]")?.focus());
  }

  #ask(term) {
    this.query.value = term;
    this.query.focus();
    this.#keep("");
    this.#search();
  }

  async #further(shown) {
    this.most += this.step;
    await this.#search();
    this.results.querySelectorAll("a")[shown]?.focus();
  }

  async #search() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const term = this.query.value.trim();
    if (!term) return this.#clear();
    if (this.addressed) this.#toAddress();
    const slow = setTimeout(() => asked === this.#asked && this.#say("Mencari …"), SLOW);
    try {
      const answer = await this.#engine.find(term, this.#kind, this.most);
      if (asked === this.#asked) this.#show(answer);
    } catch {
      if (asked === this.#asked) this.#fail();
    } finally {
      clearTimeout(slow);
    }
  }

  #show({ term, pages, total, counts, meant }) {
    const choose = (kind) => this.#choose(kind);
    this.results.replaceChildren(...groups(pages, meant ?? term, counts, !this.#kind, choose));
    if (this.#kind && pages.length < total) this.results.append(further(() => this.#further(pages.length)));
    this.chips.replaceChildren(...(total ? filters(counts, this.#kind, choose) : []));
    this.chips.hidden = !total;
    this.help.hidden = total > 0;
    this.#suggest(meant);
    this.#say(summary(total, term, meant, this.#kind));
  }

  #suggest(meant) {
    this.hint.hidden = !meant;
    if (!meant) return;
    const button = node("button", { type: "button", className: "search-hint__word", textContent: meant });
    button.addEventListener("click", () => this.#ask(meant));
    this.hint.replaceChildren("Mungkin maksud Anda ", button, "?");
  }

  #clear() {
    this.results.replaceChildren();
    for (const part of [this.chips, this.hint, this.help]) part.hidden = true;
    this.#say("");
  }

  #fail() {
    this.#say("Pencarian tidak dapat dimuat. Periksa sambungan Anda, lalu ketik lagi.");
  }

  #say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

function summary(total, term, meant, kind) {
  if (!total) return `Tidak ada hasil untuk “${term}”.`;
  if (meant) return `Tidak ada “${term}” di situs ini. ${total} hasil untuk “${meant}”.`;
  return `${total} hasil untuk “${term}”${kind ? ` di ${kind}` : ""}`;
}
