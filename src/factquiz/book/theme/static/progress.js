/* How far the reader has come: lessons that she has read, and the place where she stopped.
   Lessons are kept as spaced review keeps them, one entry each; without storage nothing shows. */
(() => {
  "use strict";
  const READ = "factquiz/read/"; /* written by spaced review, too */
  const PLACE = "factquiz/setting/place"; /* a setting, so that it is erased with all others */
  const store = storage();
  const box = document.querySelector(".lesson-read input");
  const entries = Array.from(document.querySelectorAll(".contents-panel [data-lesson]"));
  const isRead = (lesson) => store.getItem(READ + lesson) === "1";
  here();
  if (!store) return;
  if (box) {
    box.closest(".lesson-read").hidden = false;
    box.addEventListener("change", () => {
      try {
        if (box.checked) store.setItem(READ + box.value, "1");
        else store.removeItem(READ + box.value);
      } catch {
        box.checked = isRead(box.value); /* the storage is full: what is shown is what is kept */
      }
      show();
    });
    addEventListener("pagehide", keepPlace);
    document.addEventListener("visibilitychange", keepPlace);
  }
  addEventListener("storage", show);
  show();

  function storage() {
    try {
      return localStorage;
    } catch {
      return null;
    }
  }

  function show() {
    if (box) box.checked = isRead(box.value);
    for (const entry of entries) {
      entry.querySelector(".contents-read").hidden = !isRead(entry.dataset.lesson);
    }
    goOn();
  }

  /* The start page: so many lessons are read, and the place to go on from. */
  function goOn() {
    const room = document.querySelector(".course-progress");
    if (!room) return;
    const read = entries.filter((entry) => isRead(entry.dataset.lesson)).length;
    const place = lastPlace();
    room.hidden = !read && !place;
    const [told, link] = [room.querySelector("span"), room.querySelector("a")];
    room.querySelector("progress").value = read;
    told.textContent = room.dataset.told.replace("{read}", read).replace("{total}", entries.length);
    const next = place || entries.find((entry) => !isRead(entry.dataset.lesson));
    link.hidden = !next;
    if (!next) return;
    link.href = next.href;
    link.textContent = place ? place.title : next.querySelector(".contents-title").textContent;
  }

  /* Only a lesson of the contents that is not read to its end: what stands in the storage may be anybody's. */
  function lastPlace() {
    try {
      const { lesson, anchor, section } = JSON.parse(store.getItem(PLACE));
      const entry = entries.find((each) => each.dataset.lesson === lesson && !isRead(lesson));
      const title = entry.querySelector(".contents-title").textContent;
      return {
        href: anchor ? `${entry.href}#${encodeURIComponent(anchor)}` : entry.href,
        title: section ? `${title}: ${String(section).slice(0, 200)}` : title,
      };
    } catch {
      return null;
    }
  }

  function keepPlace() {
    const passed = Array.from(document.querySelectorAll("main section[id] > h2")).filter(
      (heading) => heading.getBoundingClientRect().top < innerHeight / 2,
    );
    const last = passed.at(-1);
    const place = { lesson: box.value, anchor: last?.parentNode.id, section: last?.textContent };
    try {
      store.setItem(PLACE, JSON.stringify(place));
    } catch {
      /* Full: the place is the least of what is kept. */
    }
  }

  /* In the list of the page's sections, the one that is being read. */
  function here() {
    const links = Array.from(document.querySelectorAll(".page-contents a"));
    const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    if (!links.length || !("IntersectionObserver" in window)) return;
    const mark = () => {
      const passed = parts.filter((part) => part && part.getBoundingClientRect().top < innerHeight / 3);
      const current = links[parts.indexOf(passed.at(-1))];
      for (const link of links) {
        if (link === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    const watch = new IntersectionObserver(mark, { rootMargin: "-33% 0px -66% 0px" });
    for (const part of parts) if (part) watch.observe(part);
  }
})();
