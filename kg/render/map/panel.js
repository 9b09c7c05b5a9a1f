// The panel: what is selected, in the words of its source. Data goes in as text only.
const FEW = 10;

function goTo(id, text) {
  const button = element("button", { type: "button", class: "to" }, text);
  button.addEventListener("click", () => select(id));
  return button;
}

function titled(title, ...parts) {
  return element("div", {}, element("h3", {}, title), ...parts);
}

function tag(kind) {
  const made = element("span", { class: "tag" }, kind.label);
  made.style.borderColor = colours[`${kind.tone}-line`];
  return made;
}

function conflictBox(found) {
  const box = element("div", { class: "conflict" });
  for (const { line, other } of found) {
    const text = element("p", {}, element("b", {}, `${(line.label || "").replace("×", "")} times`), " apart from ");
    text.append(goTo(other, nodes.get(other).name));
    box.append(text);
  }
  return box;
}

function wordsOf(node) {
  const [before, number, after] = node.words;
  return element("blockquote", { dir: "auto" }, before, element("mark", {}, number), after);
}

function factsOf(node) {
  const list = element("dl");
  for (const [name, value] of node.facts || []) {
    const unstated = value === "not stated" ? { class: "unstated" } : {};
    list.append(element("dt", {}, name), element("dd", unstated, value));
  }
  return list;
}

function findingsOf(node) {
  const list = element("ul", { class: "findings" });
  for (const { reason, verdict, text } of node.findings) {
    list.append(element("li", {}, element("b", {}, `${reason}: ${verdict}`), text));
  }
  return list;
}

function linked(title, found) {
  const list = element("ul", { class: "to-list" });
  const add = ({ line, other }) => {
    const item = element("li", {}, goTo(other, nodes.get(other).name));
    if (line.label || line.said) item.append(" ", toLine(line));
    list.append(item);
  };
  found.slice(0, FEW).forEach(add);
  if (found.length > FEW) {
    const more = element("button", { type: "button" }, `and ${found.length - FEW} more`);
    more.addEventListener("click", () => { more.parentElement.remove(); found.slice(FEW).forEach(add); });
    list.append(element("li", {}, more));
  }
  return titled(title, list);
}

// A line has a page of its own in the panel: its share, and each claim that says so.
function toLine(line) {
  const button = element("button", { type: "button", class: "to" }, line.label || "claims");
  if (line.tone === "bad") button.classList.add("contested");
  button.addEventListener("click", () => showLine(line));
  return button;
}

function saidOf({ figure, who, words, link, id }) {
  const item = element("li", {}, element("b", {}, figure), ` ${who} `);
  if (/^https?:\/\//i.test(link || "")) item.append(outside({ link }));
  if (words.some((part) => part)) item.append(wordsOf({ words }));
  item.append(element("code", {}, `kg show ${id}`));
  return item;
}

function showLine(line) {
  const [from, to] = [line.from, line.to].map((id) => nodes.get(id));
  const kind = data.lineKinds[line.kind];
  const parts = [tag(kind), element("h2", {}, `${from.name} → ${to.name}`)];
  if (line.label) parts.push(element("p", { class: "big" }, line.label));
  if (line.facts) parts.push(factsOf(line));
  if (line.said) {
    const list = element("ul", { class: "findings" }, ...line.said.map(saidOf));
    parts.push(titled(line.said.length === 1 ? "One claim says so" : `${line.said.length} claims say so`, list));
  }
  parts.push(titled("Ends", element("p", {}, goTo(from.id, from.name), " ", goTo(to.id, to.name))));
  byId("panel").replaceChildren(...parts);
  byId("panel").scrollTop = 0;
}

function neighboursOf(id) {
  const groups = new Map();
  for (const one of beside.get(id)) {
    if (data.lineKinds[one.line.kind].both) continue;
    const title = labelOf(one.line, one.out);
    groups.set(title, [...(groups.get(title) || []), one]);
  }
  return [...groups].map(([title, found]) => linked(title, found));
}

function moreOf(id) {
  const hidden = beside.get(id).filter(({ other }) => !state.drawn.has(other));
  if (!hidden.length) return [];
  const button = element("button", { type: "button" }, `Show ${hidden.length} more neighbours`);
  button.addEventListener("click", () => {
    hidden.slice(0, MOST).forEach(({ other }) => state.drawn.add(other));
    select(id);
  });
  return [element("p", {}, button)];
}

function outside(node) {
  const link = element("a", { href: node.link, rel: "noopener noreferrer", target: "_blank" }, "Read the source");
  return element("p", {}, link);
}

function showPanel(id) {
  const panel = byId("panel");
  const node = nodes.get(id);
  if (!node) {
    panel.replaceChildren(element("p", { class: "note" }, "Select something to see its words, its facts and its neighbours."));
    return;
  }
  const conflicts = beside.get(id).filter(({ line }) => data.lineKinds[line.kind].both);
  const parts = [tag(data.kinds[node.kind])];
  const same = node.name === node.figure;
  if (node.figure && !same) parts.push(element("p", { class: "big" }, node.figure));
  parts.push(element("h2", same ? { class: "big" } : {}, node.name));
  if (conflicts.length) parts.push(conflictBox(conflicts));
  if (node.words.some((part) => part)) parts.push(titled("Exact words", wordsOf(node)));
  if ((node.facts || []).length) parts.push(factsOf(node));
  if ((node.findings || []).length) parts.push(titled("Why they differ", findingsOf(node)));
  parts.push(...neighboursOf(id), ...moreOf(id));
  if (/^https?:\/\//i.test(node.link || "")) parts.push(outside(node));
  if (node.ask) parts.push(titled("Ask again", element("code", {}, node.ask)));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}
