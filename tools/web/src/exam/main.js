/* A practice exam: a clock if one is wanted, questions in any order, a look over the answers
   before they are handed in, and what came of it. Everything stays in the reader's browser. */

import { Question, wordsOf } from "../answering/question.js";
import { fill, make, speak } from "../page.js";
import { EXAM } from "../memory.js";
import { elementOf, load } from "../beside.js";
import { credit } from "./credit.js";
import { byObjective, tally } from "./results.js";
import { blank, left, read, write } from "./sitting.js";

const CALLS = [10, 5, 1]; /* minutes left that are said aloud */

class Exam {
  constructor(section) {
    Object.assign(this, JSON.parse(section.querySelector(".exam-settings").textContent));
    this.section = section;
    speak(section);
    this.quizWords = wordsOf(section);
    this.list = this.find(".quiz-items");
    this.papers = [Array.from(this.list.children)];
    this.questions = [];
    this.at = 0;
    this.clock = true;
    this.find(".quiz-note").remove();
    this.connect();
    this.open();
    setInterval(() => this.tick(), 1000);
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  say(name, values) {
    return fill(this.words[name.replaceAll("-", "_")], values);
  }

  connect() {
    const on = (name, act) => this.find(`.exam-${name}`).addEventListener("click", act);
    /* Before the questions hear of it: in an exam Enter goes on, and nothing is checked yet. */
    this.section.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        event.stopPropagation();
        if (event.target.classList.contains("exam-start")) this.begin();
        else this.go(this.at + 1);
      },
      true,
    );
    this.section.addEventListener("input", ({ target }) => {
      const question = this.questions.find(({ form }) => form.contains(target));
      if (question) this.answered(question);
    });
    on("previous", () => this.go(this.at - 1));
    on("next", () => this.go(this.at + 1));
    on("look", () => this.look());
    on("back", () => this.go(this.at));
    on("hand-in", () => this.handIn());
    on("anew", () => this.start());
    on("clock-off", () => {
      this.clock = !this.clock;
      this.tick();
    });
    this.find(".exam-flag input").addEventListener("change", ({ target }) => {
      const { id } = this.questions[this.at];
      const flags = this.sitting.flags.filter((one) => one !== id);
      this.sitting.flags = target.checked ? [...flags, id] : flags;
      this.keep();
    });
    window.addEventListener("storage", ({ key }) => {
      if (key !== null && key !== EXAM + this.quiz) return;
      this.open().then(() => this.sitting && this.warn(this.say("elsewhere")));
    });
  }

  warn(text) {
    this.find(".exam-warning").textContent = text;
  }

  keep() {
    this.warn(write(this.quiz, this.sitting) ? "" : this.say("not-kept"));
    this.number();
  }

  /** Show only the parts with these names. */
  only(...names) {
    for (const name of ["start", "bar", "move", "review", "results"]) {
      this.find(`.exam-${name}`).hidden = !names.includes(name);
    }
    this.list.hidden = !names.includes("questions");
    this.section.dataset.stage = names[0];
  }

  /** Where the reader left off: in the middle, at the results, or before the beginning. */
  async open() {
    this.sitting = read(this.quiz, this.forms, Date.now());
    if (!this.sitting) {
      this.start();
      return;
    }
    if (!(await this.mount())) return;
    const { given, ended } = this.sitting;
    if (ended) {
      this.results();
      return;
    }
    this.show(Math.max(0, this.questions.findIndex(({ id }) => !given[id])));
    const counts = { count: Object.keys(given).length, total: this.questions.length };
    if (counts.count) this.warn(this.say("again-here", counts));
  }

  start() {
    this.warn("");
    this.only("start");
  }

  async begin() {
    const form = this.find(".exam-which").value;
    this.sitting = blank(form, Number(this.find(".exam-time").value), Date.now());
    if (!(await this.mount())) return;
    this.called = null;
    this.keep();
    this.go(0);
  }

  /** Put the questions of the form into the page, with the answers that were given. */
  async mount() {
    const number = Number(this.sitting.form) - 1;
    const { data, items } = this.forms[number];
    try {
      this.papers[number] ||= (await load(data)).form.map(([, html]) =>
        make("li", {}, elementOf(html)),
      );
    } catch {
      this.start();
      this.warn(this.say("not-loaded"));
      return false;
    }
    const places = this.papers[number];
    this.list.replaceChildren(...places);
    this.questions = places.map((place, at) => {
      const form = place.querySelector("form");
      const question = place.question || new Question(form, this.quizWords, () => {});
      place.question = question;
      question.clear();
      question.fill(this.sitting.given[items[at][0]] || []);
      const fieldset = form.querySelector("fieldset");
      fieldset.disabled = false;
      fieldset.tabIndex = -1; /* takes the focus, so that the question is read first */
      form.querySelector(".quiz-actions").hidden = true;
      form.querySelector("details").hidden = true;
      return question;
    });
    this.find(".exam-numbers").replaceChildren(
      ...places.map((_, at) => {
        const button = make("button", { type: "button" }, String(at + 1));
        button.addEventListener("click", () => this.go(at));
        return make("li", {}, button);
      }),
    );
    return true;
  }

  /* Answering. */

  answered(question) {
    const response = question.response();
    if (response.length) this.sitting.given[question.id] = response;
    else delete this.sitting.given[question.id];
    question.feedback.replaceChildren();
    this.keep();
  }

  /** What is to be said of a question before it is judged. */
  state(question) {
    if (!this.sitting.given[question.id]) return this.say("open");
    return this.say(question.verdicts(question.response()).ask ? "unread" : "answered");
  }

  /** The numbers at the top, each with what it stands for. */
  number() {
    const { given, flags } = this.sitting;
    this.questions.forEach(({ id }, at) => {
      const button = this.find(".exam-numbers").children[at].firstChild;
      const isFlagged = flags.includes(id);
      button.dataset.state = given[id] ? "answered" : "open";
      button.toggleAttribute("data-flagged", isFlagged);
      if (at === this.at) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      const said = [this.say("number", { number: at + 1 }), this.say(given[id] ? "answered" : "open")];
      if (isFlagged) said.push(this.say("flagged"));
      button.setAttribute("aria-label", said.join(", "));
    });
  }

  show(at) {
    this.at = at;
    this.only("bar", "move", "questions");
    Array.from(this.list.children).forEach((place, number) => (place.hidden = number !== at));
    const [, , count] = this.forms[Number(this.sitting.form) - 1].items[at];
    this.find(".exam-worth").textContent = this.say("worth", { count });
    this.find(".exam-previous").disabled = at === 0;
    this.find(".exam-next").disabled = at === this.questions.length - 1;
    this.find(".exam-flag input").checked = this.sitting.flags.includes(this.questions[at].id);
    this.number();
    this.tick();
  }

  /** To a question, with the focus; past the last one to the look over the answers. */
  go(at) {
    if (at >= this.questions.length) {
      this.look();
      return;
    }
    this.show(Math.max(0, at));
    this.list.children[this.at].querySelector("fieldset").focus();
  }

  tick() {
    if (!this.sitting || this.sitting.ended || this.find(".exam-bar").hidden) return;
    const { name, ...values } = left(this.sitting.until, Date.now());
    this.find(".exam-left").textContent = this.say(name, values);
    this.find(".exam-left").hidden = !this.clock && name !== "time-over";
    this.find(".exam-clock-off").textContent = this.say(this.clock ? "hide-clock" : "show-clock");
    this.find(".exam-clock-off").hidden = name === "no-clock" || name === "time-over";
    /* Said aloud a few times, not every second. */
    const minutes = Math.ceil((this.sitting.until - Date.now()) / 60_000);
    const call = name === "time-over" ? 0 : CALLS.find((one) => one === minutes);
    if (call !== undefined && name !== "no-clock" && call !== this.called) {
      this.called = call;
      this.find(".exam-call").textContent = call
        ? this.say("minutes-left", { count: call })
        : this.say(name);
    }
  }

  /* Before handing in. */

  look() {
    const { flags } = this.sitting;
    const rows = this.questions.map((question, at) => {
      const button = make("button", { type: "button" }, this.say("number", { number: at + 1 }));
      button.addEventListener("click", () => this.go(at));
      const flag = flags.includes(question.id) ? this.say("flagged") : "";
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, button),
        make("td", {}, this.state(question)),
        make("td", {}, flag),
      );
    });
    this.find(".exam-review tbody").replaceChildren(...rows);
    const count = this.questions.filter(({ id }) => !this.sitting.given[id]).length;
    const said = [count ? this.say("some-open", { count }) : this.say("all-answered")];
    if (flags.length) said.push(this.say("some-flagged", { count: flags.length }));
    this.find(".exam-open").textContent = said.join(" ");
    this.only("bar", "review");
    this.find(".exam-review h2").focus();
  }

  handIn() {
    this.sitting.ended = Date.now();
    this.keep();
    this.results();
    this.find(".exam-results h2").focus();
  }

  /* What came of it. */

  results() {
    const { items } = this.forms[Number(this.sitting.form) - 1];
    const judged = this.questions.map((question, at) => {
      const { form } = question;
      const ask = this.sitting.given[question.id] && question.show(question.response());
      if (ask) question.feedback.textContent = this.quizWords(ask);
      form.querySelector("fieldset").disabled = true;
      form.querySelector(".quiz-actions").hidden = true;
      form.querySelector("details").hidden = false;
      const [, objective, points] = items[at];
      const judgedAs = { at, question, objective, points };
      if (ask) return { ...judgedAs, verdict: "unread", credit: 0 };
      const { verdict } = question;
      const rule = this.rules[form.dataset.interaction];
      return { ...judgedAs, verdict, credit: verdict ? credit(question, rule) : 0 };
    });
    Array.from(this.list.children).forEach((place) => (place.hidden = false));
    const all = tally(judged);
    const count = Math.max(1, Math.round((this.sitting.ended - this.sitting.begun) / 60_000));
    this.find(".exam-result").textContent = [
      this.say("result", all),
      ...(all.partial ? [this.say("result-partly", { count: all.partial })] : []),
      ...(all.unread ? [this.say("result-unread", { count: all.unread })] : []),
      ...(all.open ? [this.say("result-open", { count: all.open })] : []),
      this.say("took", { count }),
    ].join(" ");
    this.find(".exam-results tbody").replaceChildren(
      ...Array.from(byObjective(judged), ([objective, some]) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, this.objectives[objective]),
          make("td", this.head(1), this.say("objective-right", tally(some))),
          make("td", this.head(2), ...some.filter(({ verdict }) => verdict !== "right").map((one) => this.link(one))),
        ),
      ),
    );
    this.only("results", "questions");
  }

  /** The name of a column, for where the rows are cards. */
  head(column) {
    return { "data-label": this.find(".exam-results thead tr").cells[column].textContent };
  }

  /** To the sentence that teaches what a question asks: the first that its key rests on. */
  link({ at, question }) {
    const evidence = question.form.querySelector(".quiz-reason[data-key] .quiz-evidence a");
    const href = evidence ? evidence.getAttribute("href") : `#${question.form.id}`;
    return make("a", { href }, this.say("read-again", { number: at + 1 }));
  }
}

export { Question, credit };

document.querySelectorAll("section.exam").forEach((section) => new Exam(section));
