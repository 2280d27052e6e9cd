// "Sekarang": marks stages as past, present or future on a day. The dates are the page's own; none stand here.

const DAY = 86_400_000;
const SVG = "http://www.w3.org/2000/svg";
const WORDS = { past: "sudah selesai", now: "sedang berlangsung", next: "akan datang", begun: "sudah dimulai", due: "tenggat belum lewat" };
const long = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const iso = (day) => new Date(day).toISOString().slice(0, 10);
const spoken = (text) => long.format(Date.parse(text));

function today() {
  const now = new Date();
  return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
}

// A day as it stands in an address; nothing when the calendar has no such day.
function real(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? "")) return null;
  const day = Date.parse(text);
  return !Number.isNaN(day) && iso(day) === text ? text : null;
}

// Days written year-month-day compare as text.
function state({ start, end }, day, over) {
  if (over && day >= over) return "past";
  if (end && day > end) return "past";
  if (start && day < start) return "next";
  if (!start) return "due";
  return end ? "now" : "begun";
}

function mark(timeline, day) {
  const { first, last, over } = timeline.dataset;
  const share = ((Date.parse(day) - Date.parse(first)) / (Date.parse(last) + DAY - Date.parse(first))) * 100;
  for (const line of timeline.querySelectorAll(".day")) line.remove();
  for (const drawing of share >= 0 && share <= 100 ? timeline.querySelectorAll("svg") : []) drawing.append(upright(share));
  for (const row of timeline.querySelectorAll("[data-stage]")) {
    const found = state(row.dataset, day, over);
    row.dataset.state = found === "begun" || found === "due" ? "now" : found;
    row.dataset.word = found;
    label(row).textContent = `· ${WORDS[found]}`;
  }
}

function upright(share) {
  const line = document.createElementNS(SVG, "line");
  line.setAttribute("class", "day");
  line.setAttribute("x1", `${share}%`);
  line.setAttribute("x2", `${share}%`);
  line.setAttribute("y1", "0");
  line.setAttribute("y2", "100%");
  return line;
}

function label(row) {
  return row.querySelector(".row__state");
}

function names(rows) {
  return rows.map((row) => row.querySelector("a").textContent).join(", ");
}

// What one day looks like, in a sentence.
function sentence(timelines, day, isToday) {
  const rows = timelines.flatMap((timeline) => [...timeline.querySelectorAll("[data-stage]")]);
  const being = (...words) => rows.filter((row) => words.includes(row.dataset.word));
  const running = being("now");
  const coming = being("next").filter((row) => row.dataset.start);
  const soonest = coming.map((row) => row.dataset.start).sort()[0];
  const on = isToday ? `Hari ini, ${spoken(day)}` : `Pada ${spoken(day)}`;
  if (rows.every((row) => row.dataset.state === "past")) return `${on}: semua tahapan sudah selesai.`;
  const now = running.length ? `${running.length} tahapan berlangsung: ${names(running)}` : "tidak ada tahapan bertanggal yang berlangsung";
  const due = being("due");
  const late = due.length ? `; ${due.length} tenggat belum lewat: ${names(due)}` : "";
  const next = soonest ? `; berikutnya, mulai ${spoken(soonest)}: ${names(coming.filter((row) => row.dataset.start === soonest))}` : "";
  return `${on}: ${now}${late}${next}.`;
}

const asked = new URLSearchParams(location.search).get("tanggal");
const timelines = [...document.querySelectorAll("[data-timeline]")];
const panel = document.querySelector("[data-timeline-day]");

function show(day, note = "") {
  for (const timeline of timelines) mark(timeline, day);
  const text = sentence(timelines, day, day === today());
  for (const small of document.querySelectorAll("[data-timeline-now]")) {
    small.textContent = text;
    small.hidden = false;
  }
  if (panel) {
    const hint = text.includes("semua tahapan") && day === today() ? " Pilih sebuah tanggal untuk melihat keadaan pada hari itu." : "";
    panel.querySelector("[role=status]").textContent = note + text + hint;
  }
}

function choose(day) {
  const address = new URL(location.href);
  if (day) address.searchParams.set("tanggal", day);
  else address.searchParams.delete("tanggal");
  history.replaceState(null, "", address);
  show(day ?? today());
}

function listen() {
  const input = panel.querySelector("input");
  const given = real(asked);
  panel.hidden = false;
  input.value = given ?? "";
  panel.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => choose(real(input.value)));
  panel.querySelector("[data-today]").addEventListener("click", () => {
    input.value = "";
    choose(null);
  });
  for (const button of panel.querySelectorAll("[data-day]")) {
    button.addEventListener("click", () => {
      input.value = button.dataset.day;
      choose(input.value);
    });
  }
  for (const button of panel.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      const from = real(input.value) ?? (today() > input.max ? input.max : today());
      input.value = iso(Date.parse(from) + Number(button.dataset.step) * DAY);
      choose(input.value);
    });
  }
}

if (timelines.length) {
  if (panel) listen();
  show(real(asked) ?? today(), asked && !real(asked) ? "Tanggal di alamat ini tidak ada di kalender; yang ditampilkan hari ini. " : "");
}

for (const line of document.querySelectorAll("[data-stage-state]")) {
  const day = real(asked) ?? today();
  const found = state(line.dataset, day, line.dataset.over);
  line.dataset.state = found === "past" || found === "next" ? found : "now";
  line.textContent = `${real(asked) ? `Pada ${spoken(day)}` : "Hari ini"}: ${WORDS[found]}.`;
  line.hidden = false;
}
