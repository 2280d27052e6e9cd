// Words as people type them: one form for all ways of writing, and what a slip was meant to be.

export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// Letters added, lost, changed or swapped; stops counting beyond `most`.
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

// How many slips a word of this length may hold and still be recognised.
export function patience(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

// The nearest of `words` to `word`, the first of equals; undefined when none is near.
export function nearest(word, words) {
  let best;
  let most = patience(word);
  for (const other of words) {
    const far = distance(word, other, most);
    if (far > most || (best && far === most)) continue;
    [best, most] = [other, far];
  }
  return best;
}
