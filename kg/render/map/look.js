// How nodes and lines look: colours by tone from the style sheet, pale when something else is lit.
const FONT = 'Arial, "Liberation Sans", Helvetica, "DejaVu Sans Condensed", sans-serif'; // of about one width
const pen = document.createElement("canvas").getContext("2d");
const SIZE = 15;
const LARGE = 17;
const MARGIN = { true: 8, false: 5 };
const SPARE = 0.94; // a text is a little wider when it is drawn larger or smaller
const HEAD = { enabled: true, scaleFactor: 0.55 };
let colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  colours = new Proxy({}, { get: (_, name) => style.getPropertyValue(`--${name}`).trim() });
  const names = ["ink", "ground", "blue", "pale-line", "pale-fill", "pale-ink"];
  for (const tone of ["ink", "good", "bad", "info", "warn", "accent", "faint"]) {
    names.push(`${tone}-line`, `${tone}-fill`);
  }
  colours = Object.fromEntries(names.map((name) => [name, colours[name]]));
}

// vis reads a little markup in labels; whatever comes from data is text, so nothing in it may
// begin a tag or an entity: a space without width follows what could.
const plain = (text) => text.replace(/[<&]/g, "$&\u200b");

// A text cut to a number of pixels, so that a node keeps its size.
function cut(text, room, weight = "", size = SIZE) {
  pen.font = `${weight} ${size}px ${FONT}`;
  if (pen.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 1 && pen.measureText(`${text.slice(0, end)}…`).width > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

// The lines of a text, so many at most, the last of them cut.
function folded(text, room, most, weight = "", size = SIZE) {
  pen.font = `${weight} ${size}px ${FONT}`;
  const fits = (words) => pen.measureText(words.join(" ")).width <= room;
  const lines = [];
  let words = text.split(" ");
  while (lines.length + 1 < most && words.length > 1 && !fits(words)) {
    let count = words.length - 1;
    while (count > 1 && !fits(words.slice(0, count))) count -= 1;
    lines.push(cut(words.slice(0, count).join(" "), room, weight, size));
    words = words.slice(count);
  }
  return [...lines, cut(words.join(" "), room, weight, size)].map(plain);
}

function labelFor(node, kind) {
  const room = (node.width - 4 * MARGIN[kind.stacked]) * SPARE;
  if (!node.strong) return folded(node.label, room, kind.stacked ? kind.lines : 1).join("\n");
  if (kind.stacked) {
    const strong = folded(node.strong, room, Math.max(1, kind.lines - 1), "bold", LARGE);
    const below = node.label ? folded(node.label, room, kind.lines - strong.length) : [];
    return [...strong.map((line) => `<b>${line}</b>`), ...below].join("\n");
  }
  const strong = cut(node.strong, room, "bold");
  const left = room - pen.measureText(`${strong}  `).width - 4;
  const beside = node.label && left > 40 ? cut(node.label, left) : "";
  return `<b>${plain(strong)}</b>${beside ? `  ${plain(beside)}` : ""}`;
}

function nodeLook(node, lit) {
  const kind = data.kinds[node.kind];
  const chosen = node.id === state.selected;
  const line = lit ? colours[`${kind.tone}-line`] : colours["pale-line"];
  const fill = lit ? colours[`${kind.tone}-fill`] : colours["pale-fill"];
  const ink = lit ? colours.ink : colours["pale-ink"];
  return {
    id: node.id,
    label: labelFor(node, kind),
    shape: node.shape,
    x: node.at ? node.at.x : node.x,
    y: node.at ? node.at.y : node.y,
    margin: MARGIN[kind.stacked],
    widthConstraint: { minimum: node.width - 2 * MARGIN[kind.stacked], maximum: 2 * node.width }, // texts are cut here
    borderWidth: chosen ? 4 : kind.tone === "info" || !lit ? 1 : 2,
    borderWidthSelected: 4,
    shapeProperties: { borderRadius: kind.shape === "round" ? 14 : 4, borderDashes: kind.dashed && [6, 4] },
    color: { border: chosen ? colours.ink : line, background: fill, highlight: { border: colours.ink, background: fill } },
    font: { multi: "html", face: FONT, size: SIZE, color: ink, bold: { face: FONT, size: kind.stacked ? LARGE : SIZE, color: ink, mod: "bold" } },
  };
}

function lineLook(line, lit) {
  const kind = data.lineKinds[line.kind];
  const ends = [line.from, line.to].map((id) => nodes.get(id)).map((node) => node.at || node);
  const tone = lit ? colours[`${line.tone || kind.tone}-line`] : colours["pale-line"];
  const beside = [line.from, line.to].includes(state.selected);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    label: (kind.both && lit) || beside ? line.label : undefined,
    arrows: { to: HEAD, from: kind.both && HEAD },
    width: lit ? line.weight || (line.strong ? 4 : 1.6) : 1,
    dashes: kind.dashed && [6, 4],
    color: { color: tone, highlight: tone, hover: tone, inherit: false },
    smooth: bend(line, ends),
    font: {
      face: FONT, size: line.strong && kind.both ? 21 : 15, color: lit ? tone : colours["pale-ink"],
      strokeWidth: 0, background: colours.ground, bold: { mod: "bold" },
    },
    arrowStrikethrough: false,
  };
}

// An arc leaves its line by the same number of pixels however long the line is.
function bend(line, [from, to]) {
  if (!line.arc && state.drawn.size > 2 * MOST) return { enabled: false }; // quicker by far
  if (!line.arc) return { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const type = to.y > from.y ? "curvedCCW" : "curvedCW";
  let roundness = 0.2; // the middle of vis's curve lies (1 + r) / 4 · sin(r · π / 2) lengths aside
  for (let step = 0; step < 5; step += 1) {
    roundness = Math.asin(Math.min(1, (4 * line.arc) / (length * (1 + roundness)))) * (2 / Math.PI);
  }
  return { enabled: true, type, roundness };
}
