/* Practice quizzes on a page: check, explain, remember.
   Classic and deferred, for a book read from a folder; keys, reasons and all words are in the page. */
(() => {
  "use strict";

  /* What is kept, in the reader's own browser, one entry for each item id. */

  const STORE = "factquiz/answer/";
  const recall = (id) => {
    try {
      return JSON.parse(localStorage.getItem(STORE + id));
    } catch {
      return null; /* Storage is forbidden, or holds what we did not write. */
    }
  };
  const keep = (id, response) => {
    try {
      if (response === null) localStorage.removeItem(STORE + id);
      else localStorage.setItem(STORE + id, JSON.stringify(response));
      return true;
    } catch {
      return false;
    }
  };

  /* Typed text, by the rule of factquiz.scoring: tests hold the two together. */

  const UNDIVIDED = { ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", æ: "ae", œ: "oe", þ: "th" };
  /* Letter by letter, and by way of the capital: ß is ss, and a final sigma a sigma. */
  const foldCase = (text) =>
    Array.from(text, (char) => char.toUpperCase().toLowerCase())
      .join("")
      .replace(/ς/g, "σ");
  /* No look-behind anywhere: browsers of 2022 would refuse the whole script. */
  const INITIALS = /(^|[^\p{L}\p{N}_])((?:[\p{L}\p{Nl}\p{No}]\.){2,})/gu;
  const normalise = (text) =>
    foldCase(text.normalize("NFKD"))
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      .replace(/[ıłøđðħæœþ]/g, (char) => UNDIVIDED[char])
      .replace(/&/g, " and ")
      .replace(INITIALS, (_, before, initials) => before + initials.replace(/\./g, ""))
      .replace(/([\p{L}\p{N}_])['’ʼ](?=[\p{L}\p{N}_])/gu, "$1")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .replace(/^(?:(?:the|an|a) )+(?=.)/u, "");
  const figures = (text) => (text.match(/\p{Nd}+/gu) || []).join(" ");

  /** Optimal string alignment distance: insert, delete, replace, or swap neighbours. */
  const edits = (one, other) => {
    const [a, b] = [Array.from(one), Array.from(other)];
    let older = [];
    let last = b.map((_, column) => column).concat(b.length);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
      }
      [older, last] = [last, row];
    }
    return last[b.length];
  };

  /** How far apart two normalised texts are; Infinity if more than allowed. */
  const distance = (one, other, allowed) => {
    if (one === other) return 0;
    if (!allowed || figures(one) !== figures(other)) return Infinity;
    const apart = edits(one, other);
    return apart <= allowed ? apart : Infinity;
  };

  /** The known answers nearest to a typed text: {apart, answers}. */
  const nearest = (typed, answers, allowed) => {
    const text = normalise(typed);
    const apart = answers.map((each) => distance(text, normalise(each.text), allowed));
    const least = Math.min(...apart);
    return {
      apart: least,
      answers: least === Infinity ? [] : answers.filter((_, place) => apart[place] === least),
    };
  };

  /* Judging a response: {verdict, headline, shown: [[reason, verdict], …]}. */

  const judgeOne = (reasons, [chosen]) => {
    const reason = reasons.find((each) => each.option === chosen);
    const verdict = reason.key ? "right" : "wrong";
    return { verdict, headline: verdict, shown: [[reason, verdict]] };
  };

  const judgeSeveral = (reasons, chosen) => {
    const shown = reasons
      .filter((each) => each.key || chosen.includes(each.option))
      .map((each) => {
        if (!each.key) return [each, "wrong"];
        return [each, chosen.includes(each.option) ? "right" : "missed"];
      });
    const all = shown.every(([, verdict]) => verdict === "right");
    const some = shown.some(([, verdict]) => verdict === "right");
    const verdict = all ? "right" : some ? "partial" : "wrong";
    return { verdict, headline: verdict, shown };
  };

  const judgeTyped = (reasons, [typed], allowed) => {
    const { apart, answers } = nearest(typed, reasons, allowed);
    if (!answers.length) return { verdict: "wrong", headline: "unknown", shown: [] };
    if (answers.some((each) => each.key !== answers[0].key)) {
      return { verdict: "wrong", headline: "unsure", shown: [] };
    }
    const verdict = answers[0].key ? "right" : "wrong";
    return {
      verdict,
      headline: verdict,
      shown: [[answers[0], verdict]],
      spelling: verdict === "right" && apart ? answers[0].text : "",
    };
  };

  const JUDGES = {
    choice: judgeOne,
    true_false: judgeOne,
    multiple_response: judgeSeveral,
    short_answer: judgeTyped,
  };

  /* The page. */

  const element = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const capital = (word) => word[0].toUpperCase() + word.slice(1);

  class Item {
    constructor(form, quiz) {
      this.form = form;
      this.quiz = quiz;
      this.id = form.dataset.item;
      this.verdict = "";
      this.feedback = form.querySelector(".quiz-feedback");
      this.retryButton = form.querySelector(".quiz-retry");
      this.inputs = Array.from(form.querySelectorAll("input"));
      this.typed = form.dataset.interaction === "short_answer";
      this.reasons = Array.from(form.querySelectorAll(".quiz-reason"), (node) => ({
        node,
        option: node.dataset.option,
        key: "key" in node.dataset,
        text: node.querySelector(".quiz-reason-text").textContent,
      }));
      this.restore();
      const check = form.querySelector(".quiz-check");
      check.disabled = false;
      check.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.check();
      });
      form.addEventListener("input", () => this.verdict && this.forget());
      this.retryButton.addEventListener("click", () => this.retry());
    }

    response() {
      if (this.typed) return this.inputs[0].value.trim() ? [this.inputs[0].value] : [];
      return this.inputs.filter((input) => input.checked).map((input) => input.value);
    }

    check() {
      const response = this.response();
      if (!response.length) {
        const word = this.typed ? "typeFirst" : "chooseFirst";
        this.feedback.replaceChildren(element("p", "quiz-ask", this.quiz.words[word]));
        return;
      }
      this.show(response);
      if (!keep(this.id, response)) this.quiz.notKept();
      this.quiz.summarise();
    }

    show(response) {
      const { verdict, headline, shown, spelling } = JUDGES[this.form.dataset.interaction](
        this.reasons,
        response,
        Number(this.form.dataset.edits),
      );
      this.verdict = verdict;
      this.form.dataset.verdict = verdict;
      const head = element("p", "quiz-headline", this.quiz.words[`item${capital(headline)}`]);
      head.dataset.verdict = verdict;
      if (spelling) head.append(` ${fill(this.quiz.words.spelling, { text: spelling })}`);
      const list = element("ul", "", "");
      list.setAttribute("role", "list");
      const alone = this.inputs[0].type !== "checkbox";
      list.append(...shown.map(([reason, judged]) => this.explained(reason, judged, alone)));
      this.feedback.replaceChildren(head, ...(shown.length ? [list] : []));
      if (!this.typed) this.markOptions(shown);
      this.retryButton.hidden = false;
    }

    /** The reason as it stands in the page, with this response's verdict on it;
        where it stands alone, the headline has said the verdict. */
    explained(reason, verdict, alone) {
      const copy = reason.node.cloneNode(true);
      if (alone) {
        copy.querySelector(".quiz-reason-head").remove();
        return copy;
      }
      const word = copy.querySelector(".quiz-verdict");
      word.textContent = this.quiz.words[verdict];
      word.dataset.verdict = verdict;
      return copy;
    }

    markOptions(shown) {
      const verdicts = new Map(shown.map(([reason, verdict]) => [reason.option, verdict]));
      this.inputs.forEach((input) => {
        const option = input.closest(".quiz-option");
        const verdict = verdicts.get(input.value) || "";
        option.dataset.verdict = verdict;
        option.querySelector(".quiz-mark").textContent = verdict && this.quiz.words[verdict];
      });
    }

    /** Back to unchecked: the response stays, its verdict goes. */
    forget() {
      this.verdict = "";
      delete this.form.dataset.verdict;
      this.feedback.replaceChildren();
      if (!this.typed) this.markOptions([]);
      this.retryButton.hidden = true;
      keep(this.id, null);
      this.quiz.summarise();
    }

    clear() {
      this.form.reset();
      this.form.querySelector("details").open = false;
      this.forget();
    }

    retry() {
      this.clear();
      this.inputs[0].focus();
    }

    restore() {
      const response = recall(this.id);
      if (!Array.isArray(response) || !response.length) return;
      if (this.typed) {
        this.inputs[0].value = String(response[0]);
      } else {
        this.inputs.forEach((input) => {
          input.checked = response.includes(input.value);
        });
      }
      const known = this.response();
      if (known.length) this.show(known);
    }
  }

  class Quiz {
    constructor(section) {
      this.section = section;
      this.words = section.dataset;
      this.progress = section.querySelector(".quiz-progress");
      this.done = section.querySelector(".quiz-done");
      this.items = Array.from(section.querySelectorAll(".quiz-item"), (form) => new Item(form, this));
      section.querySelector(".quiz-note").remove();
      section.querySelector(".quiz-summary").hidden = false;
      section.querySelector(".quiz-erase").addEventListener("click", () => this.erase());
      this.summarise();
      /* Live from now on: what was restored is not read aloud, what comes is. */
      setTimeout(() => {
        [this.done, ...this.items.map((item) => item.feedback)].forEach((region) =>
          region.setAttribute("role", "status"),
        );
      });
    }

    summarise() {
      const total = this.items.length;
      const checked = this.items.filter((item) => item.verdict).length;
      const again = this.items.filter((item) => item.verdict && item.verdict !== "right");
      const counts = { total, checked, right: checked - again.length };
      this.progress.textContent = fill(this.words.progress, counts);
      this.progress.hidden = checked === total;
      this.done.replaceChildren();
      if (checked < total) return;
      this.done.append(fill(this.words[again.length ? "allChecked" : "allRight"], counts));
      again.forEach((item) => {
        const link = element("a", "", String(this.items.indexOf(item) + 1));
        link.href = `#${item.form.id}`;
        this.done.append(" ", link);
      });
    }

    notKept() {
      this.section.querySelector(".quiz-kept-note").textContent = this.words.notKept;
    }

    erase() {
      this.items.forEach((item) => item.clear());
      this.done.textContent = this.words.erased;
    }
  }

  document.querySelectorAll(".quiz").forEach((section) => new Quiz(section));
})();
