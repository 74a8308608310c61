/* Small things that every part of the page needs. */

/** An element with attributes and children; what is text is only ever text. */
export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/** The language of our own words in a part of the page. */
let language = "en";
export const speak = (part) => {
  language = part.closest("[lang]").lang;
};

/** Fill in a text: {name} from values; of several forms the one that the count asks for. */
export const fill = (text, values = {}) => {
  const form = () => new Intl.PluralRules(language).select(values.count);
  const chosen = typeof text === "string" ? text : text[form()] || text.other;
  return chosen.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

/** A day, as the reader's calendar counts it, in words. */
export const dayName = (day) =>
  new Date(day * 86_400_000).toLocaleDateString(language === "en" ? "en-GB" : language, {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
