/* “Ask me about this”: a question on a sentence of the lesson, in a window over it. */

import { Question, element, wordsOf } from "../answering/question.js";
import { ANSWER, keep } from "../memory.js";
import { formOf, load } from "../beside.js";

/** Make the links of the notes ask: `quiz` names the file of questions by the ids of facts. */
export const askHere = (quiz) => {
  const words = wordsOf(quiz);
  const dialog = element("dialog", "quiz quiz-dialog");
  const room = element("div", "");
  const another = element("button", "", words("another"));
  const close = element("button", "", words("close"));
  const foot = element("p", "quiz-actions");
  foot.append(another, close);
  dialog.append(element("h2", "", words("ask-title")), room, foot);
  dialog.setAttribute("aria-label", words("ask-title"));
  let questions = [];
  let opener;
  let last; /* the mark that a reader came from into its note */
  document.addEventListener("focusin", ({ target }) => {
    if (target.popoverTargetElement) last = target;
  });
  const ask = () => {
    const [id, html] = questions[0];
    questions.push(questions.shift());
    room.replaceChildren(formOf(html));
    const question = new Question(room.firstChild, words, (what) => {
      if (what === "checked") keep(ANSWER + id, question.response());
      else if (what === "retry") {
        question.clear();
        question.controls[0].focus();
      }
    });
    question.listen();
    another.hidden = questions.length < 2;
    if (!another.hidden) question.retry.remove(); /* there is no need of the same one again */
    question.controls[0].focus();
  };
  another.onclick = ask;
  close.onclick = () => dialog.close();
  /* The note has closed behind the window: back to the mark that opened it. */
  dialog.addEventListener("close", () => opener && opener.focus());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link) return;
    event.preventDefault();
    opener = last && last.popoverTargetElement.contains(link) ? last : null;
    load(quiz.dataset.asks).then(
      (all) => {
        questions = link.dataset.ask.split(" ").flatMap((fact) => all[fact] || []);
        quiz.append(dialog);
        dialog.showModal();
        ask();
      },
      () => location.assign(link.href),
    );
  });
};
