/* A matrix of discs: shows the rows that have all of the columns chosen. */
(function () {
  "use strict";

  function start(matrix) {
    var choice = matrix.querySelector(".matrix-choice");
    var says = matrix.querySelector(".matrix-says");
    var boxes = Array.prototype.slice.call(choice.querySelectorAll("input"));
    var rows = Array.prototype.slice.call(matrix.querySelectorAll("tbody"));

    function text(element) {
      return element.textContent;
    }

    function show() {
      var chosen = boxes.filter(function (box) { return box.checked; });
      var names = [];
      rows.forEach(function (row) {
        var inside = row.dataset.in.split(" ");
        row.hidden = !chosen.every(function (box) { return inside.indexOf(box.value) >= 0; });
        if (!row.hidden) {
          names = names.concat(Array.prototype.map.call(row.querySelectorAll(".matrix-names span"), text));
        }
      });
      var words = choice.dataset;
      if (!("ordered" in words)) names.sort(function (a, b) { return a.localeCompare(b); });
      var pattern = names.length ? words.some : words.none;
      says.hidden = chosen.length === 0;
      says.textContent = pattern
        .replace("{bodies}", chosen.map(function (box) { return text(box.parentNode); }).join(", "))
        .replace("{count}", String(names.length))
        .replace("{names}", names.join(", "));
    }

    choice.addEventListener("change", show);
    choice.hidden = false;
    show(); // a browser may have kept what was chosen
  }

  document.querySelectorAll(".matrix").forEach(start);
})();
