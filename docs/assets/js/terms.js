// A glossary word opens its explanation beside it. The words come from the list at the end of the page; without
// this script, or in a browser without popovers, the word stays a link to the glossary.

const GAP = 8;

/** Address of a glossary entry to its name and its definition, as this page lists them. */
function entries() {
  const links = [...document.querySelectorAll(".terms dt a")];
  return new Map(links.map((link) => [link.href, { name: link.textContent, text: link.closest("dt").nextElementSibling }]));
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function emptyCard() {
  const card = element("div", { className: "term-card", id: "term-card", tabIndex: -1 });
  card.popover = "auto"; // closes on Escape and on a tap elsewhere, and gives the focus back
  card.setAttribute("role", "dialog");
  document.body.append(card);
  return card;
}

function fill(card, address, { name, text }) {
  card.setAttribute("aria-label", name);
  card.replaceChildren(
    element("p", { className: "term-card__name" }, name),
    element("p", {}, ...[...text.childNodes].map((node) => node.cloneNode(true))),
    element("a", { href: address }, "Selengkapnya di Istilah"),
  );
}

/** Under the word, or over it where there is no room; never beyond the edge of the screen. */
function place(card, link) {
  const word = link.getClientRects()[0];
  const right = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const below = word.bottom + GAP;
  const above = word.top - GAP - card.offsetHeight;
  const fits = below + card.offsetHeight <= window.innerHeight;
  card.style.left = `${Math.max(GAP, Math.min(word.left, right))}px`;
  card.style.top = `${fits ? below : Math.max(GAP, above)}px`;
}

function open(card, link, entry) {
  fill(card, link.href, entry);
  link.focus();
  card.showPopover();
  place(card, link);
  link.setAttribute("aria-expanded", "true");
  card.focus();
}

function prepare(card, link, entry) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-controls", card.id);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab is still the reader's to ask for
    event.preventDefault();
    open(card, link, entry);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open(card, link, entry);
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") link.setAttribute("aria-expanded", "false");
  });
}

if ("popover" in HTMLElement.prototype) {
  const known = entries();
  const links = [...document.querySelectorAll("a.term")].filter((link) => known.has(link.href));
  if (links.length) {
    const card = emptyCard();
    for (const link of links) prepare(card, link, known.get(link.href));
    window.addEventListener("scroll", () => card.matches(":popover-open") && card.hidePopover(), { passive: true });
    window.addEventListener("resize", () => card.matches(":popover-open") && card.hidePopover());
  }
}
