/* A session: ten things, the ones not yet known once more at the end, and the way back. */

import { askCard, askQuestion } from "./asking.js";
import { AGAIN, EASY, GOOD, HARD, reviewed } from "./memory.js";
import { fill, make } from "../page.js";

const REPEATS = 2; /* how often at most a thing comes back within a session */

export class Session {
  /** `changed` is called after each rating, `over` at the end. */
  constructor(root, words, store, titles, changed, over) {
    Object.assign(this, { root, words, store, titles, changed, over });
    const find = (name) => root.querySelector(`.review-${name}`);
    [this.place, this.room, this.unknown, this.ratings, this.said, this.undo, this.stop] = [
      ...["place", "question", "unknown", "ratings", "said", "undo", "stop"].map(find),
    ];
    this.undo.addEventListener("click", () => this.back());
    this.unknown.addEventListener("click", () => this.giveUp && this.giveUp());
    this.stop.addEventListener("click", () => this.end());
  }

  start(things) {
    this.queue = things.map((thing) => ({ thing, turn: 0 }));
    this.total = things.length;
    this.done = [];
    this.said.textContent = "";
    this.root.hidden = false;
    this.next();
  }

  next() {
    this.undo.disabled = !this.done.length;
    if (!this.queue.length) {
      this.end();
      return;
    }
    const { thing, turn } = this.queue[0];
    const number = this.done.filter((each) => !each.turn).length + 1;
    const named = thing.html ? this.words.question : this.words.card;
    const text = turn ? this.words.once_more : fill(named, { number, total: this.total });
    const from = fill(this.words.from_lesson, { lesson: this.titles.get(thing.lesson) });
    this.place.textContent = `${text}. ${from}.`;
    this.ratings.replaceChildren();
    this.stop.hidden = false;
    this.unknown.hidden = !thing.html;
    const label = { text, number: turn ? "↻" : String(number) };
    const ask = thing.html ? askQuestion : askCard;
    const judged = (verdict) => this.offer(verdict);
    this.giveUp = ask(thing, this.room, label, judged, this.words);
  }

  /** The ratings that a verdict leaves open: a right answer may have been more or less easy. */
  offer(verdict) {
    const { words } = this;
    this.unknown.hidden = true;
    this.said.textContent = "";
    const known = [
      [HARD, words.hard],
      [GOOD, words.good],
      [EASY, words.easy],
    ];
    const lists = {
      right: known,
      "": [[AGAIN, words.again], ...known],
    };
    const list = lists[verdict] || [[AGAIN, words.go_on]];
    const { thing, turn } = this.queue[0];
    const entry = this.store.entry(thing.id);
    const now = this.store.now();
    const buttons = list.map(([rating, name]) => {
      const { due, last } = reviewed(entry, thing.lesson, rating, now);
      const returns = rating === AGAIN && turn < REPEATS;
      const when = returns ? words.soon : fill(words.in_days, { count: due - last });
      const button = make("button", { type: "button" }, name, " ", make("small", {}, when));
      button.addEventListener("click", () => this.rate(rating));
      return [rating, button];
    });
    const head = list.length > 1 ? [make("p", { id: "review-how" }, words.how_well)] : [];
    const group = make(
      "div",
      head.length ? { role: "group", "aria-labelledby": "review-how" } : {},
      ...buttons.map(([, button]) => button),
    );
    this.ratings.replaceChildren(...head, group);
    const first = buttons.find(([rating]) => rating === (verdict === "right" ? GOOD : AGAIN));
    if (verdict !== "") first[1].className = "review-primary";
    first[1].focus({ preventScroll: true });
    this.ratings.scrollIntoView({ block: "nearest" });
  }

  rate(rating) {
    const { thing, turn } = this.queue.shift();
    const before = this.store.entry(thing.id);
    const after = reviewed(before, thing.lesson, rating, this.store.now());
    this.store.put(thing.id, after);
    const returns = rating === AGAIN && turn < REPEATS;
    if (returns) this.queue.push({ thing, turn: turn + 1 });
    this.done.push({ thing, turn, before, after, rating, returns });
    this.changed();
    this.next();
  }

  /** Take the last rating back, unless another window has reviewed the same since. */
  back() {
    const last = this.done.pop();
    const { thing, turn, before, after, returns } = last;
    const now = this.store.entry(thing.id);
    if (!now || now.at !== after.at) {
      this.said.textContent = this.words.not_undone;
      this.undo.disabled = !this.done.length;
      return;
    }
    this.store.put(thing.id, before);
    if (returns) this.queue.pop();
    this.queue.unshift({ thing, turn });
    this.root.hidden = false;
    this.changed();
    this.next();
    this.said.textContent = this.words.undone;
  }

  end() {
    const first = this.done.filter(({ turn }) => !turn);
    const known = first.filter(({ rating }) => rating > AGAIN).length;
    const { words } = this;
    this.queue = [];
    this.room.replaceChildren();
    this.ratings.replaceChildren();
    this.place.textContent = "";
    this.unknown.hidden = this.stop.hidden = true;
    this.said.textContent = [
      fill(words.done, { count: first.length }),
      ...(known ? [fill(words.done_known, { known })] : []),
      ...(known < first.length ? [words.done_soon] : []),
    ].join(" ");
    this.undo.disabled = !this.done.length;
    this.over();
  }
}
