// Start: what the address names, else what the map is about, with its surroundings.
const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

readColours();
byId("filters").open = innerWidth > 1180;
const start = [named(), data.selected, (data.nodes[0] || {}).id].find((id) => nodes.has(id)) || "";
const large = data.nodes.filter((node) => state.kinds.has(node.kind)).length > data.atFirst;
const first = large ? around([start, ...data.lit], data.atFirst) : nodes.keys();
for (const id of first) state.drawn.add(id);
resetTime();
select(start, { move: false, hash: false });
fitFirst();

network.on("click", ({ nodes: hit, edges: ties }) => {
  if (hit.length || !ties.length) select(hit[0] || "");
  else showLine(lineById.get(ties[0]));
});
addEventListener("hashchange", () => { if (nodes.has(named())) select(named(), { hash: false }); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColours();
  paint();
  showPanel(state.selected);
});
byId("map").network = network; // for whoever looks into the page
network.once("afterDrawing", () => { document.documentElement.dataset.drawn = performance.now().toFixed(0); });
let telling;
network.on("afterDrawing", () => {
  clearTimeout(telling);
  telling = setTimeout(tellOutside, 100);
});
network.redraw();
