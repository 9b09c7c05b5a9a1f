// Search, and the legend that filters.
const HITS = 12;
let texts = null;

function textOf(node) {
  const facts = (node.facts || []).map((fact) => fact[1]);
  return [node.name, node.figure, ...node.words, ...facts, node.id].join(" ").toLowerCase();
}

function search(words) {
  texts ||= data.nodes.map((node) => [node, textOf(node)]);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return texts.filter(([, text]) => wanted.every((word) => text.includes(word))).map(([node]) => node);
}

function showHits() {
  const words = byId("search").value;
  const found = search(words);
  byId("count").textContent = !words.trim() ? "" : found.length === 1 ? "1 found" : `${found.length} found`;
  byId("hits").replaceChildren(...found.slice(0, HITS).map((node) => {
    const small = element("small", {}, ` ${data.kinds[node.kind].label}`);
    const button = element("button", { type: "button" }, node.name, small);
    button.addEventListener("click", () => select(node.id));
    return element("li", {}, button);
  }));
}

byId("search").addEventListener("input", showHits);
byId("search").addEventListener("keydown", (event) => {
  const first = byId("hits").querySelector("button");
  if (event.key === "Enter" && first) first.click();
  if (event.key === "ArrowDown" && first) { first.focus(); event.preventDefault(); }
  if (event.key === "Escape") { event.target.value = ""; showHits(); event.target.blur(); }
});
byId("hits").addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  (buttons[buttons.indexOf(document.activeElement) + step] || byId("search")).focus();
  event.preventDefault();
});

function legend(box, kinds, wanted, isLine) {
  for (const [name, kind] of Object.entries(kinds)) {
    const input = element("input", { type: "checkbox", value: name });
    input.checked = wanted.has(name);
    input.addEventListener("change", () => {
      if (input.checked) wanted.add(name); else wanted.delete(name);
      paint();
    });
    const swatch = element("span", { class: isLine ? "swatch line" : "swatch", "aria-hidden": "true" });
    swatch.style.borderStyle = kind.dashed ? "dashed" : "solid";
    swatch.dataset.tone = kind.tone;
    const count = element("span", { class: "count" });
    const label = element("label", {}, input, swatch, element("span", {}, kind.label), count);
    box.append(label);
  }
}

const counted = (things) => things.reduce((found, one) => found.set(one.kind, (found.get(one.kind) || 0) + 1), new Map());
const legends = [[byId("kinds"), data.kinds, state.kinds, false, counted(data.nodes)],
  [byId("line-kinds"), data.lineKinds, state.lineKinds, true, counted(lines)]];
for (const [box, kinds, wanted, isLine, counts] of legends) {
  const used = Object.fromEntries(Object.entries(kinds).filter(([name]) => counts.has(name)));
  legend(box, used, wanted, isLine);
}

// The legend says how many there are of a kind, and shows the colours of the moment.
function countKinds() {
  for (const [box, kinds, wanted, isLine, counts] of legends) {
    for (const label of box.querySelectorAll("label")) {
      const name = label.querySelector("input").value;
      label.querySelector("input").checked = wanted.has(name);
      label.querySelector(".count").textContent = counts.get(name);
      const { style, dataset } = label.querySelector(".swatch");
      style.borderColor = colours[`${dataset.tone}-line`];
      if (!isLine) style.background = colours[`${dataset.tone}-fill`];
    }
  }
}
