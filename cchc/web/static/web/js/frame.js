/* The frame: keys, menus that close, toasts, dialogs, copying. Every page works without it. */
(function () {
  "use strict";
  const words = document.body.dataset;

  function say(text, tone) {
    const toast = document.createElement("div");
    toast.className = "toast tone-" + (tone || "on-time");
    toast.dataset.toast = "";
    toast.append(Object.assign(document.createElement("span"), { textContent: text }));
    document.getElementById("toasts").append(toast);
    fade(toast);
  }

  function fade(toast) {
    if (!toast.hasAttribute("data-stays")) { setTimeout(() => toast.remove(), toast.querySelector("form") ? 15000 : 8000); }
  }
  document.querySelectorAll("[data-toast]").forEach(fade);
  window.cchc = { say };

  function remember(name, value) {
    document.cookie = name + "=" + value + ";path=/;max-age=31536000;samesite=lax";
  }

  function typing(target) {
    return target.closest && target.closest("input, textarea, select, [contenteditable], dialog[open]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const search = document.querySelector("[data-slash]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    if (event.key === "Escape") {
      const open = document.querySelectorAll("details[data-closes][open]");
      open.forEach((box) => { box.open = false; box.querySelector("summary").focus(); });
      const suggest = document.getElementById("suggest");
      if (suggest) { suggest.replaceChildren(); }
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.closest(".top-search")) {
      const stops = [document.getElementById("search"), ...document.querySelectorAll("#suggest a")];
      const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      if (stops[next]) { event.preventDefault(); stops[next].focus(); }
    }
  });

  /* What opens beyond the right edge opens to its left instead, so that the page never scrolls sideways. */
  document.addEventListener("toggle", (event) => {
    const box = event.target;
    const pop = box.querySelector && box.querySelector(".filter-pop");
    if (!pop || !box.open) { return; }
    box.classList.remove("is-far");
    box.classList.toggle("is-far", pop.getBoundingClientRect().right > document.documentElement.clientWidth);
  }, true);

  document.addEventListener("click", (event) => {
    const target = event.target;
    document.querySelectorAll("details[data-closes][open]").forEach((box) => {
      if (!box.contains(target)) { box.open = false; }
    });
    const suggest = document.getElementById("suggest");
    if (suggest && !target.closest(".top-search")) { suggest.replaceChildren(); }

    const fold = target.closest("[data-fold]");
    if (fold) {
      const narrow = document.querySelector(".frame").classList.toggle("frame-narrow");
      fold.setAttribute("aria-pressed", narrow);
      remember("rail", narrow ? "narrow" : "wide");
    }
    const close = target.closest("[data-close]");
    if (close) {
      const box = close.closest("[data-toast], dialog");
      if (box && box.tagName === "DIALOG") { event.preventDefault(); box.close(); } else if (box) { box.remove(); }
    }
    const opener = target.closest("[data-dialog]");
    if (opener && !event.ctrlKey && !event.metaKey) {
      const dialog = document.getElementById(opener.dataset.dialog);
      if (dialog && dialog.showModal) { event.preventDefault(); dialog.showModal(); }
    }
    const copy = target.closest("[data-copy]");
    if (copy) { copyFrom(document.getElementById(copy.dataset.copy)); }
    if (target.closest("[data-print]")) { window.print(); }
  });

  function copyFrom(source) {
    const text = "value" in source ? source.value : source.innerText;
    const done = () => say(words.wordsCopied);
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done); return; }
    // A portal inside a closed network is often plain HTTP, where the clipboard API is not offered.
    const box = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(box);
    box.select();
    if (document.execCommand("copy")) { done(); }
    box.remove();
  }

  /* A form sent once is not sent twice; what takes longer than a second is told. */
  const waits = [];
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || form.hasAttribute("hx-post")) { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    waits.push(setTimeout(() => {
      document.body.classList.add("is-busy");
      say(words.wordsBusy, "within");
    }, 1000));
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
    waits.splice(0).forEach(clearTimeout);
    document.body.classList.remove("is-busy");
  });

  let running = 0;
  document.addEventListener("htmx:beforeRequest", () => { running += 1; document.body.classList.add("is-busy"); });
  document.addEventListener("htmx:afterRequest", () => {
    running = Math.max(0, running - 1);
    if (!running) { document.body.classList.remove("is-busy"); }
  });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => {
    document.addEventListener(name, () => say(words.wordsError, "overdue"));
  });
})();
