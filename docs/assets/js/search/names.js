// What pages are called: exact names, and the word that a slip was meant to be. Each question fetches small files only.

import { fold, nearest } from "./spelling.js";

const SHARDS = 64;
const SHORTEST = 4; // letters of a word that is listed; see exports/names.py

export class Names {
  #root;
  #files = new Map();

  constructor(root) {
    this.#root = root;
  }

  // The pages called exactly `term`: those whose own name it is, those with it in their title, those also called so.
  async exact(term) {
    const wanted = fold(term);
    const number = [...wanted].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % SHARDS; // see exports/names.py
    const { kinds, pages: rows } = await this.#file(`nama/${number}`);
    const pages = rows.map((row) => this.#page(kinds, row));
    const rank = ({ own, title }) => (own.includes(wanted) ? 0 : ` ${fold(title)} `.includes(` ${wanted} `) ? 1 : 2);
    return pages.filter(({ own, others }) => own.includes(wanted) || others.includes(wanted)).sort((a, b) => rank(a) - rank(b));
  }

  // Whether `term` may be all that somebody wants to type: its last word stands in a name, or goes on to none.
  async whole(term) {
    const word = fold(term).split(" ").at(-1);
    const ended = /\s$/.test(term);
    if (ended || word.length < 3) return ended;
    const words = await this.#words(word);
    return words.includes(word) || (word.length < SHORTEST && !words.some((other) => other.startsWith(word)));
  }

  // `term` with every word put right that no name holds and that is not `known`; undefined when none needs it.
  async mend(term, known) {
    const words = fold(term).split(" ");
    const mended = await Promise.all(words.map((word) => (known(word) ? word : this.#mendWord(word))));
    return mended.some((word, index) => word !== words[index]) ? mended.join(" ") : undefined;
  }

  async #mendWord(word) {
    if (word.length < SHORTEST || /\d/.test(word)) return word;
    const words = await this.#words(word);
    if (words.some((other) => other.startsWith(word))) return word;
    return nearest(word, words) ?? word;
  }

  // The words of names that begin with the same letter.
  #words(word) {
    return this.#file(`kata/${/^[a-z]/.test(word) ? word[0] : "0"}`);
  }

  #file(name) {
    if (!this.#files.has(name)) this.#files.set(name, this.#fetch(name));
    return this.#files.get(name);
  }

  async #fetch(name) {
    try {
      const answer = await fetch(new URL(`unduh/${name}.json`, this.#root));
      if (!answer.ok) throw new Error(answer.statusText);
      return await answer.json();
    } catch (error) {
      this.#files.delete(name); // so that the next question tries again
      throw error;
    }
  }

  #page(kinds, [kind, rest, title, own, others, description]) {
    const [name, address] = kinds[kind];
    const url = this.#root.pathname + address + rest;
    return { url, title, kind: name, description, own: [title, ...own].map(fold), others: others.map(fold) };
  }
}
