/* “Ask me about this”: a question on a sentence of the lesson, in a window over it. */

import { Question, wordsOf } from "../answering/question.js";
import { ANSWER, keep } from "../memory.js";
import { elementOf, load } from "../beside.js";

/** Make the links of the notes ask. `host` is a quiz or the card of one: it names the file of
    questions by the ids of facts, and the window comes to stand in it, which the file has, too. */
export const askHere = (host) => {
  let dialog;
  let questions;
  let opener;
  let last; /* the mark that a reader came from into its note */
  document.addEventListener("focusin", ({ target }) => {
    if (target.popoverTargetElement) last = target;
  });
  const open = (html) => {
    dialog = elementOf(html);
    const [another, close] = dialog.querySelectorAll("button");
    const [room, words] = [dialog.querySelector("div"), wordsOf(dialog)];
    another.onclick = () => {
      const [id, html] = questions[0];
      questions.push(questions.shift());
      room.replaceChildren(elementOf(html));
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
    close.onclick = () => dialog.close();
    /* The note has closed behind the window: back to the mark that opened it. */
    dialog.addEventListener("close", () => opener && opener.focus());
    host.append(dialog);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link) return;
    event.preventDefault();
    opener = last && last.popoverTargetElement.contains(link) ? last : null;
    load(host.dataset.asks).then(
      (all) => {
        questions = link.dataset.ask.split(" ").flatMap((fact) => all[fact] || []);
        if (!dialog) open(all[""]);
        dialog.showModal();
        dialog.querySelector("button").click();
      },
      () => location.assign(link.href),
    );
  });
};
