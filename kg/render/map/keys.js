// Keys and buttons: slash searches, arrows go from node to node, escape lets go.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The node that lies nearest in a direction: what is aside counts double.
function nearest(id, [right, down]) {
  const all = network.getPositions();
  const here = all[id];
  let best = { id: "", far: Infinity };
  for (const [other, at] of Object.entries(all)) {
    const ahead = (at.x - here.x) * right + (at.y - here.y) * down;
    const aside = Math.abs((at.x - here.x) * down) + Math.abs((at.y - here.y) * right);
    const far = ahead + 2 * aside;
    if (other !== id && ahead > 5 && far < best.far) best = { id: other, far };
  }
  return best.id;
}

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { byId("search").focus(); event.preventDefault(); }
  if (event.key === "f") fit();
  if (event.key === "Escape") select("");
});

byId("map").addEventListener("keydown", (event) => {
  if (event.key === "+" || event.key === "-") {
    move({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8) });
  }
  if (event.key === "Enter") byId("panel").focus();
  if (!WAYS[event.key]) return;
  event.preventDefault();
  const shown = drawnNodes.getIds();
  const next = drawnNodes.get(state.selected) ? nearest(state.selected, WAYS[event.key]) : shown[0];
  if (next) select(next);
});

document.querySelector(".to-table").addEventListener("click", () => { byId("tables").open = true; });
byId("fit").addEventListener("click", () => fit());
byId("all").addEventListener("click", () => {
  data.nodes.forEach((node) => { state.drawn.add(node.id); node.at = undefined; });
  paint();
  fit();
});

// The canvas has no ground of its own; an image needs one.
function image() {
  const canvas = byId("map").querySelector("canvas");
  const copy = element("canvas", { width: canvas.width, height: canvas.height });
  const pen = copy.getContext("2d");
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return copy.toDataURL("image/png");
}

byId("png").addEventListener("click", () => {
  const name = document.title.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase();
  element("a", { href: image(), download: `${name}.png` }).click();
});
addEventListener("beforeprint", () => {
  byId("printed").src = image();
  byId("printed").hidden = false;
});
addEventListener("afterprint", () => { byId("printed").hidden = true; });
