// Keeps the answers in this browser, shows them in words, and saves them as submission.json.
// The page itself is the data: every fieldset names its item, every control its label.
(function () {
  "use strict";

  var form = document.getElementById("form");
  var fieldsets = Array.from(form.querySelectorAll("fieldset"));
  var studentField = document.getElementById("student");
  var count = document.getElementById("count");
  var message = document.getElementById("message");
  var summary = document.getElementById("summary");
  var file = document.getElementById("file");
  var takeBack = document.getElementById("take-back");
  var LARGEST = 1000000;
  var savedReceipt = "";
  var before = null;
  var slot = ["factquiz", form.dataset.quiz, form.dataset.form, form.dataset.digest].join("/");

  // The fixed words of the page stand in its data attributes.
  function say(name, values) {
    return form.getAttribute("data-say-" + name).replace(/\{(\w+)\}/g, function (_, field) {
      return values[field];
    });
  }

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
    var text = labels.length ? say("twice", { label: labels[0] }) : "";
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
    fieldset.querySelector(".moved").textContent = say("moved", {
      entry: entry.querySelector(".entry").textContent,
      place: all.indexOf(entry) + 1,
      total: all.length
    });
  }

  function reset(fieldset) {
    delete fieldset.dataset.moved;
    arrange(fieldset, fieldset.dataset.start.split(" "));
  }

  function clear(fieldset) {
    if (fieldset.dataset.interaction === "order") {
      reset(fieldset);
      fieldset.querySelector(".move").focus();
    } else {
      controls(fieldset).forEach(function (input) { input.checked = false; });
      controls(fieldset)[0].focus();
    }
    changed();
  }

  function show() {
    var answered = Object.keys(responses()).length;
    count.textContent = say("answered", { count: answered, total: fieldsets.length });
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
      localStorage.setItem(slot, JSON.stringify({
        student: student(), responses: responses(), receipt: savedReceipt
      }));
    } catch (error) {
      message.textContent = say("not-kept");
    }
  }

  function kept() {
    try {
      return Object(JSON.parse(localStorage.getItem(slot)));
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
        control.value = (answers[place] || "").slice(0, control.maxLength > 0 ? control.maxLength : undefined);
        if (control.selectedIndex === -1) {
          control.selectedIndex = 0;
        }
      }
    });
  }

  // Put a student's responses into the page: those that are not there are open.
  function fillAll(name, given) {
    if (studentField && typeof name === "string") {
      studentField.value = name;
    }
    fieldsets.forEach(function (fieldset) {
      var has = Object.prototype.hasOwnProperty.call(given, fieldset.dataset.item);
      var answers = (has ? [].concat(given[fieldset.dataset.item]) : []).map(function (one) {
        return typeof one === "string" ? one : "";
      });
      reset(fieldset);
      fill(fieldset, answers);
    });
    show();
  }

  function restore() {
    var state = kept();
    var given = Object(state.responses);
    savedReceipt = typeof state.receipt === "string" ? state.receipt : "";
    fillAll(state.student, given);
    return Object.keys(given).length > 0;
  }

  // What was there when the page was closed, and whether all of it has been saved.
  function reopen() {
    if (!restore()) {
      return;
    }
    message.textContent = say("restored");
    if (!savedReceipt) {
      return;
    }
    receipt(submission()).then(function (code) {
      message.textContent += " " + (code === savedReceipt
        ? say("restored-saved", { receipt: code }) : say("restored-changed"));
    });
  }

  function changed() {
    message.textContent = "";
    takeBack.hidden = true;
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

  // The receipt as factquiz.responses.receipt works it out; empty where the browser cannot.
  function receipt(sent) {
    var given = Object.keys(sent.responses).sort().map(function (item) {
      return [item, sent.responses[item]];
    });
    var told = JSON.stringify([sent.quiz, sent.form, sent.student, given]);
    if (!window.crypto || !crypto.subtle) {
      return Promise.resolve("");
    }
    return crypto.subtle.digest("SHA-256", new TextEncoder().encode(told)).then(function (digest) {
      var bits = Array.from(new Uint8Array(digest).slice(0, 8), function (byte) {
        return byte.toString(2).padStart(8, "0");
      }).join("");
      return bits.slice(0, 60).match(/.{5}/g).map(function (five) {
        return "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[parseInt(five, 2)];
      }).join("").match(/.{4}/g).join("-");
    });
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
      message.textContent = say("student-first");
      studentField.focus();
      return;
    }
    var sent = submission();
    var total = fieldsets.length;
    var open = total - Object.keys(sent.responses).length;
    download(JSON.stringify(sent, null, 1) + "\n");
    receipt(sent).then(function (code) {
      savedReceipt = code;
      keep();
      message.textContent = [
        say("saved"),
        code ? say("receipt", { receipt: code }) : say("no-receipt"),
        open ? say("not-answered", { count: open, total: total }) : ""
      ].join(" ").trim();
    });
  }

  // Reading over: what the file will hold, in words.

  function labelled(control) {
    return control.getAttribute("aria-label") || control.labels[0].textContent.trim();
  }

  function line(text) {
    var made = document.createElement("div");
    made.textContent = text;
    return made;
  }

  function answerLines(fieldset) {
    var type = fieldset.dataset.interaction;
    if (!response(fieldset).length) {
      return [say("left-open")];
    }
    if (type === "order") {
      return entries(fieldset).map(function (entry, place) {
        return (place + 1) + ". " + entry.querySelector(".entry").textContent;
      });
    }
    if (type === "match" || type === "classify" || type === "cloze") {
      return controls(fieldset).map(function (control) {
        var given = control.selectedOptions && control.value
          ? control.selectedOptions[0].text : value(control);
        return labelled(control) + ": " + (given || say("open"));
      });
    }
    if (type === "choice" || type === "true_false" || type === "multiple_response") {
      return controls(fieldset).filter(function (input) { return input.checked; })
        .map(labelled);
    }
    return [typed(fieldset)];
  }

  function look() {
    var list = document.getElementById("summary-list");
    list.replaceChildren();
    fieldsets.forEach(function (fieldset) {
      var entry = document.createElement("li");
      var stem = fieldset.querySelector("legend").cloneNode(true);
      stem.querySelector(".number").remove();
      var asked = line(stem.textContent.trim());
      asked.className = "asked";
      asked.lang = (stem.querySelector("[lang]") || asked).lang;
      entry.append(asked);
      answerLines(fieldset).forEach(function (text) { entry.append(line(text)); });
      list.append(entry);
    });
    receipt(submission()).then(function (code) {
      document.getElementById("summary-receipt").textContent =
        code ? say("receipt-now", { receipt: code }) : say("no-receipt");
      summary.showModal();
    });
  }

  // Loading a file that this page has saved. It may have been written by anybody: its texts
  // become the values of controls, and nothing else.

  function load(chosen) {
    if (chosen.size > LARGEST) {
      message.textContent = say("load-wrong");
      return;
    }
    chosen.text().then(function (text) {
      var sent;
      try {
        sent = Object(JSON.parse(text));
      } catch (error) {
        sent = {};
      }
      var ours = sent.format === form.dataset.format && Object(sent.responses) === sent.responses;
      var other = sent.quiz !== form.dataset.quiz || sent.form !== form.dataset.form ||
        (!studentField && sent.student !== form.dataset.student);
      if (!ours || other) {
        message.textContent = say(ours ? "load-other" : "load-wrong");
        return;
      }
      var mine = { student: student(), responses: responses() };
      fillAll(sent.student, sent.responses);
      changed();
      before = mine;
      takeBack.hidden = false;
      message.textContent = say("loaded", {
        count: Object.keys(responses()).length, total: fieldsets.length
      });
    });
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
  document.getElementById("look").addEventListener("click", look);
  document.getElementById("summary-back").addEventListener("click", function () {
    summary.close();
  });
  document.getElementById("summary-save").addEventListener("click", function () {
    summary.close();
    save();
  });
  document.getElementById("load").addEventListener("click", function () { file.click(); });
  file.addEventListener("change", function () {
    if (file.files.length) {
      load(file.files[0]);
    }
    file.value = "";
  });
  takeBack.addEventListener("click", function () {
    fillAll(before.student, before.responses);
    changed();
    message.textContent = say("taken-back");
    document.getElementById("load").focus();
  });
  // Two windows with one form: what is answered in one is answered in the other.
  window.addEventListener("storage", function (event) {
    if (event.key === slot && event.newValue !== null) {
      restore();
      message.textContent = say("elsewhere");
    }
  });

  fieldsets.forEach(function (fieldset) {
    fieldset.dataset.start = entries(fieldset).map(labelOf).join(" ");
  });
  show();
  reopen();
})();
