/* Reading what was stored or comes from a file: what is not plainly right is refused.
   Everything here may have been written by anybody. */

export const LONGEST_LOG = 50; /* ratings of one item */

const ID = /^[\w.:-]{1,120}$/;
const MAX_DAY = 100_000; /* the year 2243 */
const DAY = 86_400_000;
const MAX_PARTS = 50;
const MAX_TEXT = 1000;
const MAX_ITEMS = 500;

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

/** How sure somebody was of an answer, and whether it was right; or null. */
export const readSure = (value) =>
  Array.isArray(value) &&
  value.length === 2 &&
  [0, 1, 2, 3].includes(value[0]) &&
  [0, 1].includes(value[1])
    ? value
    : null;

/** The items that stood in one place of a quiz, by their ids; or null. */
export const readTurns = (value) =>
  Array.isArray(value) && value.length <= MAX_PARTS && value.every(isId) ? value : null;

/** A practice exam as its own page keeps it, with what belongs to it and nothing else; or null. */
export const readExam = (value, now) => {
  if (!value || typeof value !== "object") return null;
  const { form, begun, until, ended, given, flags } = value;
  const isMoment = (at) => Number.isInteger(at) && within(at, 0, now + 366 * DAY);
  const answers = given && typeof given === "object" ? Object.entries(given) : null;
  const right =
    isId(form) &&
    [begun, until, ended].every(isMoment) &&
    answers &&
    answers.length <= MAX_ITEMS &&
    answers.every(([id, one]) => isId(id) && readAnswer(one)) &&
    Array.isArray(flags) &&
    flags.length <= MAX_ITEMS &&
    flags.every(isId);
  return right ? { form, begun, until, ended, given, flags } : null;
};

export const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
