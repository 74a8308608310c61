/* Numbers and dates: what is plainly written is judged; the rest the page asks to write so. */

const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^ |[ .,;!]+$/g, "");
export const unitOf = (text) => plain(text).replace(/^(?:per ?cent|pct)$/, "%");
const NUMBER =
  /^(?:about |around |circa |between |from |[~≈] ?)?(?:(\d[\d.,'’ ]*?) ?(%?) ?(?:-|to|and) ?(\d[\d.,'’ ]*)|(-?\d[\d.,'’ ]*))(\D.*)?$/;
const ENGLISH = /^-?(?:\d+|[1-9]\d{0,2}(?:[,'’ ]\d{3})+)(?:\.\d+)?$/;

/** The ways to read a text as a number or a range, the English one first: 1,234.5 or 1.234,5. */
export const numbers = (text) => {
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
export const dates = (text) => {
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
