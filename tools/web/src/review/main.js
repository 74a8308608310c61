/* Spaced review: the page. Everything stays in the reader's browser. */

import { dayOf } from "./memory.js";
import { dayName, fill, make, speak } from "../page.js";
import { plan, session } from "./plan.js";
import { plots, surePlot } from "./statistics.js";
import { Session } from "./session.js";
import { Store } from "./store.js";
import { LARGEST, exported, imported, merge } from "./transfer.js";

class Page {
  constructor(root, clock) {
    const { lessons, levels, words } = JSON.parse(root.querySelector(".review-settings").textContent);
    Object.assign(this, { root, lessons, levels, words, loading: new Map(), missing: new Map(), things: [] });
    speak(root);
    this.store = new Store(() => window.localStorage, clock);
    this.titles = new Map(lessons.map(({ id, title }) => [id, title]));
    this.warning = this.find("warning");
    this.session = new Session(
      this.find("session"),
      words,
      this.store,
      this.titles,
      () => this.show(),
      () => this.over(),
    );
    window.factquizReview = (data) => this.receive(data);
    this.connect();
    root.querySelector(".review-note").remove();
    this.find("app").hidden = false;
    this.refresh();
  }

  find(name) {
    return this.root.querySelector(`.review-${name}`);
  }

  connect() {
    const on = (name, kind, act) => this.find(name).addEventListener(kind, act);
    on("lessons", "change", ({ target }) => {
      this.store.mark(target.value, target.checked);
      this.refresh();
    });
    on("start", "change", () => this.show());
    on("start", "submit", (event) => {
      event.preventDefault();
      this.begin();
    });
    on("save", "click", () => this.save());
    on("load", "click", () => this.find("file").click());
    on("file", "change", ({ target }) => {
      if (target.files.length) this.load(target.files[0]);
      target.value = "";
    });
    const sure = this.find("sure");
    on("erase", "click", () => sure.showModal());
    on("no", "click", () => sure.close());
    on("yes", "click", () => {
      this.store.erase();
      sure.close();
      this.find("session").hidden = true;
      this.refresh();
      this.tell("transferred", this.words.erased);
    });
    window.addEventListener("storage", ({ key, newValue, storageArea }) => {
      if (storageArea !== this.store.storage) return;
      if (key !== null && !this.store.take(key, newValue)) return;
      if (key === null) this.store.clear();
      this.refresh();
      this.warn(this.words.elsewhere);
    });
  }

  tell(name, text) {
    this.find(name).textContent = text;
  }

  warn(text = "") {
    const { trouble } = this.store;
    const said = [
      ...(trouble ? [this.words[trouble]] : []),
      ...[...this.missing.values()].map((lesson) => fill(this.words.not_loaded, { lesson })),
      text,
    ].join(" ");
    /* Said again only if it has changed: what is written into a live region is read aloud. */
    if (this.warning.textContent !== said) this.warning.textContent = said;
  }

  /* Lessons: which are open, and the data of those that matter. */

  begun({ asked }) {
    return asked.some((id) => this.store.answers.has(id));
  }

  get open() {
    const { store } = this;
    return new Set(
      this.lessons.filter((one) => store.read.has(one.id) || this.begun(one)).map(({ id }) => id),
    );
  }

  /** Ask for the data of the lessons that are open or have been reviewed, then show all. */
  refresh() {
    const wanted = this.open;
    this.store.reviews.forEach(({ lesson }) => wanted.add(lesson));
    this.lessons
      .filter(({ id }) => wanted.has(id) && !this.loading.has(id))
      .forEach(({ id, data, title }) => {
        const script = make("script", { src: data });
        this.loading.set(id, false);
        script.addEventListener("error", () => {
          this.missing.set(id, title);
          this.warn();
        });
        document.head.append(script);
      });
    this.show();
  }

  receive({ lesson, items, cards }) {
    this.loading.set(lesson, true);
    this.things.push(
      ...items.map(([id, html]) => ({ id, lesson, html, deck: "questions" })),
      ...cards.map((card) => ({ ...card, lesson })),
    );
    this.show();
  }

  /* Counts and plots. */

  get chosen() {
    const what = this.root.querySelector("#review-what").value;
    const wanted = (deck) => deck === what || (what === "cards" && deck !== "questions");
    return this.things.filter(({ deck }) => wanted(deck));
  }

