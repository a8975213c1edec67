/* The picker of units: a text that looks up without accents. The select behind it carries the choice, and is
   what stands there alone where no script runs. */
(function () {
  "use strict";

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  function wake(root) {
    if (root.dataset.awake) { return; }
    root.dataset.awake = "1";
    const select = root.querySelector("select");
    const ui = root.querySelector(".picker");
    const input = ui.querySelector("input");
    const list = ui.querySelector("[role=listbox]");
    const box = ui.querySelector(".picker-box");
    const many = select.multiple;
    const label = document.querySelector('label[for="' + select.id + '"]');
    select.hidden = true;
    ui.hidden = false;
    input.id = select.id + "_words";
    if (label) { label.htmlFor = input.id; }
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (select.hasAttribute(name)) { input.setAttribute(name, select.getAttribute(name)); }
    }
    box.classList.toggle("is-bad", select.getAttribute("aria-invalid") === "true");
    if (select.required) { select.required = false; input.setAttribute("aria-required", "true"); }
    let on = -1;

    const chosen = () => [...select.selectedOptions].filter((option) => option.value);
    const options = () => [...list.querySelectorAll("[role=option]")];

    function draw() {
      box.querySelectorAll(".chip").forEach((chip) => chip.remove());
      if (!many) { input.value = chosen().length ? chosen()[0].textContent.trim() : ""; return; }
      for (const option of chosen()) {
        const chip = document.createElement("span");
        chip.className = "chip";
        chip.append(option.textContent.trim());
        const off = document.createElement("button");
        off.type = "button";
        off.className = "chip-off";
        off.setAttribute("aria-label", root.dataset.wordsOff + " " + option.textContent.trim());
        off.textContent = "×";
        off.addEventListener("click", () => { option.selected = false; tell(); draw(); input.focus(); });
        chip.append(off);
        box.insertBefore(chip, input);
      }
    }

    function tell() { select.dispatchEvent(new Event("change", { bubbles: true })); }

    function shut() {
      list.replaceChildren();
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      on = -1;
    }

    function take(row) {
      const value = row.dataset.value;
      let option = [...select.options].find((one) => one.value === value);
      if (!option) { option = new Option(row.dataset.label, value); select.add(option); }
      if (!many) { [...select.options].forEach((one) => { one.selected = false; }); }
      option.selected = true;
      if (many) { input.value = ""; }
      shut();
      draw();
      tell();
    }

    function light(step) {
      const rows = options();
      if (!rows.length) { return; }
      on = (on + step + rows.length) % rows.length;
      rows.forEach((row, place) => {
        row.classList.toggle("is-on", place === on);
        row.setAttribute("aria-selected", place === on);
      });
      rows[on].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", rows[on].id);
    }

    function fill() {
      list.querySelectorAll("[role=option]").forEach((row, place) => { row.id = select.id + "_o" + place; });
      input.setAttribute("aria-expanded", options().length > 0);
      on = -1;
      if (options().length) { light(1); }
    }

    function own() {
      const sought = fold(input.value).split(/\s+/).filter(Boolean);
      const rows = [...select.options].filter((option) => option.value && (!many || !option.selected) &&
        sought.every((word) => fold(option.textContent).includes(word))).slice(0, 50);
      list.replaceChildren(...rows.map((option) => {
        const row = document.createElement("li");
        row.className = "option";
        row.setAttribute("role", "option");
        row.dataset.value = option.value;
        row.dataset.label = option.textContent.trim();
        row.textContent = option.textContent.trim();
        return row;
      }));
      if (!rows.length) {
        list.append(Object.assign(document.createElement("li"), { className: "option-none", textContent: root.dataset.wordsNone }));
      }
      fill();
    }

    const asks = input.hasAttribute("hx-get");
    list.addEventListener("htmx:afterSwap", fill);
    input.addEventListener("input", () => { if (!asks) { own(); } });
    input.addEventListener("focus", () => { if (!many) { input.select(); } if (!asks) { own(); } });
    input.addEventListener("blur", () => setTimeout(() => {
      if (ui.contains(document.activeElement)) { return; }
      shut();
      if (!many) {
        if (!input.value.trim() && chosen().length) { chosen()[0].selected = false; select.value = ""; tell(); }
        draw();
      } else { input.value = ""; }
    }, 150));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); light(1); }
      if (event.key === "ArrowUp") { event.preventDefault(); light(-1); }
      if (event.key === "Enter" && options()[on]) { event.preventDefault(); take(options()[on]); }
      if (event.key === "Escape" && options().length) { event.stopPropagation(); shut(); draw(); }
      if (event.key === "Backspace" && many && !input.value && chosen().length) {
        chosen().pop().selected = false; tell(); draw();
      }
    });
    list.addEventListener("mousedown", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) { event.preventDefault(); take(row); }
    });
    box.addEventListener("click", (event) => { if (event.target === box) { input.focus(); } });
    draw();
  }

  function wakeAll(root) { root.querySelectorAll("[data-picker]").forEach(wake); }
  wakeAll(document);
  document.addEventListener("htmx:load", (event) => {
    const root = event.target;
    if (root.matches && root.matches("[data-picker]")) { wake(root); }
    wakeAll(root);
  });
})();
