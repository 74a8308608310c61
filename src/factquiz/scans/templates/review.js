// Counts what is settled and saves it as decisions.json. The page itself is the data.
(function () {
  "use strict";

  var form = document.getElementById("review");
  var rows = Array.from(form.querySelectorAll("fieldset"));
  var count = document.getElementById("count");
  var unsaved = false;

  function textOf(row) {
    return row.querySelector("input[type=text]");
  }

  function none(row) {
    return row.querySelector(".none").checked;
  }

  function chosen(row) {
    return Array.from(row.querySelectorAll(".options input:checked"))
      .map(function (input) { return input.value; })
      .filter(Boolean);
  }

  function typed(row) {
    return textOf(row) ? textOf(row).value.trim() : "";
  }

  function settled(row) {
    return none(row) || chosen(row).length > 0 || typed(row) !== "";
  }

  function decision(row) {
    var made = { code: row.dataset.code, item: row.dataset.item, part: Number(row.dataset.part) };
    if (chosen(row).length) { made.chosen = chosen(row); }
    if (typed(row)) { made.text = typed(row); }
    return made;
  }

  function told() {
    rows.forEach(function (row) { row.classList.toggle("settled", settled(row)); });
    count.textContent = rows.filter(settled).length + " of " + rows.length + " settled";
  }

  // "Nothing" and something exclude each other.
  function exclude(row, input) {
    if (input.classList.contains("none")) {
      if (input.checked) {
        row.querySelectorAll(".options input:checked").forEach(function (other) {
          if (other !== input) { other.checked = false; }
        });
        if (textOf(row)) { textOf(row).value = ""; }
      }
    } else if (input.type !== "radio" && (input.checked || input.value.trim())) {
      row.querySelector(".none").checked = false;
    }
  }

  form.addEventListener("input", function (event) {
    exclude(event.target.closest("fieldset"), event.target);
    unsaved = true;
    told();
  });

  document.getElementById("next").addEventListener("click", function () {
    var open = rows.find(function (row) { return !settled(row); });
    if (open) {
      open.scrollIntoView({ block: "center" });
      open.querySelector("input").focus({ preventScroll: true });
    } else {
      document.getElementById("save").focus();
    }
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var content = {
      format: form.dataset.format,
      quiz: form.dataset.quiz,
      decisions: rows.filter(settled).map(decision)
    };
    var link = document.createElement("a");
    var blob = new Blob([JSON.stringify(content, null, 1) + "\n"], { type: "application/json" });
    link.href = URL.createObjectURL(blob);
    link.download = "decisions" + (form.dataset.part ? "-" + form.dataset.part : "") + ".json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
    unsaved = false;
    count.textContent = content.decisions.length + " of " + rows.length + " saved";
  });

  window.addEventListener("beforeunload", function (event) {
    if (unsaved) { event.preventDefault(); }
  });

  told();
})();
