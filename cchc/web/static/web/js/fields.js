/* Dates with a calendar beside, files dropped and sent with progress, passwords shown on demand. */
(function () {
  "use strict";

  /* dd/mm/yyyy <-> the browser's own calendar */
  document.addEventListener("click", (event) => {
    const open = event.target.closest(".day-open");
    if (open) {
      const typed = open.parentElement.querySelector("input[type=text]");
      const native = open.parentElement.querySelector(".day-native");
      const parts = typed.value.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/);
      native.value = parts ? parts[3] + "-" + parts[2].padStart(2, "0") + "-" + parts[1].padStart(2, "0") : "";
      if (native.showPicker) { native.showPicker(); } else { native.focus(); }
    }
    const show = event.target.closest("[data-shows]");
    if (show) {
      const field = document.getElementById(show.dataset.shows);
      const seen = field.type === "password";
      field.type = seen ? "text" : "password";
      show.setAttribute("aria-pressed", seen);
    }
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".day-native") || !event.target.value) { return; }
    event.stopPropagation();
    const typed = event.target.parentElement.querySelector("input[type=text]");
    typed.value = event.target.value.split("-").reverse().join("/");
    typed.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);

  /* Files: each is sent by itself, so that one that fails does not take the others with it. */
  function row(list, file) {
    const item = document.createElement("li");
    item.className = "file-row";
    const name = Object.assign(document.createElement("span"), { textContent: file.name });
    const said = Object.assign(document.createElement("span"), { className: "file-said" });
    const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    bar.setAttribute("aria-label", file.name);
    item.append(name, said, bar);
    list.append(item);
    return { item, said, bar };
  }

  function send(form, field, file, at, words) {
    return new Promise((done) => {
      const data = new FormData(form);
      data.delete(field.name);
      data.append(field.name, file, file.name);
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) { at.bar.value = Math.round(event.loaded / event.total * 100); at.said.textContent = at.bar.value + "%"; }
      });
      request.addEventListener("load", () => {
        let answer = {};
        try { answer = JSON.parse(request.responseText); } catch { answer = {}; }
        const fine = request.status < 300;
        at.item.classList.add(fine ? "is-done" : "is-bad");
        at.bar.remove();
        at.said.textContent = answer.words || (fine ? words.wordsDone : words.wordsFailed);
        done(fine ? answer : null);
      });
      request.addEventListener("error", () => {
        at.item.classList.add("is-bad");
        at.said.textContent = words.wordsFailed;
        done(null);
      });
      request.send(data);
    });
  }

  async function sendAll(form, zone, field, files) {
    const list = zone.parentElement.querySelector(".file-list");
    const rows = [...files].map((file) => [file, row(list, file)]);
    let last = null;
    let failed = 0;
    for (const [file, at] of rows) {
      const answer = await send(form, field, file, at, zone.dataset);
      if (answer) { last = answer; } else { failed += 1; }
    }
    field.value = "";
    const many = rows.length > 1 && zone.dataset.list;
    if (last && last.url && !failed) { window.location.assign(many || last.url); }
  }

  document.addEventListener("dragover", (event) => {
    const zone = event.target.closest && event.target.closest(".drop-zone");
    if (zone) { event.preventDefault(); zone.classList.add("is-over"); }
  });
  document.addEventListener("dragleave", (event) => {
    const zone = event.target.closest && event.target.closest(".drop-zone");
    if (zone) { zone.classList.remove("is-over"); }
  });
  document.addEventListener("drop", (event) => {
    const zone = event.target.closest && event.target.closest(".drop-zone");
    if (!zone) { return; }
    event.preventDefault();
    zone.classList.remove("is-over");
    const field = zone.querySelector("input[type=file]");
    if (zone.hasAttribute("data-sends")) { sendAll(zone.closest("form"), zone, field, event.dataTransfer.files); } else { field.files = event.dataTransfer.files; }
  });
  document.addEventListener("submit", (event) => {
    const zone = event.target.querySelector(".drop-zone[data-sends]");
    if (!zone) { return; }
    const field = zone.querySelector("input[type=file]");
    if (!field.files.length) { return; }
    event.preventDefault();
    sendAll(event.target, zone, field, field.files);
  }, true);
})();
