// What is drawn, who is beside whom, and what is shown at the moment.
const data = JSON.parse(document.getElementById("data").textContent);
const MOST = 300;
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const lines = data.edges
  .filter((line) => nodes.has(line.from) && nodes.has(line.to))
  .map((line, place) => ({ ...line, id: `line:${place}` }));
const beside = new Map(data.nodes.map((node) => [node.id, []]));
for (const line of lines) {
  beside.get(line.from).push({ line, other: line.to, out: true });
  if (line.to !== line.from) beside.get(line.to).push({ line, other: line.from, out: false });
}

const state = {
  selected: "",
  extra: new Set(data.lit),
  drawn: new Set(),
  kinds: new Set(Object.keys(data.kinds).filter((kind) => data.kinds[kind].shown)),
  lineKinds: new Set(Object.keys(data.lineKinds)),
  clock: "published",
  until: "",
  undated: true,
};

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const lineById = new Map(lines.map((line) => [line.id, line]));
const byId = (id) => document.getElementById(id);
const labelOf = (line, out) => {
  const kind = data.lineKinds[line.kind];
  return out ? kind.label : kind.back;
};

// The nodes nearest to a start, at most so many: breadth first, in the order of the lines.
function around(start, most) {
  const found = new Set(start.filter((id) => nodes.has(id)));
  for (const id of found) {
    for (const { other } of beside.get(id)) {
      if (found.size >= most) return found;
      found.add(other);
    }
  }
  return found;
}

// What is dated, and everything that rests on dated things only through lines that leave them.
const isDated = (node) => data.dated.includes(node.kind);
function follow(start) {
  const found = new Set(start);
  for (const id of found) {
    for (const { other, out } of beside.get(id)) {
      if (out && !isDated(nodes.get(other))) found.add(other);
    }
  }
  return found;
}
const resting = follow(data.nodes.filter(isDated).map((node) => node.id));

function inTime(thing, clock = state.clock) {
  if (!state.until) return true;
  const date = thing[clock];
  return date ? date <= state.until : state.undated;
}

function living() {
  if (!state.until) return null;
  const dated = data.nodes.filter((node) => isDated(node) && inTime(node));
  const found = follow(dated.map((node) => node.id));
  return (id) => found.has(id) || !resting.has(id);
}

// What is shown now: drawn at all, of a kind that is wanted, and within the time asked for.
function visible() {
  const lives = living() || (() => true);
  const shown = data.nodes.filter(
    (node) => state.drawn.has(node.id) && state.kinds.has(node.kind) && lives(node.id),
  );
  const ids = new Set(shown.map((node) => node.id));
  const drawn = lines.filter(
    (line) => ids.has(line.from) && ids.has(line.to) && state.lineKinds.has(line.kind)
      && (!line.as_of || inTime(line, "as_of")),
  );
  drawn.sort((one, other) => Boolean(one.strong) - Boolean(other.strong)); // the last lies on top
  return { shown, ids, drawn };
}

// What is lit with a node: its neighbours, and what leads to it over as many lines as its kind says.
function litWith(id, found = new Set()) {
  if (!nodes.has(id)) return found;
  found.add(id);
  for (const { other } of beside.get(id)) found.add(other);
  let front = [id];
  for (let step = 0; step < data.kinds[nodes.get(id).kind].reach; step += 1) {
    front = front.flatMap((one) => beside.get(one)
      .filter(({ line, out }) => !out && !data.lineKinds[line.kind].both)
      .map(({ other }) => other));
    front.forEach((one) => found.add(one));
  }
  return found;
}
