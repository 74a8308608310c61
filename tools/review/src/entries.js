/* Reading what was stored or comes from a file: what is not plainly right is refused.
   Everything here may have been written by anybody. */

import { LONGEST_LOG } from "./memory.js";

const ID = /^[\w.:-]{1,120}$/;
const MAX_DAY = 100_000; /* the year 2243 */
const DAY = 86_400_000;
const MAX_PARTS = 50;
const MAX_TEXT = 1000;

export const isId = (text) => typeof text === "string" && ID.test(text);
const within = (number, low, high) =>
  typeof number === "number" && number >= low && number <= high;
const isDay = (number) => Number.isInteger(number) && within(number, 0, MAX_DAY);
const isReview = (pair) =>
  Array.isArray(pair) && pair.length === 2 && isDay(pair[0]) && [1, 2, 3, 4].includes(pair[1]);

/** A review's entry with what belongs to it and nothing else, or null. */
export const readEntry = (value, now) => {
  if (!value || typeof value !== "object") return null;
  const { lesson, s, d, last, due, at, log } = value;
  const right =
    isId(lesson) &&
    within(s, 0.0001, 40_000) &&
    within(d, 1, 10) &&
    isDay(last) &&
    isDay(due) &&
    due >= last &&
    Number.isInteger(at) &&
    within(at, 0, now + DAY) &&
    Array.isArray(log) &&
    log.length > 0 &&
    log.length <= LONGEST_LOG &&
    log.every(isReview);
  return right ? { lesson, s, d, last, due, at, log } : null;
};

/** An answer to a quiz as the quiz itself keeps it: a few texts; or null. */
export const readAnswer = (value) =>
  Array.isArray(value) &&
  value.length <= MAX_PARTS &&
  value.every((part) => typeof part === "string" && part.length <= MAX_TEXT)
    ? value
    : null;

export const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
