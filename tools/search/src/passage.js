/* The part of a text around what was found, in pieces that are marked or not. */

import { wordsIn } from "./words.js";

const BEFORE = 70; /* characters of the text before the first word that was found */
const LENGTH = 240;

/** `[text, marked]` pairs of a text; `isFound` tells of a word whether it was found. */
export function marked(text, isFound) {
  const pieces = [];
  let end = 0;
  for (const { word, at } of wordsIn(text)) {
    if (!isFound(word)) continue;
    if (at > end) pieces.push([text.slice(end, at), false]);
    pieces.push([word, true]);
    end = at + word.length;
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
}

/** A passage of a long text: around the place where most of the words stand together. */
export function passage(text, isFound) {
  if (text.length <= LENGTH) return text;
  const places = wordsIn(text).filter(({ word }) => isFound(word));
  let best = { at: 0, count: 0 };
  places.forEach(({ at }, first) => {
    const near = places.slice(first).filter((each) => each.at - at < LENGTH - BEFORE);
    const count = new Set(near.map(({ word }) => word.toLowerCase())).size;
    if (count > best.count) best = { at, count };
  });
  const from = best.at <= BEFORE ? 0 : text.indexOf(" ", best.at - BEFORE) + 1;
  const until = from + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", from + LENGTH);
  return `${from > 0 ? "… " : ""}${text.slice(from, until)}${until < text.length ? " …" : ""}`;
}
