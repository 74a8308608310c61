/* One thing at a time: a question with its form, or a card with its two sides.
   Each calls `judged` once: with "right" or "wrong" of a question, with "" of a card. */

import { Question, wordsOf } from "../answering/question.js";
import { make } from "../page.js";

/** A question. Its HTML comes from the book itself, never from storage or from a file. */
export const askQuestion = (thing, room, label, judged) => {
  const parsed = new DOMParser().parseFromString(thing.html, "text/html");
  const form = document.importNode(parsed.querySelector("form"), true);
  const [spoken, shown] = form.querySelectorAll(".quiz-number > span");
  spoken.textContent = `${label.text}: `;
  shown.textContent = label.number;
  const fieldset = form.querySelector("fieldset");
  const reasons = form.querySelector("details");
  reasons.hidden = true;
  form.querySelector(".quiz-feedback").setAttribute("role", "status");
  room.replaceChildren(form);
  const close = (verdict) => {
    fieldset.disabled = true;
    form.querySelector(".quiz-actions").hidden = true;
    reasons.hidden = false;
    judged(verdict);
  };
  const question = new Question(form, wordsOf(room), () => close(question.verdict));
  question.controls[0].focus();
  return () => {
    reasons.open = true;
    close("wrong");
  };
};

/** A card: the front, and the back when it is asked for. */
export const askCard = (card, room, label, judged, words) => {
  /* What a card says is of the engine, whose language may be another than the page's. */
  const theirs = { lang: words.engine, dir: "auto" };
  const front = make(
    "p",
    { class: "review-front", id: "review-front" },
    make("span", { class: "visually-hidden" }, `${label.text}: `),
    make("span", theirs, card.front),
  );
  const back = make("div", { class: "review-back", role: "status" });
  const show = make("button", { type: "button", "aria-describedby": "review-front" }, words.show);
  room.replaceChildren(make("div", { class: "review-card" }, front, make("p", {}, show), back));
  show.addEventListener("click", () => {
    show.parentNode.remove();
    const links = card.links.map(({ kind, text, href }) =>
      make("span", {}, `${kind} `, href ? make("a", { href, ...theirs }, text) : make("span", theirs, text), " "),
    );
    back.append(
      make("div", { class: "review-answer", ...theirs }, card.back),
      make("p", theirs, card.note),
      make("p", { class: "quiz-evidence" }, ...links),
    );
    judged("");
  });
  show.focus();
  return null;
};