  get today() {
    return dayOf(this.store.now());
  }

  planned(things) {
    return plan(things, this.store.reviews, this.open, this.today);
  }

  show() {
    const { words, store } = this;
    this.warn();
    const { open } = this;
    const planned = this.planned(this.chosen);
    const { due, fresh, learnt } = planned;
    const ready = due.length + fresh.length;
    const counts = { due: due.length, fresh: fresh.length, learnt };
    const waiting = [...this.loading].some(([id, done]) => !done && !this.missing.has(id));
    const next = this.chosen.map(({ id }) => store.reviews.get(id)).filter(Boolean);
    const none = next.length
      ? fill(words.none_left, { day: dayName(Math.min(...next.map((entry) => entry.due))) })
      : words.none_ever;
    const said = [fill(words.counts, counts)];
    if (!open.size && !ready) said[0] = words.none_read;
    else if (!ready && !waiting) said.push(none);
    this.tell("counts", said.join(" "));
    this.root.querySelector(".review-start button").disabled = !ready;
    this.lessons.forEach((lesson) => this.showLesson(lesson, open.has(lesson.id)));
    this.showPlots();
  }

  showLesson({ id, asked }, isOpen) {
    const { words, store } = this;
    const box = this.root.querySelector(`.review-lessons [value="${CSS.escape(id)}"]`);
    const room = this.root.querySelector(`.review-lesson-counts[data-lesson="${CSS.escape(id)}"]`);
    box.checked = store.read.has(id);
    if (!this.loading.get(id)) {
      room.textContent = "";
      return;
    }
    const here = this.things.filter(({ lesson }) => lesson === id);
    const { due, fresh } = this.planned(here);
    const counts = { due: due.length, fresh: fresh.length, total: here.length };
    const begun = isOpen && !store.read.has(id) && this.begun({ asked });
    room.textContent = [fill(words.lesson_counts, counts), ...(begun ? [words.lesson_begun] : [])]
      .join(" · ");
  }

  showPlots() {
    const { words, store } = this;
    const known = new Set(this.things.map(({ id }) => id));
    const settled = new Set([...this.loading].filter(([, done]) => done).map(([id]) => id));
    const asked = new Set(this.lessons.map(({ id }) => id));
    const aside = [...store.reviews].filter(
      ([id, { lesson }]) => !known.has(id) && (settled.has(lesson) || !asked.has(lesson)),
    ).length;
    const tables = () => Array.from(this.root.querySelectorAll(".review-plot details"));
    const opened = tables().map(({ open }) => open);
    this.find("plots").replaceChildren(
      ...plots(this.things, this.lessons, store.reviews, this.today, words),
      surePlot([...store.sure.values()], this.levels, words),
      ...(aside ? [make("p", { class: "review-aside" }, fill(words.aside, { count: aside }))] : []),
    );
    if (opened.length === tables().length) tables().forEach((one, at) => (one.open = opened[at]));
  }

  /* Sessions. */

  begin() {
    const things = session(this.planned(this.chosen));
    if (!things.length) return;
    this.find("start").hidden = true;
    this.find("counts").setAttribute("aria-live", "off"); /* a session has enough to say */
    this.session.start(things);
  }

  over() {
    this.find("start").hidden = false;
    this.show();
    this.find("counts").removeAttribute("aria-live");
    this.root.querySelector("#review-session").focus();
  }

  /* The file. */

  save() {
    const text = JSON.stringify(exported(this.store), null, 1);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { href: address, download: `${this.words.file}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  async load(file) {
    const { words } = this;
    if (file.size > LARGEST) {
      this.tell("transferred", words.import_large);
      return;
    }
    const data = imported(await file.text(), this.store.now());
    if (!data) {
      this.tell("transferred", words.import_wrong);
      return;
    }
    const taken = merge(this.store, data);
    this.refresh();
    const bad = data.refused ? ` ${fill(words.imported_bad, { count: data.refused })}` : "";
    this.tell("transferred", fill(words.imported, taken) + bad);
  }
}

document.querySelectorAll(".review").forEach((root) => new Page(root, Date.now));

export { chance, reviewed } from "./memory.js";
export { forecast, mixed, retention } from "./plan.js";
export { dayOf, plan, session, Store };
