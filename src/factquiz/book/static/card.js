/* The card of a quiz that has a page of its own: how many questions are answered.
   And “Ask me about this” in the notes of this page, which the quiz's script does:
   that is fetched when a reader first wants it. */
(() => {
  "use strict";
  const card = document.querySelector(".quiz-card");
  const told = card.querySelector(".quiz-card-told");
  const items = card.dataset.items.split(" ");

  const kept = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; /* Storage is forbidden, or holds what we did not write. */
    }
  };
  /* On a second try another question may stand in the place of an item. */
  const answered = (item) => {
    const turns = kept(`factquiz/turns/${item}`);
    const present = (Array.isArray(turns) && turns.at(-1)) || item;
    return kept(`factquiz/answer/${present}`) !== null;
  };
  const show = () => {
    const count = items.filter(answered).length;
    const words = count < items.length ? told.dataset.some : told.dataset.all;
    told.hidden = !count;
    told.querySelector("progress").value = count;
    told.querySelector("span").textContent = words.replace("{count}", count);
  };
  addEventListener("storage", show);
  addEventListener("pageshow", show); /* back from the questions, the page may be as it was left */
  show();

  if (!card.dataset.asks || document.querySelector("section.quiz")) return;
  let last; /* the mark that a reader came from into its note */
  let fetching = false;
  document.addEventListener("focusin", ({ target }) => {
    if (target.popoverTargetElement) last = target;
  });
  document.addEventListener("click", function first(event) {
    const link = event.target.closest("a[data-ask]");
    if (!link) return;
    event.preventDefault();
    if (fetching) return;
    fetching = true;
    Promise.all([
      load("link", { rel: "stylesheet", href: here("quiz.css") }),
      load("script", { src: here("quiz.js") }),
    ]).then(
      () => {
        document.removeEventListener("click", first);
        if (last && last.popoverTargetElement.contains(link)) last.focus();
        link.click();
      },
      () => location.assign(link.href),
    );
  });

  function here(name) {
    return `${document.documentElement.dataset.content_root}_static/${name}`;
  }

  function load(tag, attributes) {
    return new Promise((resolve, reject) => {
      const made = document.createElement(tag);
      Object.assign(made, attributes, { onload: resolve, onerror: reject });
      document.head.append(made);
    });
  }
})();
