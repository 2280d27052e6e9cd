// The field, the choice of provinces and the list under them.

import { exactly, match, read } from "./matching.js";
import { node, walk } from "../search/results.js";

const MOST = 10;
const PAUSE = 150;

export function mount(place, root) {
  new Finder(place, root);
}

class Finder {
  #regions;
  #timer;

  constructor(place, root) {
    this.root = root;
    this.id = `${place.id || "region"}-query`;
    this.query = node("input", { id: this.id, type: "search", autocomplete: "off", spellcheck: false, className: "region-finder__query" });
    this.query.setAttribute("aria-describedby", `${this.id}-status`);
    this.query.setAttribute("enterkeyhint", "go");
    this.provinces = node("select", { id: `${this.id}-province`, className: "region-finder__province" }, node("option", { value: "", textContent: "Pilih provinsi" }));
    this.status = node("p", { id: `${this.id}-status`, className: "region-finder__status" });
    this.status.setAttribute("role", "status");
    this.list = node("ul", { className: "region-finder__list" });
    place.replaceChildren(this.#form(), this.status, this.list);
    this.#listen(place);
  }

  #form() {
    const field = (label, control) => node("div", { className: "region-finder__field" }, node("label", { htmlFor: control.id, textContent: label }), control);
    const go = node("button", { type: "submit", className: "region-finder__go", textContent: "Buka" });
    const typed = node("div", { className: "region-finder__row" }, this.query, go);
    const first = node("div", { className: "region-finder__field" }, node("label", { htmlFor: this.id, textContent: "Nama provinsi, kabupaten, atau kota" }), typed);
    this.form = node("form", { className: "region-finder__form" }, first, field("atau pilih provinsinya", this.provinces));
    this.form.setAttribute("role", "search");
    this.form.setAttribute("aria-label", "Cari daerah Anda");
    return this.form;
  }

  #listen(place) {
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.query.addEventListener("input", () => this.#later());
    this.provinces.addEventListener("change", () => this.#within());
    place.addEventListener("focusin", () => this.#load().catch(() => this.#fail()));
    place.addEventListener("keydown", (event) => walk(event, this.query, this.list));
    if (this.query.value) this.#later(); // typed before this script arrived, or kept by the browser
  }

  // The list is fetched once somebody comes near, and again after a failure.
  #load() {
    this.#regions ??= this.#fetch().catch((error) => {
      this.#regions = undefined;
      throw error;
    });
    return this.#regions;
  }

  async #fetch() {
    const answer = await fetch(new URL("unduh/daerah.json", this.root));
    if (!answer.ok) throw new Error(answer.statusText);
    const regions = read(await answer.json());
    const provinces = regions.filter((region) => region.parent < 0);
    const chosen = this.provinces.value;
    this.provinces.append(...provinces.map(({ title, id }) => node("option", { value: id, textContent: title })));
    this.provinces.value = chosen;
    return regions;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), PAUSE);
  }

  async #search() {
    clearTimeout(this.#timer);
    const text = this.query.value.trim();
    this.provinces.value = "";
    if (!text) return this.#show([], "");
    const regions = await this.#awaited();
    if (!regions || text !== this.query.value.trim()) return;
    const found = match(regions, text);
    this.#show(found.slice(0, MOST), summary(found, exactly(regions, text), text));
  }

  async #submit(event) {
    event.preventDefault();
    const regions = await this.#awaited();
    const text = this.query.value.trim();
    if (!regions || !text) return this.query.focus();
    const named = exactly(regions, text);
    const found = named.length ? named : match(regions, text);
    if (found.length === 1) return location.assign(this.#url(found[0]));
    await this.#search();
    this.query.focus();
  }

  async #within() {
    const regions = await this.#awaited();
    if (!regions) return;
    const at = regions.findIndex(({ id }) => id === this.provinces.value);
    this.query.value = "";
    if (at < 0) return this.#show([], "");
    const inside = regions.filter(({ parent }) => parent === at);
    this.#show([regions[at], ...inside], `${regions[at].title}: ${inside.length} kabupaten dan kota`);
  }

  async #awaited() {
    const slow = setTimeout(() => this.#say("Memuat daftar daerah …"), 400);
    try {
      return await this.#load();
    } catch {
      this.#fail();
    } finally {
      clearTimeout(slow);
    }
  }

  #show(regions, text) {
    this.list.replaceChildren(...regions.map((region) => this.#item(region)));
    this.#say(text);
  }

  #item(region) {
    const link = node("a", { href: this.#url(region), textContent: region.title });
    const where = region.province ? [" ", node("span", { className: "region-finder__where", textContent: region.province })] : [];
    return node("li", {}, link, ...where);
  }

  #url({ id }) {
    return new URL(`wilayah/${id}/`, this.root).href;
  }

  #fail() {
    this.#say("Daftar daerah tidak dapat dimuat. Periksa sambungan Anda, lalu ketik lagi.");
  }

  #say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

function summary(found, named, text) {
  if (!found.length) return `Tidak ada daerah bernama “${text}”. Coba nama provinsinya.`;
  if (named.length > 1) return `${found.length} daerah cocok dengan “${text}”. Yang mana daerah Anda?`;
  const more = found.length > MOST ? `, ${MOST} teratas ditampilkan; ketik lebih lengkap` : "";
  return `${found.length} daerah cocok${more}`;
}
