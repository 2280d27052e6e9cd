// The search dialog: opens with a button or "/", lists what is called so, then what Pagefind finds.

const dialog = document.getElementById("search");
const query = document.getElementById("search-query");
const status = document.getElementById("search-status");
const results = dialog.querySelector(".search__results");
const root = new URL("..", import.meta.url);
const MOST = 10;

// What a page is called counts for more than the headline of a report about it.
const RANKING = { metaWeights: { names: 6, title: 0.3, section: 0 } };

let engine;
let names;

function load() {
  names ??= fetch(new URL("unduh/names.json", root))
    .then((answer) => answer.json())
    .then((found) => new Map(Object.entries(found)));
  engine ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 24, ranking: RANKING });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

function open() {
  if (!dialog.open) dialog.showModal();
  query.select();
  Promise.all([load(), names]).catch(() => say("Pencarian tidak dapat dimuat. Periksa sambungan Anda, lalu muat ulang halaman."));
}

function say(text) {
  status.textContent = text;
}

async function search() {
  const term = query.value.trim();
  if (!term) {
    results.replaceChildren();
    return say("");
  }
  const pagefind = await load();
  const exact = ((await names).get(term.toLowerCase()) ?? []).map(named);
  const found = await pagefind.debouncedSearch(term, {}, 150);
  if (found === null) return; // a newer search has begun
  const likely = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
  if (query.value.trim() !== term) return;
  const shown = [...exact.map((page) => likely.find(same(page)) ?? page), ...likely.filter((page) => !exact.some(same(page)))];
  results.replaceChildren(...shown.slice(0, MOST).map(item));
  say(summary(Math.max(found.results.length, exact.length), term));
}

function named([title, address, section]) {
  return { url: root.pathname + address, meta: { title, section }, excerpt: "" };
}

function same(page) {
  return (other) => other.url === page.url;
}

function summary(count, term) {
  if (!count) return `Tidak ada hasil untuk “${term}”. Coba kata lain yang lebih umum.`;
  return count > MOST ? `${count} hasil, ${MOST} teratas ditampilkan` : `${count} hasil`;
}

function item(page) {
  const li = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  const section = document.createElement("span");
  section.className = "search__section";
  section.textContent = page.meta.section ?? "";
  const excerpt = document.createElement("p");
  excerpt.innerHTML = page.excerpt; // Pagefind escapes the text and adds only <mark>
  li.append(link, section, excerpt);
  return li;
}

function move(step) {
  const stops = [query, ...results.querySelectorAll("a")];
  const next = stops.indexOf(document.activeElement) + step;
  stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
}

for (const button of document.querySelectorAll("[data-search-open]")) {
  button.hidden = false;
  button.addEventListener("click", open);
}

query.addEventListener("input", search);

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && event.target === query) {
    event.preventDefault();
    results.querySelector("a")?.click();
  }
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    open();
  }
});
