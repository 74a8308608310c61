/* One sitting of an exam, as it is kept: {form: its number as a text, begun, until (0: no clock),
   ended (0: not yet), given: {item: response}, flags: [item]}; moments in milliseconds. */

import { EXAM, keep, recall } from "../memory.js";
import { readExam } from "../entries.js";

export const blank = (form, minutes, now) => ({
  form,
  begun: now,
  until: minutes ? now + minutes * 60_000 : 0,
  ended: 0,
  given: {},
  flags: [],
});

/** What is kept of an exam, if it is of this version of the course: else it is left alone. */
export const read = (quiz, forms, now) => {
  const sitting = readExam(recall(EXAM + quiz), now);
  const form = sitting && forms[Number(sitting.form) - 1];
  if (!form) return null;
  const known = new Set(form.items.map(([id]) => id));
  const ids = [...Object.keys(sitting.given), ...sitting.flags];
  return ids.every((id) => known.has(id)) ? sitting : null;
};

export const write = (quiz, sitting) => keep(EXAM + quiz, sitting);

/** What stands on the clock: minutes, and in the last five minutes seconds too. */
export const left = (until, now) => {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  if (!until) return { name: "no-clock" };
  if (!seconds) return { name: "time-over" };
  if (seconds > 300) return { name: "minutes-left", count: Math.ceil(seconds / 60) };
  return {
    name: "seconds-left",
    minutes: Math.floor(seconds / 60),
    seconds: String(seconds % 60).padStart(2, "0"),
  };
};
