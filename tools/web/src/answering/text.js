/* What is typed is read by the rules of factquiz.scoring: tests hold the two together. */

const UNDIVIDED = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", æ: "ae", œ: "oe", þ: "th" };
/* Letter by letter, and by way of the capital: ß is ss, and a final sigma a sigma. */
const foldCase = (text) =>
  Array.from(text, (char) => char.toUpperCase().toLowerCase())
    .join("")
    .replace(/ς/g, "σ");
/* No look-behind anywhere: browsers of 2022 would refuse the whole script. */
const INITIALS = /(^|[^\p{L}\p{N}_])((?:[\p{L}\p{Nl}\p{No}]\.){2,})/gu;
export const normalise = (text) =>
  foldCase(text.normalize("NFKD"))
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[ıłøđðħæœþ]/g, (char) => UNDIVIDED[char])
    .replace(/&/g, " and ")
    .replace(INITIALS, (_, before, initials) => before + initials.replace(/\./g, ""))
    .replace(/([\p{L}\p{N}_])['’ʼ](?=[\p{L}\p{N}_])/gu, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^(?:(?:the|an|a) )+(?=.)/u, "");
const figures = (text) => (text.match(/\p{Nd}+/gu) || []).join(" ");

/** Optimal string alignment distance: insert, delete, replace, or swap neighbours. */
const edits = (one, other) => {
  const [a, b] = [Array.from(one), Array.from(other)];
  let older = [];
  let last = b.map((_, column) => column).concat(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    [older, last] = [last, row];
  }
  return last[b.length];
};

/** How far apart two normalised texts are; Infinity if more than allowed. */
export const distance = (one, other, allowed) => {
  if (one === other) return 0;
  if (!allowed || figures(one) !== figures(other)) return Infinity;
  const apart = edits(one, other);
  return apart <= allowed ? apart : Infinity;
};
