/* Plots, and behind each a table that says the same. */

import { forecast, retention } from "./plan.js";
import { dayName, fill, make } from "../page.js";

const DAYS = 14;

const table = (heads, rows) =>
  make(
    "table",
    {},
    make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make(
      "tbody",
      {},
      ...rows.map(([name, value]) =>
        make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, value)),
      ),
    ),
  );

/** Bars of a share of the full length each, for the eyes; the table has the words. */
const bars = (rows) =>
  make(
    "div",
    { class: "review-bars", "aria-hidden": "true" },
    ...rows.flatMap(([name, value, share]) => {
      const bar = make("span", { class: "review-bar" });
      bar.style.inlineSize = `${100 * share}%`;
      return [
        make("span", { class: "review-bar-name" }, name),
        make("span", { class: "review-bar-room" }, bar),
        make("span", { class: "review-bar-value" }, value),
      ];
    }),
  );

const plot = (title, none, heads, rows, words) =>
  make(
    "figure",
    { class: "review-plot" },
    make("figcaption", {}, title),
    ...(rows.length
      ? [
          bars(rows),
          make("details", {}, make("summary", {}, words.table, hidden(title)), table(heads, rows)),
        ]
      : [make("p", {}, none)]),
  );

const hidden = (text) => make("span", { class: "visually-hidden" }, `: ${text}`);

/** How often she was right where she had said how sure she was; `sure` are [level, right]. */
export const surePlot = (sure, levels, words) => {
  const rows = levels.flatMap((name, level) => {
    const here = sure.filter(([one]) => one === level);
    const known = here.filter(([, right]) => right).length;
    const total = here.length;
    return total ? [[name, fill(words.retention_row, { known, total }), known / total]] : [];
  });
  return plot(words.sure, words.sure_none, [words.level, words.right], rows, words);
};

/** Both plots of the reviews, for all things whose lesson is loaded. */
export const plots = (things, lessons, reviews, today, words) => {
  const counts = forecast(things, reviews, today, DAYS);
  const most = Math.max(...counts);
  const days = counts.map((count, ahead) => [
    ahead ? dayName(today + ahead) : words.late,
    String(count),
    count / most,
  ]);
  const known = retention(things, reviews);
  const shares = lessons
    .filter(({ id }) => known.has(id))
    .map(({ id, title }) => {
      const [right, total] = known.get(id);
      return [title, fill(words.retention_row, { known: right, total }), right / total];
    });
  return [
    plot(words.forecast, words.forecast_none, [words.date, words.reviews], most ? days : [], words),
    plot(words.retention, words.retention_none, [words.lesson, words.share], shares, words),
  ];
};
