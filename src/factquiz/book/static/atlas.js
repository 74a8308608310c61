/* The slider of a map: shows another year. The page is whole without it. */
(function () {
  "use strict";

  var EDGES = ["map-border", "map-striped", "map-inner"]; // by standing, as drawing.py has them
  var PAUSE = 1200; // milliseconds between two changes when the map plays

  function start(atlas) {
    var controls = atlas.querySelector(".atlas-controls");
    var slider = controls.querySelector("input");
    var output = controls.querySelector("output");
    var picture = atlas.querySelector(".atlas-frame svg");
    var says = atlas.querySelector(".atlas-says");
    var play = controls.querySelector("[data-play]");
    var steps = controls.querySelectorAll("[data-step]");
    var ticks = Array.prototype.slice.call(controls.querySelectorAll("option"));
    var moving = atlas.querySelectorAll("[data-steps]");
    var timed = atlas.querySelectorAll("[data-from]");
    var words = { play: play.textContent, pause: controls.dataset.pause };
    var timer = 0;

    function at(tick) {
      return Number(tick.value);
    }

    // "1949:1 2013:3" says what a state became in which year.
    function standing(shape, year) {
      var now = "0";
      shape.dataset.steps.split(" ").forEach(function (step) {
        var parts = step.split(":");
        if (Number(parts[0]) <= year) now = parts[1];
      });
      return now;
    }

    function sentence(year) {
      var last = ticks.filter(function (tick) { return at(tick) <= year; }).pop();
      var counts = last.dataset.counts.replace(last.value, String(year));
      return counts + " " + (at(last) === year ? last.dataset.changes : controls.dataset.none);
    }

    function show() {
      var year = Number(slider.value);
      moving.forEach(function (shape) {
        var now = standing(shape, year);
        shape.setAttribute("fill", "url(#" + atlas.dataset.fills + now + ")");
        shape.setAttribute("class", EDGES[Math.min(Number(now), 2)]);
      });
      timed.forEach(function (shape) {
        var there = Number(shape.dataset.from) <= year && year <= Number(shape.dataset.until);
        if (there) shape.removeAttribute("display");
        else shape.setAttribute("display", "none");
      });
      output.textContent = String(year);
      if (says.textContent !== sentence(year)) {
        says.textContent = sentence(year);
        picture.setAttribute("aria-label", sentence(year));
      }
      steps.forEach(function (button) {
        var next = neighbour(Number(button.dataset.step));
        button.setAttribute("aria-disabled", String(next === null));
      });
    }

    // The next year in which something changed, in one direction or the other.
    function neighbour(direction) {
      var year = Number(slider.value);
      var found = ticks.map(at).filter(function (each) {
        return direction > 0 ? each > year : each < year;
      });
      return found.length ? found[direction > 0 ? 0 : found.length - 1] : null;
    }

    function go(direction) {
      var next = neighbour(direction);
      if (next === null) return false;
      slider.value = String(next);
      show();
      return true;
    }

    function stop() {
      window.clearInterval(timer);
      timer = 0;
      play.textContent = words.play;
      says.setAttribute("aria-live", "polite");
    }

    function toggle() {
      if (timer) return stop();
      if (neighbour(1) === null) slider.value = slider.min;
      show();
      play.textContent = words.pause;
      says.setAttribute("aria-live", "off"); // nobody can listen to twenty sentences in a row
      timer = window.setInterval(function () { if (!go(1)) stop(); }, PAUSE);
    }

    slider.addEventListener("input", function () { stop(); show(); });
    steps.forEach(function (button) {
      button.addEventListener("click", function () { stop(); go(Number(button.dataset.step)); });
    });
    play.addEventListener("click", toggle);
    controls.hidden = false;
    show(); // a browser may have kept another year than the page was made with
  }

  document.querySelectorAll(".atlas").forEach(start);
})();
