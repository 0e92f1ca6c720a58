// The bench of the tab 起草; runs behind web.js, whose `element`, `trigger` and `watch` it uses.
const told = ["take_back", "example", "restore", "confirm", "download"];
const sent = ["fill", "save"];
const typed = new Map(); // what was typed and not yet sent, by data-keep
let view = "paper";
let arrive = "";
let asideTop = 0;

const narrow = () => window.innerWidth <= 1120;

function busy(button, words) {
  if (!button) return;
  const said = button.textContent;
  button.textContent = words;
  button.disabled = true;
  const ready = () => {
    button.textContent = said;
    button.disabled = false;
  };
  button.ready = ready;
  setTimeout(ready, 20000);
}

// Sets the words of a figure in bold where they first stand in a text and are no part of a number
// or a date; whether they were found.
function emphasise(node, words) {
  const unfit = /^[\d.]+$/.test(words) ? /^\.?\d|^[年月日、]/ : /$^/;
  for (const child of [...node.childNodes]) {
    if (child.nodeType !== Node.TEXT_NODE) {
      if (emphasise(child, words)) return true;
      continue;
    }
    const text = child.data;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const behind = text.slice(at + words.length);
      if (/[\d.]$/.test(text.slice(0, at)) || unfit.test(behind)) continue;
      const rest = child.splitText(at);
      rest.splitText(words.length);
      const bold = document.createElement("b");
      bold.className = "short";
      rest.replaceWith(bold);
      bold.append(rest);
      return true;
    }
  }
  return false;
}

function cardOf(number, words) {
  const held = element.querySelector(`.all .held[data-n="${number}"]`);
  if (!held) return null;
  const card = held.cloneNode(true);
  const quoted = card.querySelector(".quote .cited") || card.querySelector("table.cells, .quote");
  for (const word of words) if (word && quoted) emphasise(quoted, word);
  return card;
}

function showSources(button) {
  const { sources, words, formula } = button.dataset;
  const panel = element.querySelector(".pointed-at");
  const numbers = formula ? formula.split(/[=＝≈]/)[0].match(/\d+(?:\.\d+)?/g) || [] : [words];
  const cards = sources.split(" ").map((n) => cardOf(n, numbers)).filter(Boolean);
  if (formula) {
    const how = document.createElement("p");
    how.className = "computation";
    how.textContent = `计算：${formula}`;
    cards.unshift(how);
  }
  const shown = panel.querySelector(".cards");
  panel.hint ??= shown.innerHTML;
  shown.replaceChildren(...cards);
  element.querySelectorAll(".chosen").forEach((other) => other.classList.remove("chosen"));
  button.classList.add("chosen");
  const row = button.closest(".both td");
  if (row) row.append(panel);
  else if (narrow()) button.closest(".paragraph, section")?.after(panel);
  else element.querySelector("aside").prepend(panel);
  const inline = Boolean(row) || narrow();
  panel.classList.toggle("inline", inline);
  if (inline && panel.getBoundingClientRect().bottom > window.innerHeight)
    button.scrollIntoView({ block: "start" });
  else if (inline) panel.scrollIntoView({ block: "nearest" });
  else element.querySelector("aside").scrollTop = 0;
}

function hideSources() {
  const panel = element.querySelector(".pointed-at");
  const chosen = element.querySelector(".chosen");
  if (!panel?.hint) return;
  panel.classList.remove("inline");
  panel.querySelector(".cards").innerHTML = panel.hint;
  element.querySelector("aside").prepend(panel);
  chosen?.classList.remove("chosen");
  chosen?.focus({ preventScroll: true });
}

function show(name) {
  view = name;
  element.querySelectorAll("[data-view]").forEach((part) => (part.hidden = part.dataset.view !== name));
  element.querySelectorAll(".views button").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.target === name));
  });
}

function only(chip) {
  const { mark } = chip.dataset;
  chip.parentElement.querySelectorAll("button").forEach((other) => {
    other.setAttribute("aria-pressed", String(other === chip));
  });
  let heading = null;
  element.querySelectorAll("table.beside tbody tr").forEach((row) => {
    if (row.classList.contains("heading")) {
      heading = row;
      row.hidden = Boolean(mark);
      return;
    }
    row.hidden = Boolean(mark) && row.dataset.mark !== mark;
    if (!row.hidden && heading) heading.hidden = false;
  });
}

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

