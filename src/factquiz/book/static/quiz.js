/* Practice quizzes on a page: check, explain, remember.
   Classic and deferred, for a book read from a folder; keys, reasons and words are in the page. */
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

  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  /* What is typed is read by the rules of factquiz.scoring: tests hold the two together. */

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

  /* Numbers and dates: what is plainly written is judged; the rest the page asks to write so. */

  const plain = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/\s+/g, " ")
      .replace(/^ |[ .,;!]+$/g, "");
  const unitOf = (text) => plain(text).replace(/^(?:per ?cent|pct)$/, "%");
  const NUMBER =
    /^(?:about |around |circa |between |from |[~≈] ?)?(?:(\d[\d.,'’ ]*?) ?(%?) ?(?:-|to|and) ?(\d[\d.,'’ ]*)|(-?\d[\d.,'’ ]*))(\D.*)?$/;
  const ENGLISH = /^-?(?:\d+|[1-9]\d{0,2}(?:[,'’ ]\d{3})+)(?:\.\d+)?$/;

  /** The ways to read a text as a number or a range, the English one first: 1,234.5 or 1.234,5. */
  const numbers = (text) => {
    const [, low, middle = "", high, one, unit = middle] = NUMBER.exec(plain(text)) || [];
    const ends = [low, high, one].filter(Boolean).map((end) => end.trim());
    const swapped = ends.map((end) => end.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")));
    return [ends, swapped]
      .filter((each) => each[0] && each.every((end) => ENGLISH.test(end)))
      .map((each) => each.map((end) => Number(end.replace(/[,'’ ]/g, ""))))
      .map((each) => ({ low: Math.min(...each), high: Math.max(...each), unit: unitOf(unit) }));
  };

  const MONTHS =
    "january,february,march,april,may,june,july,august,september,october,november,december".split(",");
  /* y is a year, m the name of a month, d a number of one or two figures. */
  const DATE =
    /^(?:y(?:[-/.]d(?:[-/.]d)?)?|(?:d[-/.])?d[-/.]y|(?:d\.?[- ])?m\.?[- ]y|m\.?[- ]d[- ]y)$/;
  const exists = ([year, month = 1, day = 1]) =>
    new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1;

  /** The ways to read a text as a date: [[year, month, day], …], as far as they are said. */
  const dates = (text) => {
    const said = { y: [], m: [], d: [], "?": [] };
    const shape = plain(text)
      .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
      .replace(/\b(?:on|in|the|of)\b|,/g, " ")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/\d+|[a-z]+/g, (token) => {
        const month = MONTHS.findIndex((name) => token === name || token === name.slice(0, 3));
        const kind = month < 0 ? " ddyy"[token > 0 && token.length] || "?" : "m";
        said[kind].push(month < 0 ? Number(token) : month + 1);
        return kind;
      });
    if (!DATE.test(shape)) return [];
    const { y, m, d } = said;
    const found = [[...y, ...m, ...d]];
    if (/d.d.y/.test(shape)) found.unshift([...y, d[1], d[0]]);
    return found.filter(exists);
  };

  /* Judging. A reader takes what was given to a place, the reasons there, the control, the words;
     it returns {verdict, reason, headline, note}, or {ask} for what it cannot judge. */

  const judged = (reason, note) => ({ verdict: reason.key ? "right" : "wrong", reason, note });
  const keyOf = (reasons) => reasons.find((each) => each.key);

  const stems = (text) => text.toLowerCase().match(/[\p{L}%]+?(?=s?(?![\p{L}%]))/gu) || [];

  const READERS = {
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
        return { verdict: near ? "partial" : "wrong", note: told.join(" ") };
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

  /* The page. */

  class Item {
    constructor(form, words, changed) {
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
      this.restore();
      const check = form.querySelector(".quiz-check");
      check.disabled = check.hidden = false;
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const response = this.response();
        const ask = this.show(response);
        if (ask) this.feedback.replaceChildren(element("p", "quiz-ask", words(ask)));
        else changed(keep(this.id, response));
      });
      form.addEventListener("input", () => this.verdict && changed(this.forget()));
      this.retry.addEventListener("click", () => {
        changed(this.clear());
        this.controls[0].focus();
      });
    }

    /** What is chosen among boxes; else what each place holds; nothing if that is nothing. */
    response() {
      const given = this.boxes ? this.controls.filter((box) => box.checked) : this.controls;
      const values = given.map((control) => control.value.trim());
      return values.some(Boolean) ? values : [];
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

    /** Show what there is to say of a response; if it cannot be judged, return what to ask for. */
    show(response) {
      const { form, several, words } = this;
      if (!response.length) return this.ask;
      const given = response.filter(Boolean);
      if ("once" in form.dataset && new Set(given).size < given.length) return "twice";
      const parts = this.controls.map((control, place) => this.judge(control, place));
      if (parts[0].ask) return parts[0].ask;
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
      return keep(this.id, null);
    }

    clear() {
      this.form.reset();
      this.form.querySelector("details").open = false;
      return this.forget();
    }

    restore() {
      const response = recall(this.id);
      if (!Array.isArray(response)) return;
      this.controls.forEach((control, place) => {
        if (this.boxes) control.checked = response.includes(control.value);
        else control.value = String(response[place] || "");
      });
      this.show(this.response());
    }
  }

  document.querySelectorAll(".quiz").forEach((section) => {
    const find = (name) => section.querySelector(`.quiz-${name}`);
    const words = (name, values) =>
      section.getAttribute(`data-${name}`).replace(/\{(\w+)\}/g, (_, field) => values[field]);
    const [progress, done, again] = ["progress", "done", "again"].map(find);

    const summarise = (kept) => {
      if (!kept) find("kept-note").textContent = words("not-kept");
      const total = items.length;
      const checked = items.filter((item) => item.verdict).length;
      const right = items.filter((item) => item.verdict === "right").length;
      const all = checked === total;
      const counts = { total, checked, right };
      progress.textContent = words("progress", counts);
      progress.hidden = all;
      done.textContent = all ? words(right < total ? "all-checked" : "all-right", counts) : "";
      /* What to read again stands in the page: only what was missed is shown. */
      again.hidden = !all || right === total;
      again.querySelectorAll(".quiz-some").forEach((entry) => {
        const links = Array.from(entry.querySelectorAll("a"));
        links.forEach((link) => {
          const { verdict, parts } = items[link.dataset.item];
          const part = parts[link.dataset.place] || {};
          link.hidden = verdict === "right" || part.verdict === "right";
        });
        entry.hidden = links.every((link) => link.hidden);
      });
    };

    const forms = Array.from(section.querySelectorAll(".quiz-item"));
    const items = forms.map((form) => new Item(form, words, summarise));
    find("note").remove();
    find("summary").hidden = false;
    find("erase").addEventListener("click", () => {
      items.forEach((item) => item.clear());
      summarise(true);
      done.textContent = words("erased");
    });
    summarise(true);
    /* Live from now on: what was restored is not read aloud, what comes is. */
    setTimeout(() => {
      [done.parentNode, ...items.map((item) => item.feedback)].forEach((region) =>
        region.setAttribute("role", "status"),
      );
    });
  });
})();
