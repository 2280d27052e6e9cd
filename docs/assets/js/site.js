// The frame's small helps: choosing a palette, closing the menu, marking the section being read.

const root = document.documentElement;
const button = document.querySelector("[data-palette]");
const system = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return root.dataset.mdColorScheme === "slate";
}

function show(scheme) {
  root.dataset.mdColorScheme = scheme;
  button.setAttribute("aria-label", isDark() ? "Pakai tampilan terang" : "Pakai tampilan gelap");
}

function chosen() {
  try {
    return localStorage.getItem("tampilan");
  } catch {
    return null; // the choice then lasts for this page
  }
}

function choose(scheme) {
  show(scheme);
  try {
    localStorage.setItem("tampilan", scheme);
  } catch {
    // Nothing is kept.
  }
}

button.addEventListener("click", () => choose(isDark() ? "default" : "slate"));
system.addEventListener("change", (event) => {
  if (!chosen()) show(event.matches ? "slate" : "default");
});
show(root.dataset.mdColorScheme);

for (const menu of document.querySelectorAll("details[data-menu], details.toc")) {
  document.addEventListener("click", (event) => {
    if (menu.open && (!menu.contains(event.target) || event.target.closest("a"))) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

const links = new Map(
  Array.from(document.querySelectorAll(".toc a"), (link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const watcher = new IntersectionObserver(
  (entries) => {
    const seen = entries.find((entry) => entry.isIntersecting);
    if (!seen) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(seen.target.id)?.setAttribute("aria-current", "true");
  },
  { rootMargin: "0px 0px -70% 0px" },
);
for (const id of links.keys()) {
  const heading = document.getElementById(id);
  if (heading) watcher.observe(heading);
}
