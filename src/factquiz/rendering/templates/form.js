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
    return Array.from(fieldset.querySelectorAll("input"));
  }

  function response(fieldset) {
    var inputs = controls(fieldset);
    if (fieldset.dataset.interaction === "short_answer") {
      return inputs[0].value.trim();
    }
    var labels = inputs.filter(function (input) { return input.checked; })
      .map(function (input) { return input.value; });
    return fieldset.dataset.interaction === "multiple_response" ? labels : labels[0] || "";
  }

  function responses() {
    var given = {};
    fieldsets.forEach(function (fieldset) {
      var value = response(fieldset);
      if (value.length) {
        given[fieldset.dataset.item] = value;
      }
    });
    return given;
  }

  function student() {
    return studentField ? studentField.value.trim() : form.dataset.student;
  }

  function show() {
    var answered = Object.keys(responses()).length;
    count.textContent = answered + " of " + fieldsets.length + " answered";
    fieldsets.forEach(function (fieldset) {
      var clear = fieldset.querySelector(".clear");
      if (clear) {
        clear.hidden = !response(fieldset).length;
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
      var value = given[fieldset.dataset.item];
      controls(fieldset).forEach(function (input) {
        if (input.type === "text") {
          input.value = String(value);
        } else {
          input.checked = [].concat(value).indexOf(input.value) >= 0;
        }
      });
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
    var clear = event.target.closest(".clear");
    if (clear) {
      var inputs = controls(clear.closest("fieldset"));
      inputs.forEach(function (input) { input.checked = false; });
      inputs[0].focus();
      changed();
    }
  });
  document.getElementById("save").addEventListener("click", save);

  restore();
  show();
})();
