/* Tables and filter lines: a row opens, empty filters stay out of the address. */
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const row = event.target.closest("tr[data-opens]");
    if (!row || event.target.closest("a, button, input, label, select, textarea, summary")) { return; }
    if (String(window.getSelection())) { return; }
    const link = row.querySelector("a.row-link");
    if (!link) { return; }
    if (event.ctrlKey || event.metaKey) { window.open(link.href, "_blank", "noopener"); } else { link.click(); }
  });

  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches(".filters")) { return; }
    const parameters = event.detail.parameters;
    for (const [name, value] of Object.entries(parameters)) {
      if (value === "" || (Array.isArray(value) && !value.some(Boolean))) { delete parameters[name]; }
    }
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[method=get]")) { return; }
    event.target.querySelectorAll("input, select").forEach((field) => { if (!field.value) { field.disabled = true; } });
    setTimeout(() => event.target.querySelectorAll("[disabled]").forEach((field) => { field.disabled = false; }));
  }, true);

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-goes]")) { event.target.form.requestSubmit(); }
    if (event.target.matches("[data-pick-all]")) {
      const table = event.target.closest("table");
      table.querySelectorAll("tbody input[name=row]").forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.matches("table input[name=row], [data-pick-all]")) { tellPicked(event.target.closest("table")); }
  });

  function tellPicked(table) {
    const boxes = [...table.querySelectorAll("tbody input[name=row]")];
    boxes.forEach((box) => box.closest("tr").classList.toggle("is-picked", box.checked));
    const count = boxes.filter((box) => box.checked).length;
    document.querySelectorAll("[data-picked]").forEach((place) => { place.textContent = count; });
  }
})();
