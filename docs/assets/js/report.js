// The report form: fills itself from the address, composes a text, and hands it to e-mail, WhatsApp or the clipboard.
// Nothing is sent anywhere by this page.

const form = document.querySelector("[data-report-form]");
const result = document.getElementById("lapor-teks");
const status = form.querySelector(".report__status");
const FIELDS = [
  ["halaman", "Halaman"],
  ["fakta", "Fakta"],
  ["keliru", "Yang keliru"],
  ["benar", "Yang benar"],
  ["sumber", "Sumber"],
  ["versi", "Versi"],
];

function compose() {
  const lines = FIELDS.map(([name, label]) => [label, form.elements[name].value.trim()]).filter(([, value]) => value);
  result.value = ["Laporan kesalahan di Suluh", "", ...lines.map(([label, value]) => `${label}: ${value}`)].join("\n");
  const text = encodeURIComponent(result.value);
  const subject = encodeURIComponent(`Laporan kesalahan: ${form.elements.halaman.value.trim()}`);
  form.querySelector("[data-mail]").href = `mailto:${form.dataset.contact}?subject=${subject}&body=${text}`;
  form.querySelector("[data-whatsapp]").href = `https://wa.me/?text=${text}`;
}

function fill() {
  const asked = new URLSearchParams(location.search);
  for (const [name] of FIELDS) form.elements[name].value = (asked.get(name) ?? "").slice(0, 1000);
  const page = form.elements.halaman.value;
  if (/^\/[a-z0-9/-]*$/.test(page)) {
    form.elements.halaman.value = new URL(`..${page}`, location.href.split(/[?#]/, 1)[0]).href;
  }
}

async function copy() {
  result.select();
  try {
    await navigator.clipboard.writeText(result.value);
  } catch {
    document.execCommand("copy");
  }
  status.textContent = "Teks laporan disalin.";
}

form.hidden = false;
fill();
compose();
form.addEventListener("input", compose);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-copy]").addEventListener("click", copy);
