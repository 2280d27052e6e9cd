// What a reader calls a region to the regions meant, the likeliest first.

import { distance, fold, patience } from "../search/spelling.js";

const KINDS = { kab: "kabupaten", kabupatan: "kabupaten", kodya: "kota", kotamadya: "kota", adm: "administrasi", kep: "kepulauan" };
const DROPPED = new Set(["provinsi", "prov", "propinsi", "daerah", "di"]);
const KIND = /^(kabupaten|kota)( administrasi)? /;

// { title, id, province, names } for each row of `daerah.json`; `province` is the title of its province, if it has one.
export function read(rows) {
  return rows.map(([title, id, parent, ...aliases]) => {
    const names = [title, fold(title).replace(KIND, ""), ...aliases].map(fold);
    return { title, id, parent, province: rows[parent]?.[0] ?? "", names: [...new Set(names)] };
  });
}

// "Kab. Tangerang" as the list writes it.
export function meant(text) {
  const words = fold(text).split(" ").map((word) => KINDS[word] ?? word);
  const telling = words.filter((word) => !DROPPED.has(word));
  return (telling.length ? telling : words).join(" ");
}

// The regions that `text` may mean; slips are forgiven only when nothing is spelled so.
export function match(regions, text) {
  const asked = [...new Set([fold(text), meant(text)])].filter(Boolean);
  const best = (rank) => {
    const ranked = regions.map((region) => [Math.min(...asked.map((words) => rank(region, words))), region]);
    return ranked.filter(([place]) => place < Infinity).sort((a, b) => a[0] - b[0]).map(([, region]) => region);
  };
  const found = best(spelled);
  return found.length ? found : best(slipped);
}

// The regions whose full name or other name is `text`: one to go to, or several to ask about.
export function exactly(regions, text) {
  const asked = [fold(text), meant(text)];
  return regions.filter(({ names }) => names.some((name) => asked.some((words) => same(name, words))));
}

// "Fak Fak" and "bandar lampung" are often written as one word.
function same(name, words) {
  return solid(name) === solid(words);
}

function solid(text) {
  return text.replaceAll(" ", "");
}

function spelled({ names }, words) {
  if (names.some((name) => same(name, words))) return 0;
  if (names.some((name) => name.startsWith(words))) return 1;
  if (names.some((name) => ` ${name}`.includes(` ${words}`))) return 2;
  const parts = words.split(" ");
  return names.some((name) => parts.every((part) => ` ${name}`.includes(` ${part}`))) ? 3 : Infinity;
}

function slipped({ names }, words) {
  const most = patience(words);
  const near = (name) => {
    const allowed = Math.min(most, patience(name));
    const far = distance(solid(words), solid(name), allowed);
    return far <= allowed ? far : Infinity;
  };
  return Math.min(...names.map(near));
}
