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
    rows: Array.from(section.querySelectorAll(".timeline-table tbody tr")),
    frame: section.querySelector(".timeline-frame"),
    svg: section.querySelector(".timeline-strip"),
  }));
  const number = (element, name) => Number(element.dataset[name]);

  /* The lanes: each entry, in the order of time, as high as there is room. */
  const lay = (svg, scale) => {
    const top = number(svg, "top");
    const width = number(svg, "width") * scale;
    const taken = [];
    let deepest = top;
    for (const entry of svg.querySelectorAll(".timeline-entry:not([hidden])")) {
      const [left, right, height, bar] = entry.dataset.box.split(" ").map(Number);
      const x = number(entry, "x") * scale;
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
      entry.querySelector(".timeline-bar")?.setAttribute("width", bar * scale);
    }
    for (const year of svg.querySelectorAll(".timeline-year")) {
      year.setAttribute("transform", `translate(${number(year, "x") * scale})`);
      year.querySelector("text").setAttribute("x", number(year, "middle") * scale);
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
    for (const { section, rows, frame, svg } of sections) {
      const inTime = !time || section.id === time;
      const kept = new Set();
      for (const row of rows) {
        row.hidden = !inTime || !classes.every((name) => row.classList.contains(name));
        if (!row.hidden) kept.add(row.id);
      }
      count += kept.size;
      section.hidden = kept.size === 0;
      if (section.hidden || !svg) continue;
      for (const entry of svg.querySelectorAll(".timeline-entry")) {
        entry.toggleAttribute("hidden", !kept.has(entry.dataset.entry));
      }
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
  for (const { svg } of sections) {
    if (!svg) continue;
    svg.classList.add("leads");
    svg.addEventListener("click", (event) => {
      const entry = event.target.closest(".timeline-entry");
      const row = entry && document.getElementById(entry.dataset.entry);
      if (!row) return;
      document.querySelector("tr.found")?.classList.remove("found");
      row.classList.add("found");
      row.scrollIntoView({ block: "center" });
      row.querySelector("a")?.focus({ preventScroll: true });
    });
  }

  form.hidden = false;
})();
