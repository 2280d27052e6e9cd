// What readers do with a page: copy its link, cite it, pass it on, report a mistake, print it.

const panel = document.querySelector("[data-actions]");
const LONGEST = 300;
const SHOWN = 6000;

// Where this page is: its public address if the site knows it, else where it was opened.
function here() {
  const canonical = document.querySelector('link[rel="canonical"]');
  return canonical ? canonical.href : location.href.split(/[?#]/, 1)[0];
}

// The build knows the path at least; the text holds it once, at the last place where it occurs.
function completed(text) {
  const path = panel.dataset.address;
  const place = text.lastIndexOf(path);
  return path.startsWith("/") && place >= 0 ? text.slice(0, place) + here() + text.slice(place + path.length) : text;
}

// The place that a reader means: what is selected stands in it, or the address names it.
function anchor() {
  const selected = getSelection();
  const node = selected && !selected.isCollapsed ? selected.anchorNode : null;
  const near = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest("main [id]");
  if (near?.id) return `#${near.id}`;
  return location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))) ? location.hash : "";
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea"); // pages without HTTPS have no clipboard of their own
    field.value = text;
    field.readOnly = true;
    field.className = "actions__copied";
    panel.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  }
}

function say(words) {
  const status = panel.querySelector(".actions__status");
  status.textContent = words;
  setTimeout(() => (status.textContent = ""), SHOWN);
}

function copyAndSay(text, words) {
  copy(text).then(
    () => say(words),
    () => say("Tidak dapat menyalin. Pilih teksnya, lalu salin sendiri."),
  );
}

function offer(name, act) {
  for (const button of panel.querySelectorAll(`[data-${name}]`)) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}

function words(id) {
  return document.getElementById(id).textContent;
}

function complete() {
  for (const text of panel.querySelectorAll(".actions__text")) text.textContent = completed(text.textContent);
  for (const link of panel.querySelectorAll("[data-whatsapp]")) {
    link.href = `https://wa.me/?text=${encodeURIComponent(words(link.dataset.whatsapp))}`;
  }
  for (const place of document.querySelectorAll("[data-whole-address]")) place.textContent = here();
}

// A claim has an address of its own, but no heading to carry its link. By keyboard, `Salin tautan` does the same.
function link(claim) {
  const sign = document.createElement("a");
  sign.className = "claim-link";
  sign.href = `#${claim.id}`;
  sign.textContent = "#";
  sign.dataset.js = "";
  sign.tabIndex = -1;
  sign.setAttribute("aria-hidden", "true");
  claim.append(" ", sign);
}

function report(way) {
  const address = new URL(way.href);
  const selected = getSelection()?.toString().trim().slice(0, LONGEST);
  const fact = [anchor(), selected].filter(Boolean).join(" ");
  if (fact) address.searchParams.set("fakta", fact);
  way.href = address.href;
}

if (panel) {
  complete();
  for (const claim of document.querySelectorAll("main dt[id], main li[id]:not([id^='fn:'])")) link(claim);
  offer("copy-link", () => copyAndSay(here() + anchor(), "Tautan disalin."));
  offer("copy", (button) => copyAndSay(words(button.dataset.copy), "Teks disalin."));
  offer("print", () => print());
  if (navigator.share) {
    offer("share", (button) => navigator.share({ text: words(button.dataset.share) }).catch(() => {}));
  }
  const way = panel.querySelector("[data-report]");
  way.addEventListener("pointerdown", () => report(way)); // a click may drop the selection first
  way.addEventListener("click", () => report(way));
}
