/* Filters of a timeline. The rows of the tables say what each entry is; the figures follow them.
   Classic and deferred, for a book read from a folder; all words are in the page. */
(() => {
  "use strict";

  const form = document.querySelector("form.timeline-controls");
  if (!form) return;

  const GAP = 10; /* as in layout.py */
  const GRID = 3;
  const BELOW = 10;

  const shown = form.querySelector("output");
  const [zoom, ...filters] = Array.from(form.querySelectorAll("select")).reverse();
  const sections = Array.from(document.querySelectorAll(".timeline-section"), (section) => ({
    section,
    /* The entries of the figure and the rows of the table stand in one order. */
    rows: Array.from(section.querySelectorAll(".timeline-table tbody tr")),
    entries: Array.from(section.querySelectorAll(".timeline-entry")),
    frame: section.querySelector(".timeline-frame"),
    svg: section.querySelector(".timeline-strip"),
  }));
  const number = (element, name) => Number(element.dataset[name]);
  /* The first number in an attribute, as it was before anything was laid out anew. */
  const first = new WeakMap();
  const was = (element, name) => {
    if (!first.has(element)) first.set(element, Number(/-?[\d.]+/.exec(element.getAttribute(name))));
    return first.get(element);
  };

  /* The lanes: each entry, in the order of time, as high as there is room. */
  const lay = (svg, scale) => {
    const top = number(svg, "top");
    const width = number(svg, "width") * scale;
    const taken = [];
    let deepest = top;
    for (const entry of svg.querySelectorAll(".timeline-entry:not([hidden])")) {
      const [left, right, height] = entry.dataset.box.split(" ").map(Number);
      const drawn = entry.querySelector(".timeline-bar");
      const bar = drawn ? was(drawn, "width") : 0;
      const x = was(entry, "transform") * scale;
      const box = { left: x + left, right: x + Math.max(right, bar * scale), top, height };
      const clash = (other) =>
        box.left < other.right + GAP &&
        other.left < box.right + GAP &&
        box.top < other.top + other.height &&
        other.top < box.top + box.height;
      while (taken.some(clash)) box.top += GRID;
      taken.push(box);
      deepest = Math.max(deepest, box.top + height);
      entry.setAttribute("transform", `translate(${x} ${box.top})`);
      drawn?.setAttribute("width", bar * scale);
    }
    for (const year of svg.querySelectorAll(".timeline-year")) {
      const text = year.querySelector("text");
      text.setAttribute("x", was(text, "x") * scale);
      year.setAttribute("transform", `translate(${was(year, "transform") * scale})`);
    }
    svg.querySelector(".timeline-axis").setAttribute("d", `M0 20H${width}`);
    const [edge] = svg.getAttribute("viewBox").split(" ").map(Number);
    const frame = [width - 2 * edge, deepest + BELOW];
    svg.setAttribute("viewBox", `${edge} 0 ${frame.join(" ")}`);
    svg.setAttribute("width", frame[0]);
    svg.setAttribute("height", frame[1]);
  };

  const apply = () => {
    const wanted = filters.map((select) => select.value).filter(Boolean);
    const time = wanted.find((value) => document.getElementById(value));
    const classes = wanted.filter((value) => value !== time);
    let count = 0;
    for (const { section, rows, entries, frame, svg } of sections) {
      const inTime = !time || section.id === time;
      rows.forEach((row, place) => {
        row.hidden = !inTime || !classes.every((name) => row.classList.contains(name));
        entries[place]?.toggleAttribute("hidden", row.hidden);
      });
      const kept = rows.filter((row) => !row.hidden).length;
      count += kept;
      section.hidden = kept === 0;
      if (section.hidden || !svg) continue;
      lay(svg, Number(zoom.value));
      frame.scrollLeft = 0;
    }
    shown.textContent = shown.dataset.shown.replace("{count}", count);
  };

  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  /* The controls have their new values only after the event. */
  form.addEventListener("reset", () => setTimeout(apply));

  /* For a mouse or a finger; by keyboard the table is as near. */
  for (const { rows, entries, svg } of sections) {
    if (!svg) continue;
    const rowOf = (entry) => rows[entries.indexOf(entry)];
    svg.classList.add("leads");
    /* Pointed at, an entry says in full what its row does. */
    svg.addEventListener("pointerover", (event) => {
      const entry = event.target.closest(".timeline-entry");
      if (!entry || entry.querySelector("title")) return;
      const title = document.createElementNS(svg.namespaceURI, "title");
      const [date, what] = Array.from(rowOf(entry).cells, (cell) => cell.textContent.trim());
      title.textContent = `${date}: ${what}`;
      entry.prepend(title);
    });
    svg.addEventListener("click", (event) => {
      const entry = event.target.closest(".timeline-entry");
      if (!entry) return;
      const row = rowOf(entry);
      document.querySelector("tr.found")?.classList.remove("found");
      row.classList.add("found");
      row.scrollIntoView({ block: "center" });
      row.querySelector("a")?.focus({ preventScroll: true });
    });
  }

  form.hidden = false;
})();
