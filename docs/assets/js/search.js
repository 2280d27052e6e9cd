// Opens the search by button, "/" or Ctrl+K. What searches is fetched when it is first wanted.

const dialog = document.getElementById("search");
const page = document.querySelector("main [data-search]"); // the page of results has a search of its own
const own = page ?? dialog?.querySelector("[data-search]");

function mount() {
  const root = new URL(own.dataset.root, document.baseURI);
  return import(new URL("assets/js/search/panel.js", root)).then(({ mount }) => mount(own, root));
}

// What is on the page already is shown before anything is searched for.
function painted() {
  return new Promise((done) => (document.hidden ? done() : requestAnimationFrame(() => setTimeout(done))));
}

function focus() {
  own.querySelector("[type=search]").select();
}

function open() {
  if (!page && !dialog.open) dialog.showModal();
  focus();
  mount();
}

function onShortcut(event) {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!slash && !control) return;
  event.preventDefault();
  open();
}

function onPress(event) {
  const opener = event.target.closest("[data-search-open]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button; // into a new tab, as any link
  if (!opener || elsewhere) return;
  event.preventDefault();
  open();
}

if (own && typeof dialog?.showModal === "function") {
  for (const opener of document.querySelectorAll("[data-search-open][hidden]")) opener.hidden = false;
  document.addEventListener("click", onPress);
  document.addEventListener("keydown", onShortcut);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-search-close]")) dialog.close();
  });
  document.documentElement.dataset.search = "ready";
  if (page && new URLSearchParams(location.search).get("q")) painted().then(mount);
  else page?.addEventListener("focusin", mount, { once: true });
}
