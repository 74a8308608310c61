/* What is searched, and how: every word first as it is typed or as the beginning of a word,
   then with room for slips of the pen, then any of the words. */

import MiniSearch from "minisearch";
import { compared, wordsIn } from "./words.js";

const FIELDS = ["kind", "anchor", "title", "text", "names", "note"];
const WEIGHTS = { title: 4, names: 4, text: 1 };
const SLIPS = 0.25; /* of a word's letters: one in a word of four to nine, two in a longer one */
const MOST_SLIPS = 2;
const SHORTEST_TO_SLIP = 4; /* letters: at three, every acronym is like another */

const prefix = (word) => word.length > 1;
const fuzzy = (word) => word.length >= SHORTEST_TO_SLIP && SLIPS;
const slips = { prefix, fuzzy, maxFuzzy: MOST_SLIPS };
const WAYS = [
  ["all", { prefix, combineWith: "AND" }, false],
  ["alike", { ...slips, combineWith: "AND" }, true],
  ["some", { prefix, combineWith: "OR" }, false],
  ["some", { ...slips, combineWith: "OR" }, true],
];

/** Few slip in the first letter; what begins otherwise is another word. */
function sameInitials({ terms, queryTerms }) {
  return queryTerms.every((typed) => terms.some((term) => term[0] === typed[0]));
}

export class Finder {
  /** `pages`: number, title, address and records of each page; see factquiz.book.search. */
  constructor(pages, language) {
    const known = new Map(); /* a book has ten times as many words as different ones */
    const term = (word) => {
      if (!known.has(word)) known.set(word, compared(word, language));
      return known.get(word);
    };
    this.records = [];
    this.index = new MiniSearch({
      fields: ["title", "names", "text"],
      tokenize: (text) => wordsIn(text).map((each) => each.word),
      processTerm: term,
      searchOptions: { boost: WEIGHTS },
    });
    this.term = term;
    pages.forEach(([number, title, address, records]) => {
      for (const record of records) {
        const made = Object.fromEntries(FIELDS.map((field, place) => [field, record[place]]));
        this.records.push({ ...made, number, pageTitle: title, address });
      }
    });
    this.index.addAll(
      this.records.map(({ title, names, text }, id) => ({ id, title, names: names.join(" · "), text })),
    );
  }

  /** The records that a query finds, the best first, with the words that were found in them.
      `how` says how far the search had to go: "all", "alike", "some" or "none" of the words;
      `read` is what was found in the place of words that nothing has as they were typed. */
  find(query) {
    for (const [how, options, loose] of WAYS) {
      const found = this.index.search(query, options).filter((each) => !loose || sameInitials(each));
      if (!found.length) continue;
      const results = found.map(({ id, terms, match }) => ({
        ...this.records[id],
        terms,
        named: Object.values(match).flat().some((field) => field !== "text"),
      }));
      return { how, results, read: loose ? this.read(found[0]) : "" };
    }
    return { how: "none", results: [], read: "" };
  }

  /** The words that were found, as the best result spells them. */
  read(best) {
    const spelt = new Map();
    const { title, names, text } = this.records[best.id];
    for (const { word } of wordsIn(`${title} ${names.join(" ")} ${text}`)) {
      const known = this.term(word);
      if (!spelt.has(known)) spelt.set(known, word);
    }
    return best.terms.map((term) => spelt.get(term) || term).join(" ");
  }
}
