// The review page: keys, the mark that is chosen, words marked in the text. Without this file the page still
// works by its links and buttons.
(function () {
  "use strict";

  const textPane = document.getElementById("directive-text");
  if (!textPane) return;

  const panel = () => document.getElementById("panel-body");

  // Only the text scrolls, never the page: what the hand is on stays where it is.
  function show(mark) {
    const pane = textPane.parentElement;
    if (pane.scrollHeight <= pane.clientHeight) return;
    const gap = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += gap - pane.clientHeight / 3;
  }

  function choose(scroll) {
    const body = panel();
    if (!body) return;
    for (const mark of textPane.querySelectorAll(".chosen")) mark.classList.remove("chosen");
    const marks = textPane.querySelectorAll(`[data-item="${body.dataset.item}"]`);
    for (const mark of marks) {
      mark.classList.add("chosen");
      mark.dataset.triage = body.dataset.triage;
      mark.dataset.seen = body.dataset.seen;
    }
    if (scroll && marks.length) show(marks[0]);
    const url = new URL(window.location.href);
    url.searchParams.set("noi-dung", body.dataset.item);
    window.history.replaceState(null, "", url);
  }

  // Where a point of the selection stands in the whole text, counted in characters as the server counts them.
  function offsetOf(node, inside) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const piece = element && element.closest("[data-start]");
    if (!piece || !textPane.contains(piece)) return null;
    const range = document.createRange();
    range.selectNodeContents(piece);
    range.setEnd(node, inside);
    return Number(piece.dataset.start) + Array.from(range.toString()).length;
  }

  function selected() {
    const selection = window.getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : { start, end };
  }

  // A split is asked for at the cursor last put: into the wording, while it is still the sentence as written, or
  // into the text.
  let last = null;
  document.addEventListener("focusout", (event) => {
    const form = document.getElementById("split-form");
    if (event.target.id !== "id_wording" || !form || !("inWording" in form.dataset)) return;
    const box = event.target;
    last = Number(form.dataset.start) + Array.from(box.value.slice(0, box.selectionStart)).length;
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "split-form") {
      form.elements.at.value = last ?? "";
    }
    if (form.id === "add-form") {
      const range = selected() || remembered;
      form.elements.start.value = range ? range.start : "";
      form.elements.end.value = range ? range.end : "";
    }
  }, true);

  // Clicking a button clears the selection in some browsers: the last one in the text is remembered.
  let remembered = null;
  document.addEventListener("selectionchange", () => {
    const range = selected();
    if (range) {
      remembered = range;
      last = range.start;
    }
  });

  textPane.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-item]");
    const selection = window.getSelection();
    if (!mark || (selection && !selection.isCollapsed)) return;
    window.htmx.ajax("GET", mark.dataset.url, { target: "#panel", swap: "innerHTML" });
  });

  // Keys that put the cursor into a field of the sentence; buttons name their own key.
  const FIELDS = { e: "id_wording", l: "id_leads_words", p: "id_coordinators_words", h: "id_due_written" };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens-fold]");
    if (!opener) return;
    const fold = document.getElementById(opener.dataset.opensFold);
    fold.open = true;
    fold.querySelector("input[type=text]").focus();
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Enter" && event.target.form) event.target.form.requestSubmit();
      return;
    }
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (typing && event.key === "Escape") {
      typing.blur();
      return;
    }
    if (typing || document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const target = document.querySelector(`[data-key~="${CSS.escape(key)}"]`) || document.getElementById(FIELDS[key]);
    if (!target || target.disabled) return;
    event.preventDefault();
    if (target.matches("input, select, textarea")) target.focus();
    else target.click();
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "panel") return;
    last = null;
    choose(true);
    rest();
  });

  // After an act the keys are for the next one again, and Tab goes on from the panel; where the act was refused,
  // the cursor stays in the field.
  function rest() {
    const side = document.getElementById("panel");
    const here = document.activeElement;
    if (side.querySelector("[role=alert], [aria-invalid=true]")) return;
    if (here === document.body || side.contains(here)) side.focus({ preventScroll: true });
  }

  choose(true);
})();
