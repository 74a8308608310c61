/* How texts become words that can be compared: no case, no accents, no plural of English.
   The same for what is searched and for what the reader types. */

/* Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[’'](?=\p{L}))*/gu;
const LONGEST = 60; /* characters: what is longer is no word, and would only cost time */

/** A text without case and accents. */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter]);
}

/** The words of a text as they stand there, each with its place. */
export function wordsIn(text) {
  return Array.from(text.matchAll(WORD), (found) => ({ word: found[0], at: found.index }));
}

/** A word as it is compared; `language` says whether it may have an English plural. */
export function compared(word, language) {
  const plain = folded(word).replace(/[’']s$/, "").replace(/[’']/g, "").slice(0, LONGEST);
  if (!language.startsWith("en") || plain.length < 4) return plain;
  return plain.replace(/ies$/, "y").replace(/([^su])s$/, "$1");
}
