/* What is known of the reader's memory of one item, and how a review changes it (FSRS).
   An entry: {lesson, s: stability in days, d: difficulty 1–10, last, due: days, at: milliseconds,
   log: [[day, rating], …]}. A day is a number: the reader's own calendar, counted from 1970. */

import { FSRSAlgorithm } from "ts-fsrs";
import { LONGEST_LOG } from "../entries.js";

export const AGAIN = 1;
export const HARD = 2;
export const GOOD = 3;
export const EASY = 4;

/* Nine of ten shall be known when they come back, and nothing stays away for over a year. */
const algorithm = new FSRSAlgorithm({ request_retention: 0.9, maximum_interval: 365 });

export const dayOf = (at) =>
  Math.floor((at - new Date(at).getTimezoneOffset() * 60_000) / 86_400_000);

/** The entry after a review; `entry` is null before the first one. */
export const reviewed = (entry, lesson, rating, at) => {
  const today = dayOf(at);
  const since = entry ? Math.max(0, today - entry.last) : 0;
  const before = entry && { stability: entry.s, difficulty: entry.d };
  const { stability, difficulty } = algorithm.next_state(before, since, rating);
  const log = [...(entry ? entry.log : []), [today, rating]].slice(-LONGEST_LOG);
  const days = rating === AGAIN ? 1 : algorithm.next_interval(stability, since);
  return { lesson, s: stability, d: difficulty, last: today, due: today + days, at, log };
};

/** How likely it is that the item is known today, from 0 to 1. */
export const chance = (entry, today) =>
  algorithm.forgetting_curve(Math.max(0, today - entry.last), entry.s);
