/* One question: what was given, what there is to say of it. It keeps nothing, and knows neither
   a quiz nor an exam; the key, the reasons and their links are in its form. */

import { READERS, judged } from "./readers.js";

export const element = (tag, className, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

/** The words that stand in `data-` attributes of a section, with what is in braces filled in. */
export const wordsOf = (section) => (name, values) =>
  section.getAttribute(`data-${name}`).replace(/\{(\w+)\}/g, (_, field) => values[field]);

export class Question {
  /** `heard` is told what happens: "checked", "changed" (a verdict is gone) or "retry". */
  constructor(form, words, heard) {
    this.form = form;
    this.words = words;
    this.id = form.dataset.item;
    this.parts = [];
    this.feedback = form.querySelector(".quiz-feedback");
    this.retry = form.querySelector(".quiz-retry");
    this.controls = Array.from(form.querySelectorAll("input, select"));
    const [{ dataset, type }] = this.controls;
    this.boxes = !dataset.read;
    this.several = this.boxes ? type === "checkbox" : this.controls.length > 1;
    this.ask = type === "text" ? "type-first" : "choose-first";
    this.reasons = Array.from(form.querySelectorAll(".quiz-reason"), (node, rank) => ({
      node,
      rank,
      place: Number(node.dataset.place),
      option: node.dataset.option,
      key: "key" in node.dataset,
    }));
    const check = form.querySelector(".quiz-check");
    check.disabled = check.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const ask = this.show(this.response());
      if (ask) this.feedback.replaceChildren(element("p", "quiz-ask", words(ask)));
      else heard("checked");
    });
    form.addEventListener("input", () => {
      if (!this.verdict) return;
      this.forget();
      heard("changed");
    });
    this.retry.addEventListener("click", () => heard("retry"));
  }

  /** Live from now on: what comes is read aloud, what is there already is not. */
  listen() {
    this.feedback.setAttribute("role", "status");
  }

  /** What is chosen among boxes; else what each place holds; nothing if that is nothing. */
  response() {
    const given = this.boxes ? this.controls.filter((box) => box.checked) : this.controls;
    const values = given.map((control) => control.value.trim());
    return values.some(Boolean) ? values : [];
  }

  /** Put a response that was kept into the controls; what does not fit is left out. */
  fill(response) {
    this.controls.forEach((control, place) => {
      if (this.boxes) control.checked = response.includes(control.value);
      else control.value = String(response[place] || "");
    });
  }

  judge(control, place) {
    const reasons = this.reasons.filter((each) => each.place === place);
    const value = control.value.trim();
    const { read } = control.dataset;
    if (!this.boxes) {
      if (!value && read !== "told") return { verdict: "open" };
      return READERS[read](value, reasons, control, this.words);
    }
    if (control.checked) return judged(reasons[0]);
    return this.several && reasons[0].key ? { verdict: "missed", reason: reasons[0] } : {};
  }

  /** What there is to say of a response, place by place; {ask} if it cannot be judged. */
  verdicts(response) {
    if (!response.length) return { ask: this.ask };
    const given = response.filter(Boolean);
    if ("once" in this.form.dataset && new Set(given).size < given.length) return { ask: "twice" };
    const parts = this.controls.map((control, place) => this.judge(control, place));
    return { parts, ask: parts[0].ask };
  }

  /** Show what there is to say of a response; if it cannot be judged, return what to ask for. */
  show(response) {
    const { form, several, words } = this;
    const { parts, ask } = this.verdicts(response);
    if (ask) return ask;
    const told = parts.filter((part) => part.verdict);
    const total = told.length;
    const right = told.filter((part) => part.verdict === "right").length;
    let [{ verdict, headline = verdict, note }] = told;
    if (several) {
      verdict = right === total ? "right" : right ? "partial" : "wrong";
      headline = verdict;
      note = parts.some((part) => part.headline) && words("gap-unknown");
    }
    const kind = several && !this.boxes ? "parts" : "item";
    const said = words(`${kind}-${headline}`, { right, total });
    const head = element("p", "quiz-headline", note ? `${said} ${note}` : said);
    const list = this.reasons[0].node.parentNode.cloneNode(false);
    list.append(
      ...told
        .filter(({ reason }) => reason)
        .sort((one, other) => one.reason.rank - other.reason.rank)
        .map((part) => this.explained(part)),
    );
    head.dataset.verdict = form.dataset.verdict = this.verdict = verdict;
    this.feedback.replaceChildren(head, ...(list.firstChild ? [list] : []));
    this.retry.hidden = false;
    this.mark(parts);
    return "";
  }

  /** The reason as it stands in the page, with this response's verdict on it;
      where it stands alone, the headline has said the verdict. */
  explained({ verdict, reason, note }) {
    const copy = reason.node.cloneNode(true);
    const head = copy.firstElementChild;
    const word = head.firstElementChild;
    word.textContent = this.words(verdict);
    copy.dataset.verdict = word.dataset.verdict = verdict;
    if (!this.several) head.remove();
    else if (note) head.after(element("p", "quiz-rationale", note));
    return copy;
  }

  /** Right or wrong on every control, as far as it is judged. */
  mark(parts) {
    this.parts = parts;
    this.form.querySelectorAll(".quiz-mark").forEach((mark, place) => {
      const { verdict } = parts[place] || {};
      mark.parentNode.dataset.verdict = verdict || "";
      mark.textContent = verdict ? this.words(verdict) : "";
    });
  }

  /** Back to unchecked: the response stays, its verdict goes. */
  forget() {
    this.verdict = this.form.dataset.verdict = "";
    this.feedback.replaceChildren();
    this.retry.hidden = true;
    this.mark([]);
  }

  /** Back to empty. */
  clear() {
    this.form.reset();
    this.form.querySelector("details").open = false;
    this.forget();
  }
}
