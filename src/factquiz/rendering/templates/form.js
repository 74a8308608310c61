// Keeps the answers in this browser and saves them as submission.json.
// The page itself is the data: every fieldset names its item, every control its label.
(function () {
  "use strict";

  var form = document.getElementById("form");
  var fieldsets = Array.from(form.querySelectorAll("fieldset"));
  var studentField = document.getElementById("student");
  var count = document.getElementById("count");
  var message = document.getElementById("message");
  var slot = ["factquiz", form.dataset.quiz, form.dataset.form, form.dataset.digest].join("/");

  function controls(fieldset) {
    return Array.from(fieldset.querySelectorAll("input, select"));
  }

  function entries(fieldset) {
    return Array.from(fieldset.querySelectorAll(".entries > li"));
  }

  function labelOf(entry) {
    return entry.dataset.label;
  }

  function value(control) {
    return control.value.trim();
  }

  function checked(fieldset) {
    return controls(fieldset).filter(function (input) { return input.checked; }).map(value);
  }

  // One answer for each prompt, place or gap; nothing if all are open.
  function slots(fieldset) {
    var filled = controls(fieldset).map(value);
    return filled.some(Boolean) ? filled : [];
  }

  // What is shown at first is no answer.
  function order(fieldset) {
    return fieldset.dataset.moved ? entries(fieldset).map(labelOf) : [];
  }

  function first(fieldset) {
    return checked(fieldset)[0] || "";
  }

  function typed(fieldset) {
    return value(controls(fieldset)[0]);
  }

  var READ = {
    choice: first, true_false: first, multiple_response: checked,
    short_answer: typed, numeric: typed, date: typed,
    match: slots, classify: slots, cloze: slots, order: order
  };

  function response(fieldset) {
    return READ[fieldset.dataset.interaction](fieldset);
  }

  function responses() {
    var given = {};
    fieldsets.forEach(function (fieldset) {
      var answer = response(fieldset);
      if (answer.length) {
        given[fieldset.dataset.item] = answer;
      }
    });
    return given;
  }

  function student() {
    return studentField ? studentField.value.trim() : form.dataset.student;
  }

  function twice(labels) {
    return labels.filter(function (label, place) {
      return label && labels.indexOf(label) < place;
    });
  }

  function warn(note, labels) {
    var text = labels.length ? labels[0] + " is chosen more than once." : "";
    if (note.textContent !== text) {
      note.textContent = text;
    }
  }

  // Puts entries into the order of some labels, if those are all of them.
  function arrange(fieldset, labels) {
    var list = fieldset.querySelector(".entries");
    var found = labels.map(function (label) {
      return entries(fieldset).find(function (entry) { return labelOf(entry) === label; });
    });
    if (found.every(Boolean) && new Set(found).size === entries(fieldset).length) {
      found.forEach(function (entry) { list.appendChild(entry); });
      return true;
    }
    return false;
  }

  function move(button) {
    var entry = button.closest("li");
    var fieldset = entry.closest("fieldset");
    var up = button.dataset.by === "-1";
    var other = up ? entry.previousElementSibling : entry.nextElementSibling;
    if (other) {
      // The other one moves, so that the button keeps the focus.
      other.remove();
      entry[up ? "after" : "before"](other);
      fieldset.dataset.moved = "yes";
      changed();
    }
    var all = entries(fieldset);
    fieldset.querySelector(".moved").textContent =
      entry.querySelector(".entry").textContent + ": place " + (all.indexOf(entry) + 1) +
      " of " + all.length;
  }

  function clear(fieldset) {
    if (fieldset.dataset.interaction === "order") {
      delete fieldset.dataset.moved;
      arrange(fieldset, fieldset.dataset.start.split(" "));
      fieldset.querySelector(".move").focus();
    } else {
      controls(fieldset).forEach(function (input) { input.checked = false; });
      controls(fieldset)[0].focus();
    }
    changed();
  }

  function show() {
    var answered = Object.keys(responses()).length;
    count.textContent = answered + " of " + fieldsets.length + " answered";
    fieldsets.forEach(function (fieldset) {
      var clear = fieldset.querySelector(".clear");
      if (clear) {
        clear.hidden = !response(fieldset).length;
      }
      var note = fieldset.querySelector(".note");
      if (note) {
        warn(note, fieldset.dataset.interaction === "match" ? twice(slots(fieldset)) : []);
      }
    });
  }

  function keep() {
    try {
      localStorage.setItem(slot, JSON.stringify({ student: student(), responses: responses() }));
    } catch (error) {
      message.textContent = "This browser does not keep answers: save before you close the page.";
    }
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(slot)) || {};
    } catch (error) {
      return {};
    }
  }

  function fill(fieldset, answers) {
    if (fieldset.dataset.interaction === "order" && arrange(fieldset, answers)) {
      fieldset.dataset.moved = "yes";
    }
    controls(fieldset).forEach(function (control, place) {
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = answers.indexOf(control.value) >= 0;
      } else {
        control.value = answers[place] || "";
        if (control.selectedIndex === -1) {
          control.selectedIndex = 0;
        }
      }
    });
  }

  function restore() {
    var state = kept();
    var given = Object(state.responses);
    if (studentField && typeof state.student === "string") {
      studentField.value = state.student;
    }
    fieldsets.forEach(function (fieldset) {
      if (!Object.prototype.hasOwnProperty.call(given, fieldset.dataset.item)) {
        return;
      }
      fill(fieldset, [].concat(given[fieldset.dataset.item]).map(String));
    });
    if (Object.keys(given).length) {
      message.textContent = "Your answers are as you left them.";
    }
  }

  function changed() {
    message.textContent = "";
    keep();
    show();
  }

  function submission() {
    return {
      format: form.dataset.format,
      quiz: form.dataset.quiz,
      form: form.dataset.form,
      student: student(),
      responses: responses(),
      saved: new Date().toISOString()
    };
  }

  function download(text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "submission.json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  function save() {
    if (!student()) {
      message.textContent = "Type your student id first.";
      studentField.focus();
      return;
    }
    var sent = submission();
    download(JSON.stringify(sent, null, 1) + "\n");
    var open = fieldsets.length - Object.keys(sent.responses).length;
    message.textContent = "Saved as submission.json. Now hand in that file." +
      (open ? " Not answered: " + open + " of " + fieldsets.length + "." : "");
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button && button.classList.contains("clear")) {
      clear(button.closest("fieldset"));
    } else if (button && button.classList.contains("move")) {
      move(button);
    }
  });
  document.getElementById("save").addEventListener("click", save);

  fieldsets.forEach(function (fieldset) {
    fieldset.dataset.start = entries(fieldset).map(labelOf).join(" ");
  });
  restore();
  show();
})();
