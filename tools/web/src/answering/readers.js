/* Judging. A reader takes what was given to a place, the reasons there, the control, the words;
   it returns {verdict, reason, headline, note}, or {ask} for what it cannot judge. */

import { distance, normalise } from "./text.js";
import { dates, numbers, unitOf } from "./values.js";

export const judged = (reason, note) => ({ verdict: reason.key ? "right" : "wrong", reason, note });
const keyOf = (reasons) => reasons.find((each) => each.key);

const stems = (text) => text.toLowerCase().match(/[\p{L}%]+?(?=s?(?![\p{L}%]))/gu) || [];

export const READERS = {
  text(typed, reasons, control, words) {
    const text = normalise(typed);
    const allowed = Number(control.dataset.edits);
    const apart = reasons.map((each) => distance(text, normalise(each.option), allowed));
    const least = Math.min(...apart);
    if (least === Infinity) return { verdict: "wrong", headline: "unknown" };
    const [reason, ...others] = reasons.filter((_, rank) => apart[rank] === least);
    const unsure = others.some((each) => each.key !== reason.key);
    if (unsure) return { verdict: "wrong", headline: "unsure" };
    return judged(reason, reason.key && least && words("spelling", { text: reason.option }));
  },

  number(typed, reasons, control, words) {
    const [first, other = first] = numbers(typed);
    if (!first) return { ask: "number-unread" };
    const { unit, scale } = control.dataset;
    const asked = stems(control.form.querySelector("legend").textContent);
    const beside = stems(first.unit);
    const known = unit
      ? [unitOf(unit), scale > 1 && unit.split(" ")[0]].includes(first.unit)
      : beside.length && beside.every((stem) => asked.includes(stem));
    if (first.unit && !known) return { ask: "number-unread" };
    /* Of “3” for “3 million euros” both 3 and 0.000003 are tried. */
    const within = ({ low, high }) => ({ option }) =>
      [1, first.unit ? 1 : scale].some((size) => {
        const [least, most] = option.split(" ").map((end) => +(end * size).toPrecision(12));
        return least <= low && high <= most;
      });
    const key = keyOf(reasons);
    const reason = reasons.find(within(first));
    if (reason !== key && within(other)(key)) return { ask: "number-unsure" };
    if (reason) return judged(reason);
    const size = first.unit || first.high < scale ? 1 : scale;
    const [least, most] = key.option.split(" ").map((end) => end * size);
    const side = first.high < least ? "low" : first.low > most ? "high" : "wide";
    return { verdict: "wrong", note: words(`too-${side}`) };
  },

  date(typed, reasons, control, words) {
    const parse = (option) => option.split("-").map(Number);
    const key = keyOf(reasons);
    const readings = dates(typed).map((date) => {
      const states = parse(key.option).map((part, place) =>
        date[place] ? (date[place] === part ? "right" : "wrong") : "open",
      );
      if (states.every((state) => state === "right")) return judged(key);
      const reason = reasons.find((each) => String(parse(each.option)) === String(date));
      if (reason) return judged(reason);
      const parts = words("date-parts").split(",");
      const told = states.map((state, place) => words(`date-${state}`, { part: parts[place] }));
      const near = states[0] === "right" && states[1] === "right";
      return { verdict: near ? "partial" : "wrong", states, note: told.join(" ") };
    });
    const [first, other = first] = readings;
    if (!first) return { ask: "date-unread" };
    return first.verdict === other.verdict ? first : { ask: "date-unsure" };
  },

  chosen: (value, reasons) => judged(reasons.find(({ option }) => option === value)),

  /** Where the right answer is told whatever was given, and what the given one really is. */
  told(value, [reason], control, words) {
    if (!value) return { verdict: "open", reason };
    if (value === reason.option) return judged(reason);
    const other = control.form.querySelector(`[data-target="${CSS.escape(value)}"]`);
    const note = words("yours", { text: control.selectedOptions[0].text });
    return { verdict: "wrong", reason, note: other ? `${note} ${other.textContent}` : note };
  },
};
