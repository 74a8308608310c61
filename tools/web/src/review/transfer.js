/* Progress as a file, and back. What comes in is only ever compared, counted and stored as data. */

import { isId, parse } from "../entries.js";
import { KINDS } from "./store.js";

const FORMAT = "factquiz-progress";
export const LARGEST = 10_000_000; /* bytes; ten thousand reviews are about two million */

export const exported = (store) => ({
  format: FORMAT,
  version: 1,
  read: [...store.read].sort(),
  ...Object.fromEntries(
    Object.keys(KINDS).map((kind) => [kind, Object.fromEntries([...store[kind]].sort())]),
  ),
});

const pairs = (value) =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];

/** What a file holds, {read, refused, and a list of pairs for each kind}, or null if it is not
    one of ours. A file of an older version has fewer kinds. */
export const imported = (text, now) => {
  const data = parse(text);
  if (!data || data.format !== FORMAT || data.version !== 1) return null;
  let refused = 0;
  const sound = (value, read) =>
    pairs(value).flatMap(([id, one]) => {
      const known = isId(id) && read(one, now);
      if (!known) refused += 1;
      return known ? [[id, known]] : [];
    });
  const kinds = Object.entries(KINDS).map(([kind, [, read]]) => [kind, sound(data[kind], read)]);
  const lessons = Array.isArray(data.read) ? data.read : [];
  const read = lessons.filter(isId);
  return { ...Object.fromEntries(kinds), read, refused: refused + lessons.length - read.length };
};

/** Take over what a file holds: of two reviews of one item the later one stays, and else what
    is here already. */
export const merge = (store, { read, reviews, ...others }) => {
  const later = reviews.filter(([id, entry]) => {
    const mine = store.reviews.get(id);
    return !mine || mine.at < entry.at;
  });
  const unread = read.filter((lesson) => !store.read.has(lesson));
  later.forEach(([id, entry]) => store.put(id, entry));
  unread.forEach((lesson) => store.mark(lesson, true));
  const added = { reviews: later.length, lessons: unread.length };
  for (const kind of Object.keys(KINDS).filter((each) => each in others)) {
    const missing = others[kind].filter(([id]) => !store[kind].has(id));
    missing.forEach(([id, value]) => store.add(kind, id, value));
    added[kind] = missing.length;
  }
  return added;
};
