// Pages found to DOM nodes: a section for each kind, best first. No text ever becomes markup.

import { fold } from "./spelling.js";

const FEW = 4;

// { section, … } for each kind in the order of its best page; `few` keeps one kind from filling the screen.
export function groups(pages, term, counts, few, choose) {
  const kinds = Map.groupBy ? Map.groupBy(pages, (page) => page.kind) : grouped(pages);
  return [...kinds].map(([kind, found]) => {
    const shown = few ? found.slice(0, FEW) : found;
    const more = few && (counts[kind] ?? found.length) > shown.length ? [all(kind, counts[kind] ?? found.length, choose)] : [];
    const heading = node("h2", { className: "search-group__title", textContent: kind });
    const list = node("ol", { className: "search-group__list" }, ...shown.map((page) => item(page, term)));
    return node("section", { className: "search-group" }, heading, list, ...more);
  });
}

// The buttons that keep one kind, each with how many there are.
export function filters(counts, kept, choose) {
  const kinds = Object.entries(counts).filter(([kind, count]) => count || kind === kept).sort((a, b) => b[1] - a[1]);
  const chip = (label, kind) => {
    const button = node("button", { type: "button", className: "search-filter", textContent: label });
    button.setAttribute("aria-pressed", String(kind === kept));
    button.dataset.kind = kind;
    button.addEventListener("click", () => choose(kind));
    return button;
  };
  return [chip("Semua", ""), ...kinds.map(([kind, count]) => chip(`${kind} (${count})`, kind))];
}

// The way to more of one kind.
export function further(show) {
  const button = node("button", { type: "button", className: "search-group__all", textContent: "Tampilkan hasil berikutnya" });
  button.addEventListener("click", show);
  return button;
}

export function node(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Up and down between a field and what it found; with another key held, arrows are the browser's.
export function walk(event, field, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  stops[Math.max(0, Math.min(at + step, stops.length - 1))].focus();
}

function grouped(pages) {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return kinds;
}

function all(kind, count, choose) {
  const button = node("button", { type: "button", className: "search-group__all", textContent: `Semua ${count} di ${kind}` });
  button.addEventListener("click", () => choose(kind));
  return button;
}

function item(page, term) {
  const title = node("a", { href: page.url }, ...lit(page.title, term));
  const context = contextOf(page, term);
  return node("li", { className: "search-hit" }, title, ...(context.length ? [node("p", {}, ...context)] : []));
}

// The summary, which says it best, unless only the text has the words searched for.
function contextOf({ description, excerpt }, term) {
  const seen = ` ${fold(description ?? "")}`;
  const told = fold(term).split(" ").every((word) => seen.includes(` ${word}`));
  return !told && excerpt?.includes("<mark>") ? marked(excerpt) : lit(description || excerpt || "", term);
}

// Pagefind gives text with `<` and `>` escaped and <mark> around each word found, with the signs beside it.
function marked(excerpt) {
  return excerpt.split(/<mark>(.*?)<\/mark>/s).flatMap((part, index) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (index % 2 === 0) return text;
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text);
    return [before, node("mark", { textContent: word }), after];
  });
}

// The text with each word that begins as one of the words searched for marked.
function lit(text, term) {
  const words = fold(term).split(" ").filter((word) => word.length > 1);
  const parts = text.split(/([\p{L}\p{N}]+)/u).filter(Boolean);
  return parts.map((part) => (words.some((word) => fold(part).startsWith(word)) ? node("mark", { textContent: part }) : part));
}
