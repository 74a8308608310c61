/* The search page: loads what can be found when it is first asked, and lists what it finds.
   All words that it says stand in the page, in data- attributes. */

import { Finder } from "./finder.js";
import { marked, passage } from "./passage.js";
import { compared } from "./words.js";

const FIRST = 6; /* results of each group, until the reader asks for all */
const PAUSE = 150; /* milliseconds without a key before the list changes */
const LONGEST = 200; /* characters of a query: a sentence, not a book */
const GROUPS = [
  ["things", ["term", "person", "body"]],
  ["sections", ["section"]],
  ["sentences", ["sentence"]],
  ["sources", ["source", "work"]],
];

const list = document.getElementById("search-results");
const status = document.getElementById("search-status");
const words = list.dataset;
const form = list.closest("main").querySelector("form");
const input = form.elements.q;
const language = document.documentElement.lang || "en";

let finder = null; /* a promise of it, from the first query on */
let waiting;
let shown = null;

function load() {
  finder ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = words.source;
    script.onload = () => resolve(new Finder(window.factquizSearch, language));
    script.onerror = () => reject(new Error(words.source));
    document.head.append(script);
  });
  return finder;
}

async function search() {
  const query = input.value.trim().slice(0, LONGEST);
  if (query === shown) return;
  shown = query;
  remember(query);
  if (!query) {
    status.textContent = "";
    list.replaceChildren();
    return;
  }
  if (!finder) status.textContent = words.loading;
  try {
    const ready = await load();
    if (query === shown) show(query, ready.find(query));
  } catch {
    finder = null;
    shown = null;
    status.textContent = words.failed;
  }
}

/* The address says what is searched, so that Back and a bookmark lead here again. */
function remember(query) {
  const address = new URL(location);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  try {
    history.replaceState(null, "", address);
  } catch {
    /* Some browsers forbid it for a page from a folder; nothing else depends on it. */
  }
}

function show(query, { how, results, read }) {
  const count = fill(words[how === "some" ? "some" : "found"], { count: results.length, query });
  status.textContent = results.length
    ? `${count}${read ? ` ${fill(words.alike, { read })}` : ""}`
    : fill(words.none, { query });
  const groups = GROUPS.map(([name, kinds]) => [
    name,
    results.filter(({ kind }) => kinds.includes(kind)),
  ]);
  /* Words and people come first if the query names one, and last if it only stands beside them. */
  if (!groups[0][1].some(({ named }) => named)) groups.push(groups.shift());
  list.replaceChildren(...groups.filter(([, found]) => found.length).map(group));
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function group([name, found]) {
  const made = element("section", "search-group");
  const heading = element("h2", "", words[name]);
  heading.id = `search-${name}`;
  made.setAttribute("aria-labelledby", heading.id);
  heading.append(" ", element("span", "search-count", String(found.length)));
  const entries = element("ul", "search");
  /* What was found is of the text, whose language may be another than that of the words here. */
  const { lang, dir } = document.documentElement;
  Object.assign(entries, { lang, dir });
  entries.append(...found.slice(0, FIRST).map(result));
  made.append(heading, entries);
  if (found.length > FIRST) {
    const more = element("button", "search-more", fill(words.more, { count: found.length }));
    more.type = "button";
    more.addEventListener("click", () => {
      const rest = found.slice(FIRST).map(result);
      entries.append(...rest);
      more.remove();
      rest[0].querySelector("a").focus();
    });
    made.append(more);
  }
  return made;
}

function result({ kind, anchor, title, text, note, pageTitle, number, address, terms, named }) {
  const known = new Set(terms);
  const isFound = (word) => known.has(compared(word, language));
  const thing = GROUPS[0][1].includes(kind);
  const made = element("li");
  const link = element("a");
  link.href = anchor ? `${address}#${anchor}` : address;
  link.append(...pieces(kind === "sentence" ? passage(text, isFound) : title, isFound));
  made.append(link);
  const where = [words[kind], note && words[note], `${number} ${pageTitle}`.trim()];
  const told = kind === "section" && !anchor ? where.slice(0, 2) : where;
  const line = told.filter(Boolean).join(" · ");
  if (kind !== "sentence" && text) {
    const quoted = element("p", "search-passage");
    /* Of a thing that is named, what it is; of all else, where the words stand. */
    quoted.append(...pieces(passage(text, named && thing ? () => false : isFound), isFound));
    made.append(quoted);
  }
  if (line) made.append(element("p", "search-where", line));
  return made;
}

function pieces(text, isFound) {
  return marked(text, isFound).map(([piece, isMarked]) =>
    isMarked ? element("mark", "", piece) : document.createTextNode(piece),
  );
}

function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text) made.textContent = text;
  return made;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
input.value = new URLSearchParams(location.search).get("q") || "";
search();
