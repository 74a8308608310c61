/* A place of a quiz: a question stands there, and on a second try another on the same fact. */

import { Question, element } from "../answering/question.js";
import { ANSWER, SURE, TURNS, keep, list, recall } from "../memory.js";
import { elementOf, load } from "../beside.js";

export class Place {
  constructor(form, quiz) {
    this.quiz = quiz;
    this.origin = form.dataset.item;
    this.more = "more" in form.dataset ? quiz.more : "";
    this.seats = new Map();
    this.seat(this.origin, () => form);
    const turns = list(TURNS + this.origin);
    if (turns.length) this.others().then((all) => this.turnTo(all, turns[turns.length - 1]), () => {});
  }

  /** Let a question stand here, with what was answered to it before. */
  seat(id, formOfIt) {
    if (!this.seats.has(id)) {
      const form = formOfIt();
      const question = new Question(form, this.quiz.words, (what) => this.heard(what));
      if (this.more) question.retry.textContent = this.quiz.words("another");
      const sure = this.quiz.sure.control();
      form.querySelector(".quiz-check").before(sure);
      this.seats.set(id, { question, sure });
    }
    Object.assign(this, this.seats.get(id));
    this.restore();
  }

  get asked() {
    return new Set([this.origin, ...list(TURNS + this.origin)]);
  }

  /** The verdict, and what is known part by part: of the question that the links were made for. */
  get verdict() {
    return this.question.verdict;
  }
  get parts() {
    return this.question.id === this.origin ? this.question.parts : [];
  }

  heard(what) {
    const { id } = this.question;
    if (what === "retry") {
      this.again();
      return;
    }
    const answer = what === "checked" ? this.question.response() : null;
    if (answer) this.quiz.sure.note(this.sure, id, this.verdict === "right");
    this.quiz.changed(keep(ANSWER + id, answer));
  }

  /** Show what is kept of the question that stands here. */
  restore() {
    const { question } = this;
    const answer = recall(ANSWER + question.id);
    if (Array.isArray(answer)) {
      question.fill(answer);
      question.show(question.response());
    } else if (question.verdict) question.clear();
    this.quiz.sure.recall(this.sure, question.id);
  }

  /** All questions of this place: the first, then those in the file. */
  async others() {
    const found = this.more ? (await load(this.more))[this.origin] || [] : [];
    return [[this.origin, ""], ...found];
  }

  turnTo(all, ident) {
    const found = all.find(([id]) => id === ident);
    if (!found || ident === this.question.id) return;
    const { form } = this.question;
    this.seat(ident, () => elementOf(found[1]));
    form.replaceWith(this.question.form);
    this.question.listen();
    this.quiz.changed(true);
  }

  /** Another question on the same; the same again if there is none, or it cannot be had. */
  async again() {
    const all = await this.others().catch(() => []);
    const at = all.findIndex(([id]) => id === this.question.id);
    const rest = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))];
    const [next] = rest.find(([id]) => !recall(ANSWER + id)) || rest[0] || [];
    let kept = true;
    if (next) {
      kept = keep(TURNS + this.origin, [...[...this.asked].filter((id) => id !== next), next]);
      this.turnTo(all, next);
    }
    kept = this.empty(this.question.id) && kept;
    if (!next && all.length !== 1) {
      this.question.feedback.replaceChildren(element("p", "quiz-ask", this.quiz.words("no-other")));
    }
    this.quiz.changed(kept);
    this.question.controls[0].focus();
  }

  empty(id) {
    if (id === this.question.id) {
      this.question.clear();
      this.quiz.sure.recall(this.sure, "");
    }
    keep(SURE + id, null);
    return keep(ANSWER + id, null);
  }

  /** As if nobody had ever been here. */
  erase() {
    this.asked.forEach((id) => this.empty(id));
    keep(TURNS + this.origin, null);
    this.home();
  }

  /** Back to the first question, if nothing says that another stands here. */
  home() {
    if (!list(TURNS + this.origin).length) this.turnTo([[this.origin, ""]], this.origin);
  }

  /** Another window has changed something: show it, unless the reader is at work here. */
  elsewhere(key) {
    const { id, form } = this.question;
    if (![null, ANSWER + id, TURNS + this.origin].includes(key)) return;
    if (!form.contains(document.activeElement)) {
      this.home();
      this.restore();
    }
    this.quiz.changed(true);
  }
}
