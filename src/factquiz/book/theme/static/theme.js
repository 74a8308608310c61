/* The reader's colours, a contents panel that closes as one expects,
   and what some browsers do not yet do with notes by themselves.
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
  notes();
  keepOffline();
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

  /* A served book can be kept by the browser; one that is read from a folder is kept already. */
  function keepOffline() {
    if (!location.protocol.startsWith("http")) {
      const status = document.getElementById("offline-status");
      if (status) status.textContent = status.dataset.folder;
      return;
    }
    if (!document.querySelector(".edition-notice")) return;
    addEventListener("load", () => {
      const script = document.createElement("script");
      script.src = `${root.dataset.content_root}_static/offline.js`;
      document.head.append(script);
    });
  }

  /* Every browser opens a note by click and key if it knows popovers at all.
     One that does not goes to the note at the end of the page; one that does not know
     `interestfor` is taught to show a note that is pointed at. */
  function notes() {
    const button = (event) => event.target.closest("button[popovertarget]");
    if (!("popover" in HTMLElement.prototype)) {
      document.addEventListener("click", (event) => {
        if (button(event)) location.hash = button(event).getAttribute("popovertarget");
      });
      return;
    }
    if ("interestForElement" in HTMLButtonElement.prototype) return;
    let waiting;
    let shown;
    document.addEventListener("pointerover", (event) => {
      clearTimeout(waiting);
      if (event.pointerType !== "mouse" || event.target.closest(".note")) return;
      const note = button(event)?.popoverTargetElement;
      waiting = setTimeout(() => {
        if (shown !== note) shown?.hidePopover();
        shown = note;
        if (note && !note.matches(":popover-open")) note.showPopover({ source: button(event) });
      }, 400);
    });
    document.addEventListener("click", () => {
      shown = undefined; /* what is clicked stays, until a click elsewhere or Escape */
    });
  }
})();
