/* How sure a reader says she is before she checks, and how often she is right then. */

import { element } from "../answering/question.js";
import { ASK_SURE, SURE, keep, list, recall } from "../memory.js";

/* What the words of the levels stand for, and how far off is worth a word. */
const LEVELS = [0.25, 0.5, 0.75, 0.95];
const FEWEST = 4;
const FAR = 0.15;

/** What to say of pairs of a level and whether it was right: "over", "under", "fair", "few". */
export const calibration = (pairs) => {
  if (pairs.length < FEWEST) return "few";
  const apart = pairs.reduce((sum, [level, right]) => sum + LEVELS[level] - right, 0) / pairs.length;
  if (apart > FAR) return "over";
  return apart < -FAR ? "under" : "fair";
};

const isPair = ([level, right]) => [0, 1, 2, 3].includes(level) && [0, 1].includes(right);

export class Sure {
  constructor(section, words) {
    this.words = words;
    this.box = section.querySelector(".quiz-sure-on input");
    this.room = section.querySelector(".quiz-calibration");
    this.rows = Array.from(this.room.querySelectorAll("tbody tr"));
    this.controls = [];
    this.box.checked = recall(ASK_SURE) === 1;
    this.box.closest("p").hidden = false;
    this.box.addEventListener("change", () => {
      keep(ASK_SURE, this.box.checked ? 1 : null);
      this.controls.forEach((control) => (control.hidden = !this.box.checked));
    });
  }

  /** What a question is given to say how sure she is. */
  control() {
    const label = element("label", "quiz-sure", `${this.words("sure")} `);
    const select = element("select", "");
    select.append(new Option("–", ""));
    this.rows.forEach(({ cells, dataset }) => select.append(new Option(cells[0].textContent, dataset.level)));
    select.addEventListener("input", (event) => event.stopPropagation()); /* it is no answer */
    label.append(select);
    label.hidden = !this.box.checked;
    this.controls.push(label);
    return label;
  }

  /** The first time counts: once the reasons have been read, nobody guesses any more. */
  note(control, id, right) {
    const { value } = control.lastChild;
    if (value && !list(SURE + id).length) keep(SURE + id, [Number(value), Number(right)]);
    this.recall(control, id);
  }

  recall(control, id) {
    const [level = ""] = list(SURE + id);
    const select = control.lastChild;
    select.value = level;
    select.disabled = level !== "";
  }

  /** Fill in the table of how sure and how right, for the items with these ids. */
  show(ids, all) {
    const pairs = ids.map((id) => list(SURE + id)).filter(isPair);
    this.room.hidden = !all || !pairs.length;
    this.rows.forEach((row) => {
      const here = pairs.filter(([level]) => level === Number(row.dataset.level));
      row.hidden = !here.length;
      row.cells[1].textContent = here.length;
      row.cells[2].textContent = here.filter(([, right]) => right).length;
    });
    this.room.querySelector("p").textContent = this.words(`sure-${calibration(pairs)}`);
  }
}
