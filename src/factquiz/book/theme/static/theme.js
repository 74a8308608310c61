/* The reader's colours, and a contents panel that closes as one expects.
   Everything on the page works without this script; what needs it is hidden until it runs. */
(() => {
  "use strict";
  const KEY = "factquiz/colours";
  const root = document.documentElement;
  const select = document.getElementById("colours");
  if (select) {
    select.value = root.dataset.theme || "";
    select.parentElement.hidden = false;
    select.addEventListener("change", () => {
      if (select.value) root.dataset.theme = select.value;
      else delete root.dataset.theme;
      try {
        if (select.value) localStorage.setItem(KEY, select.value);
        else localStorage.removeItem(KEY);
      } catch {
        /* Storage is forbidden here: the choice lasts as long as the page. */
      }
    });
  }
  const contents = document.querySelector("details.contents");
  if (!contents) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !contents.open) return;
    if (contents.contains(document.activeElement)) contents.querySelector("summary").focus();
    contents.open = false;
  });
  document.addEventListener("click", (event) => {
    const inside = contents.contains(event.target);
    if (!inside || event.target.closest("a")) contents.open = false;
  });
})();
