/* Progress as a file, and back. What comes in is only ever compared, counted and stored as data. */

import { isId, parse, readAnswer, readEntry } from "./entries.js";

const FORMAT = "factquiz-progress";
export const LARGEST = 10_000_000; /* bytes; ten thousand reviews are about two million */

export const exported = (store) => ({
  format: FORMAT,
  version: 1,
  read: [...store.read].sort(),
  reviews: Object.fromEntries([...store.reviews].sort()),
  answers: Object.fromEntries([...store.answers].sort()),
});

const pairs = (value) =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];

/** What a file holds, {read, reviews, answers, refused}, or null if it is not one of ours. */
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
  const reviews = sound(data.reviews, readEntry);
  const answers = sound(data.answers, readAnswer);
  const lessons = Array.isArray(data.read) ? data.read : [];
  const read = lessons.filter(isId);
  return { read, reviews, answers, refused: refused + lessons.length - read.length };
};

/** Take over what a file holds: of two reviews of one item the later one stays. */
export const merge = (store, { read, reviews, answers }) => {
  const later = reviews.filter(([id, entry]) => {
    const mine = store.reviews.get(id);
    return !mine || mine.at < entry.at;
  });
  const missing = answers.filter(([id]) => !store.answers.has(id));
  const unread = read.filter((lesson) => !store.read.has(lesson));
  later.forEach(([id, entry]) => store.put(id, entry));
  missing.forEach(([id, response]) => store.answer(id, response));
  unread.forEach((lesson) => store.mark(lesson, true));
  return { reviews: later.length, answers: missing.length, lessons: unread.length };
};
