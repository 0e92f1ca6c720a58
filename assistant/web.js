// Runs for each part of the page that we write ourselves; `element`, `trigger`, `props` and `watch`
// are given. Elements with data-act are acted on here or reported to the server.
const reported = ["cite", "ask", "sources", "remove", "shut"];

async function copy(button) {
  const text = button.dataset.text;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const said = button.textContent;
  button.textContent = "已复制";
  setTimeout(() => (button.textContent = said), 1500);
}

function point(target) {
  if (!target) return;
  const card = target.matches("article");
  const amid = card || target.closest(".checked");
  target.scrollIntoView({ block: amid ? "center" : "start" });
  if (!card) return;
  target.classList.add("pointed");
  setTimeout(() => target.classList.remove("pointed"), 1500);
}

function close() {
  props.value = "";
}

element.addEventListener("click", (event) => {
  const at = event.target.closest("[data-act]");
  if (!at || !element.contains(at)) return;
  const { act } = at.dataset;
  if (act === "copy") return copy(at);
  if (act === "close") return close();
  if (act === "goto") return point(element.querySelector("#" + at.dataset.target));
  if (at.tagName === "ARTICLE" && String(getSelection())) return;
  if (reported.includes(act)) trigger(act, { ...at.dataset });
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.getAttribute("role") === "button") event.target.click();
});

watch("value", () => {
  if (element.closest("#talk")) {
    const box = element.closest(".html-container");
    box.scrollTop = element.querySelector(".asked") ? box.scrollHeight : 0;
  }
  const open = element.querySelector(".reader");
  document.body.classList.toggle("reading", Boolean(document.querySelector(".reader")));
  if (!open) return;
  open.querySelector(".text .cited")?.scrollIntoView({ block: "center" });
  open.querySelector(".close").focus({ preventScroll: true });
});

if (element.closest("#reader"))
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && element.querySelector(".reader")) close();
  });