function rewrite(button, open) {
  const paragraph = button.closest(".paragraph");
  if (!paragraph) return;
  const form = paragraph.querySelector(".rewriting");
  const area = form.querySelector("textarea");
  form.hidden = !open;
  paragraph.classList.toggle("open", open);
  if (open) {
    fit(area);
    area.focus();
  } else {
    area.value = area.defaultValue;
    typed.delete(area.dataset.keep);
    paragraph.querySelector("[data-act=rewrite]").focus();
  }
}

function fillIn(target) {
  const row = element.querySelector("#" + target) || element.querySelector("#to-fill");
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  row.querySelector("input")?.focus({ preventScroll: true });
}

function filled(form) {
  const values = {};
  for (const row of form.querySelectorAll(".slot")) {
    const text = row.querySelector("input[type=text]");
    const chosen = row.querySelector("input[type=radio]:checked");
    const value = text.value.trim() || chosen?.value || "";
    if (value) values[text.dataset.slot] = value;
    if (value) typed.delete(text.dataset.keep);
  }
  return values;
}

element.addEventListener("click", (event) => {
  const at = event.target.closest("[data-act]");
  if (!at || !element.contains(at)) return;
  const { act } = at.dataset;
  if (act === "figure") return showSources(at);
  if (act === "away") return hideSources();
  if (act === "view") return show(at.dataset.target);
  if (act === "only") return only(at);
  if (act === "rewrite") return rewrite(at, true);
  if (act === "cancel") return rewrite(at, false);
  if (act === "fill-in") return fillIn(at.dataset.target);
  if (!told.includes(act)) return;
  if (at.dataset.place) arrive = `#paragraph-${at.dataset.place} [data-act=rewrite]`;
  asideTop = element.querySelector("aside")?.scrollTop || 0;
  if (act === "download") busy(at, "正在生成……");
  if (act === "example" || act === "take_back") busy(at, "正在起草……");
  trigger(act, { ...at.dataset });
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const act = form.dataset.submit;
  if (!sent.includes(act)) return;
  const button = form.querySelector("[type=submit]");
  asideTop = element.querySelector("aside")?.scrollTop || 0;
  if (act === "save") {
    const area = form.querySelector("textarea");
    typed.delete(area.dataset.keep);
    arrive = `#paragraph-${form.dataset.place} [data-act=rewrite]`;
    return trigger(act, { place: form.dataset.place, text: area.value });
  }
  const values = filled(form);
  if (!Object.keys(values).length) return form.querySelector("input[type=text]").focus();
  arrive = "#to-fill input, .summary";
  busy(button, "正在起草……");
  trigger(act, { values: JSON.stringify(values) });
});

element.addEventListener("input", (event) => {
  const { keep } = event.target.dataset;
  if (keep) typed.set(keep, event.target.value);
  if (event.target.tagName === "TEXTAREA") fit(event.target);
});

element.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.getAttribute("role") === "button") {
    event.preventDefault();
    event.target.click();
  }
  if (event.key === "Escape" && !document.querySelector(".reader")) hideSources();
});

watch("value", () => {
  const refused = element.querySelector(".failed");
  const page = element.querySelector(".bench");
  if (!page) return refused?.scrollIntoView({ block: "center" });
  if (view === "beside" && element.querySelector("[data-view=beside]")) show("beside");
  for (const field of element.querySelectorAll("[data-keep]")) {
    if (!typed.has(field.dataset.keep)) continue;
    field.value = typed.get(field.dataset.keep);
    const form = field.closest(".rewriting");
    if (!form) continue;
    form.hidden = false;
    form.closest(".paragraph").classList.add("open");
    fit(field);
  }
  const aside = element.querySelector("aside");
  if (aside) aside.scrollTop = asideTop;
  const target = arrive && element.querySelector(arrive);
  arrive = "";
  if (refused) refused.scrollIntoView({ block: "center" });
  else if (target) {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  } else if (narrow()) page.scrollIntoView({ block: "start" });
});

window.fetchMade = () => {
  element.querySelectorAll(".saves button").forEach((button) => button.ready?.());
  setTimeout(() => document.querySelector("#made")?.click(), 60);
};
