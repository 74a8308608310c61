/* What is kept in the reader's browser: an entry of its own for each item, so that two windows
   never write over each other's reviews. Where nothing can be kept, all stays in memory. */

import { ANSWER, EXAM, SETTING, SURE, TURNS } from "../memory.js";
import { parse, readAnswer, readEntry, readExam, readSure, readTurns } from "../entries.js";

const REVIEW = "factquiz/review/";
const READ = "factquiz/read/";

/** What is kept by its item or quiz, under which keys, and how it is read. Only the reviews are
    this page's own; the rest is written by the quizzes and the exams. */
export const KINDS = {
  reviews: [REVIEW, readEntry],
  answers: [ANSWER, readAnswer],
  sure: [SURE, readSure],
  turns: [TURNS, readTurns],
  exams: [EXAM, readExam],
};
const OURS = [READ, SETTING, ...Object.values(KINDS).map(([prefix]) => prefix)];

export class Store {
  /** `open` returns the browser's storage, or throws where that is forbidden. */
  constructor(open, now) {
    this.now = now;
    this.read = new Set();
    for (const kind of Object.keys(KINDS)) this[kind] = new Map();
    this.trouble = ""; /* "not_kept" or "full" */
    try {
      this.storage = open();
      for (const key of Object.keys(this.storage)) this.take(key, this.storage.getItem(key));
    } catch {
      this.storage = null;
      this.trouble = "not_kept";
    }
  }

  /** Take in what stands under a key, or that nothing does; whether it is one of ours. */
  take(key, text) {
    const prefix = OURS.find((each) => key.startsWith(each));
    if (!prefix) return false;
    const id = key.slice(prefix.length);
    const value = text === null ? null : parse(text);
    if (prefix === READ) {
      if (value === 1) this.read.add(id);
      else this.read.delete(id);
      return true;
    }
    const [kind, [, read]] = Object.entries(KINDS).find(([, [each]]) => each === prefix) || [
      "",
      [],
    ];
    if (!kind) return true; /* a setting: erased with the rest, and of no other concern here */
    const known = value && read(value, this.now());
    if (known) this[kind].set(id, known);
    else this[kind].delete(id);
    return true;
  }

  write(key, value) {
    if (!this.storage) return;
    try {
      if (value === null) this.storage.removeItem(key);
      else this.storage.setItem(key, JSON.stringify(value));
    } catch {
      this.trouble = "full";
    }
  }

  /** The entry as it stands now: another window may have written since we read. */
  entry(id) {
    if (this.storage && !this.trouble) {
      try {
        this.take(REVIEW + id, this.storage.getItem(REVIEW + id));
      } catch {
        this.trouble = "not_kept";
      }
    }
    return this.reviews.get(id) || null;
  }

  put(id, entry) {
    if (entry) this.reviews.set(id, entry);
    else this.reviews.delete(id);
    this.write(REVIEW + id, entry);
  }

  mark(lesson, isRead) {
    if (isRead) this.read.add(lesson);
    else this.read.delete(lesson);
    this.write(READ + lesson, isRead ? 1 : null);
  }

  /** Keep what another page has written, from a file. */
  add(kind, id, value) {
    this[kind].set(id, value);
    this.write(KINDS[kind][0] + id, value);
  }

  clear() {
    this.read.clear();
    for (const kind of Object.keys(KINDS)) this[kind].clear();
  }

  erase() {
    this.clear();
    if (!this.storage) return;
    for (const key of Object.keys(this.storage)) {
      if (OURS.some((each) => key.startsWith(each))) this.write(key, null);
    }
    if (this.trouble === "full") this.trouble = "";
  }
}
