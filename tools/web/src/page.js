/* Small things that every part of the page needs. */

/** An element with attributes and children; what is text is only ever text. */
export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/** Fill in a text: {name} from values; “one|many” by the count. */
export const fill = (text, values = {}) => {
  const [one, many = one] = text.split("|");
  const chosen = values.count === 1 ? one : many;
  return chosen.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

export const lang = () => document.documentElement.lang || "en";

/** A day, as the reader's calendar counts it, in words. */
export const dayName = (day) =>
  new Date(day * 86_400_000).toLocaleDateString(lang() === "en" ? "en-GB" : lang(), {
    weekday: "short",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
