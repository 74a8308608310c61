/* Questions that stand in a file beside the page, fetched when one is asked for.
   A classic script, for a page that is read from a folder may load nothing else. */

const files = new Map();

/** The questions of a file: [[id, HTML], …] by what they are asked for; rejected without it. */
export const load = (src) => {
  if (!files.has(src)) {
    files.set(
      src,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = src;
        script.onload = () => resolve(script.questions);
        script.onerror = reject;
        document.head.append(script);
      }),
    );
  }
  return files.get(src);
};

window.factquizMore = (questions) => {
  document.currentScript.questions = questions;
};

/** The element of such a piece of HTML: it comes from the book itself, never from storage. */
export const elementOf = (html) =>
  document.importNode(new DOMParser().parseFromString(html, "text/html").body.firstElementChild, true);
