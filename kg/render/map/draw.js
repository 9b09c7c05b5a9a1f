// The picture itself: vis draws what it is told, where it is told; nothing moves by itself.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const SMALLEST = 0.8; // a text of 15 pixels is then 12 on the screen
const COSY = 0.92; // what may be out of sight below, so that a text is larger
const drawnNodes = new vis.DataSet();
const drawnLines = new vis.DataSet();
const network = new vis.Network(byId("map"), { nodes: drawnNodes, edges: drawnLines }, {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: false, selectConnectedEdges: false, dragNodes: false, keyboard: false },
  nodes: { labelHighlightBold: false, chosen: false },
  edges: { labelHighlightBold: false, chosen: false, selectionWidth: 0 },
});

function sync(set, wanted) {
  const kept = new Set(wanted.map((one) => one.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(wanted);
}

function paint() {
  const { shown, ids, drawn } = visible();
  if (state.drawn.size < data.nodes.length) close(shown);
  const lit = litNow(ids);
  const isLit = (id) => !lit || lit.has(id);
  sync(drawnNodes, shown.map((node) => nodeLook(node, isLit(node.id))));
  sync(drawnLines, drawn.map((line) => lineLook(line, isLit(line.from) && isLit(line.to) && touches(line, lit))));
  byId("map").dataset.nodes = shown.length;
  countKinds();
  tellEgo(shown.length);
}

function litNow(ids) {
  if (!state.selected || !ids.has(state.selected)) return null;
  const lit = litWith(state.selected);
  state.extra.forEach((id) => litWith(id, lit));
  return lit;
}

// Of the conflicts between lit figures, and of quiet lines, only those of the selected are lit.
function touches(line, lit) {
  const kind = data.lineKinds[line.kind];
  if (!lit) return !kind.quiet;
  if (!kind.both && !kind.quiet) return true;
  return line.from === state.selected || line.to === state.selected;
}

// A part of a large graph is drawn close together: the columns and the order stay, gaps go.
function close(shown) {
  const columns = new Map();
  for (const node of shown) columns.set(node.x, [...(columns.get(node.x) || []), node]);
  for (const [x, column] of columns) {
    column.sort((one, other) => one.y - other.y || (one.id < other.id ? -1 : 1));
    const step = data.kinds[column[0].kind].stacked ? 62 : 40;
    column.forEach((node, place) => { node.at = { x, y: (place - column.length / 2) * step }; });
  }
}

function move(to) {
  const still = calm.matches || drawnNodes.length > MOST || !document.documentElement.dataset.drawn;
  network.moveTo({ ...to, animation: still ? false : { duration: 250 } });
}

// How far arcs between nodes, and the labels on them, reach out to the left.
function asideOf(ids) {
  const arcs = lines.filter((line) => line.arc && ids.includes(line.from) && ids.includes(line.to));
  return Math.max(0, ...arcs.map((line) => line.arc - nodes.get(line.from).width / 2 + 28));
}

// The room that nodes take, with the arcs beside them.
function roomOf(ids) {
  const places = ids.map((id) => ({ ...network.getPosition(id), half: nodes.get(id).width / 2 }));
  return {
    left: Math.min(...places.map(({ x, half }) => x - half)) - asideOf(ids) - 12,
    right: Math.max(...places.map(({ x, half }) => x + half)) + 12,
    top: Math.min(...places.map(({ y }) => y)) - 46,
    bottom: Math.max(...places.map(({ y }) => y)) + 46,
  };
}

// Show these nodes, but nothing too small to read: then as much as there is room for, from what is
// selected to the right, and from the top down unless what is selected is out of sight then.
function frame(ids, smallest) {
  const { left, right, top, bottom } = roomOf(ids);
  const { clientWidth, clientHeight } = byId("map");
  const wide = Math.min(clientWidth / (right - left), 1.15);
  const fits = Math.min(wide, clientHeight / (bottom - top));
  const scale = smallest ? Math.max(fits, Math.min(COSY, wide), smallest) : fits;
  const within = (low, high, size, from) => {
    const room = size / scale;
    return high - low <= room + 1 ? (low + high) / 2 : Math.min(Math.max(from, low), high - room) + room / 2;
  };
  const chosen = roomOf([state.selected || ids[0]]);
  const high = clientHeight / scale;
  const above = chosen.bottom > top + high ? chosen.bottom - (high + chosen.bottom - chosen.top) / 2 : top;
  move({
    position: { x: within(left, right, clientWidth, chosen.left - asideOf(ids)), y: within(top, bottom, clientHeight, above) },
    scale,
  });
  return scale <= wide;
}

// The button that fits everything in says how many nodes lie outside of what is seen.
function tellOutside() {
  const { clientWidth, clientHeight } = byId("map");
  const outside = drawnNodes.getIds().filter((id) => {
    const { x, y } = network.canvasToDOM(network.getPosition(id));
    return x < 0 || y < 0 || x > clientWidth || y > clientHeight;
  }).length;
  byId("fit").textContent = outside ? `Fit (${outside} out of sight)` : "Fit";
}

function fit() {
  if (drawnNodes.length) frame(drawnNodes.getIds(), 0);
}

// At first: everything, else what is lit, as far as it can be read.
function fitFirst() {
  const lit = [...litNow(visible().ids) || []].filter((id) => drawnNodes.get(id));
  if (drawnNodes.length && !frame(drawnNodes.getIds(), SMALLEST) && lit.length) frame(lit, SMALLEST);
}

function reveal(id) {
  const node = nodes.get(id);
  state.kinds.add(node.kind);
  if (!state.drawn.has(id)) around([id], Math.min(60, MOST)).forEach((one) => state.drawn.add(one));
}

function select(id, { move: follows = true, hash = true } = {}) {
  if (id && !nodes.has(id)) return;
  if (id) reveal(id);
  if (id !== data.selected) state.extra.clear();
  state.selected = id;
  paint();
  showPanel(id);
  if (id && follows && drawnNodes.get(id)) focusOn(id);
  if (hash && id) remember(id);
}

function focusOn(id) {
  const { x, y } = network.getPosition(id);
  const at = network.canvasToDOM({ x, y });
  const { clientWidth, clientHeight } = byId("map");
  const inside = at.x > 90 && at.y > 40 && at.x < clientWidth - 90 && at.y < clientHeight - 40;
  if (!inside) move({ position: { x, y }, scale: Math.max(network.getScale(), SMALLEST) });
}

// A page inside a frame of a notebook has no address of its own.
function remember(id) {
  if (location.protocol !== "about:") history.replaceState(null, "", `#${encodeURIComponent(id)}`);
}

function tellEgo(count) {
  const left = data.nodes.filter((node) => state.kinds.has(node.kind)).length - count;
  byId("ego").hidden = state.drawn.size >= data.nodes.length;
  byId("ego-text").textContent = `${count} of ${count + left} are drawn; search finds the others.`;
}
