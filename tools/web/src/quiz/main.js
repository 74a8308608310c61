/* Practice quizzes on a page: check, explain, remember, and ask again.
   Keys, reasons and words are in the page. */

import { wordsOf } from "../answering/question.js";
import { askHere } from "./asking.js";
import { Place } from "./place.js";
import { Sure } from "./sure.js";

class Quiz {
  constructor(section) {
    this.find = (name) => section.querySelector(`.quiz-${name}`);
    this.words = wordsOf(section);
    this.more = section.dataset.more;
    this.sure = new Sure(section, this.words);
    this.places = []; /* for what is restored already counts */
    this.places = Array.from(
      section.querySelectorAll(".quiz-item"),
      (form) => new Place(form, this),
    );
    this.find("note").remove();
    this.find("summary").hidden = false;
    this.find("erase").addEventListener("click", () => {
      this.places.forEach((place) => place.erase());
      this.changed(true);
      this.find("done").textContent = this.words("erased");
    });
    this.changed(true);
    window.addEventListener("storage", ({ key }) =>
      this.places.forEach((place) => place.elsewhere(key)),
    );
    /* Live from now on: what was restored is not read aloud, what comes is. */
    setTimeout(() => {
      this.find("done").parentNode.setAttribute("role", "status");
      this.places.forEach(({ question }) => question.listen());
    });
  }

  /** Sum up; `kept` is whether the browser has kept what has just been done. */
  changed(kept) {
    const { places, words } = this;
    if (!kept) this.find("kept-note").textContent = words("not-kept");
    const total = places.length;
    const right = this.right(places);
    const checked = places.filter(({ verdict }) => verdict).length;
    const all = checked === total;
    const counts = { total, checked, right };
    this.find("progress").textContent = words("progress", counts);
    this.find("progress").hidden = all;
    this.find("done").textContent = all
      ? words(right < total ? "all-checked" : "all-right", counts)
      : "";
    this.sure.show(places.flatMap(({ asked }) => [...asked]), all);
    this.lookAgain(all && right < total);
  }

  right(places) {
    return places.filter(({ verdict }) => verdict === "right").length;
  }

  /** What to read again stands in the page: of what was missed, objective by objective. */
  lookAgain(due) {
    const { places, words } = this;
    const again = this.find("again");
    again.hidden = !due;
    again.querySelectorAll("a[data-item]").forEach((link) => {
      const { verdict, parts } = places[link.dataset.item] || {};
      const part = (parts && parts[link.dataset.place]) || {};
      link.hidden = verdict === "right" || part.verdict === "right";
    });
    again.querySelectorAll("[data-items]").forEach((entry) => {
      const here = entry.dataset.items.split(" ").map((number) => places[number]);
      const counts = { right: this.right(here), total: here.length };
      const all = counts.right === counts.total;
      entry.querySelector(".quiz-tally").textContent = words(all ? "tally-all" : "tally", counts);
      entry.querySelector(".quiz-links").hidden = all;
    });
  }
}

document.querySelectorAll("section.quiz").forEach((section) => new Quiz(section));
const asking = document.querySelector("[data-asks]");
if (asking) askHere(asking);
