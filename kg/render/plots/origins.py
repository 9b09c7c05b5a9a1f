"""Where each figure comes from: figure, origin, and who repeats it; broken links are dashed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.analyses.evidence import Evidence
from kg.analyses.trace import Trace, trace
from kg.model.claim import Kind
from kg.render.grouped import by_origin
from kg.render.plots.marks import address, side_of
from kg.render.safe import shortened
from kg.render.template import fill
from kg.render.words import counted, figure, origin_words, when
from kg.units import shown

WIDTH, TOP, GAP = 820, 60, 14
FIGURE, ORIGIN, CLAIMS = (16, 112), (170, 280), 486
BOX, ROW, INDENT = 40, 20, 16
MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class _Box:
    x: int
    y: int
    width: int
    name: str
    detail: str
    side: str
    link: str = ""
    broken: bool = False
    height: int = BOX

    @property
    def middle(self) -> int:
        """Return the height at which links meet it."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """Return where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class _Row:
    x: int
    y: int
    name: str
    detail: str
    link: str


class _Drawing:
    """Collects what is drawn, from the top downwards."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.y = TOP
        self.boxes: list[_Box] = []
        self.rows: list[_Row] = []
        self.links = {False: "", True: ""}  # whole, and broken

    def position(self, place: int) -> None:
        """Draw a position: its origins below each other, its figure beside their middle."""
        position = self.trace.positions[place]
        start, evidence = len(self.boxes), self.trace.evidence
        for (origin, trail), names in by_origin(position, evidence).items():
            self._origin(origin, trail, names)
        origins = self.boxes[start:]
        middle = (origins[0].middle + origins[-1].middle) // 2
        count = len(position.claims)
        detail = f"{position.year or ''} {counted(count, 'claim')}".strip()
        name, side = shown(position.point, position.unit), side_of(place, self.trace)
        box = _Box(FIGURE[0], middle - BOX // 2, FIGURE[1], name, detail, side)
        self.boxes.append(box)
        for other in origins:
            self.links[other.broken] += _bend(box.right, middle, other.x, other.middle)
        self.y += GAP

    def _origin(self, origin: str | None, trail: str, names: list[str]) -> None:
        evidence, top = self.trace.evidence, self.y
        first = evidence.claims.get(origin or "")
        others = [name for name in names if name != origin]
        height = max(BOX, ROW * min(len(others), MOST_ROWS + 1))
        name, detail = _origin_text(origin, trail, evidence)
        box = _Box(
            ORIGIN[0],
            top + height // 2 - BOX // 2,
            ORIGIN[1],
            shortened(name, 35),
            shortened(detail, 37),
            "good" if first else "other",
            link=address(first, evidence) if first else "",
            broken=first is None,
        )
        self.boxes.append(box)
        self._claims(others, box)
        self.y = top + height + GAP

    def _claims(self, names: list[str], box: _Box) -> None:
        evidence = self.trace.evidence
        nested = list(_nested(names, evidence))
        top = box.middle - ROW * (min(len(nested), MOST_ROWS + 1) - 1) // 2
        for place, (name, depth) in enumerate(nested[:MOST_ROWS]):
            claim, y, x = evidence.claims[name], top + ROW * place, CLAIMS + INDENT * depth
            detail = f"{when(claim, evidence)}, {figure(claim)}"
            self.rows.append(
                _Row(
                    x, y, shortened(evidence.publisher(claim), 30), detail, address(claim, evidence)
                )
            )
            self.links[False] += _bend(box.right, box.middle, x - 6, y)
        if len(nested) > MOST_ROWS:
            more = f"and {len(nested) - MOST_ROWS} more"
            self.rows.append(_Row(CLAIMS, top + ROW * MOST_ROWS, "", more, ""))


def origins(trace: Trace) -> str:
    """Return the picture of where the figures of a trace come from."""
    drawing = _Drawing(trace)
    for place in range(len(trace.positions)):
        drawing.position(place)
    counts = trace.counts
    return fill(
        "plots/origins.svg",
        title=f"{trace.question.label}: origins",
        subtitle=f"{counted(counts.claims, 'claim')}, {counted(counts.origins, 'origin')}, "
        f"{counted(counts.lines, 'independent line')}",
        width=WIDTH,
        height=drawing.y + 30,
        boxes=drawing.boxes,
        rows=drawing.rows,
        links=list(drawing.links.values()),
    )


def _origin_text(origin: str | None, trail: str, evidence: Evidence) -> tuple[str, str]:
    claim = evidence.claims.get(origin or "")
    if claim:
        return evidence.publisher(claim), f"{when(claim, evidence)}, {evidence.source_title(claim)}"
    name, _, value = origin_words(origin, trail, evidence).rpartition(", ")
    if not origin or not name:
        return name or value, "the trail is lost"
    return name, f"{value}, no document held"


def _nested(names: list[str], evidence: Evidence) -> Iterator[tuple[str, int]]:
    """Return claims by date, each followed by those that repeat it, with their depth."""
    above = {
        name: d.origin
        for name in names
        for d in evidence.parents(name)
        if d.kind is Kind.REPEATED and d.origin in names
    }
    ordered = sorted(names, key=lambda name: (when(evidence.claims[name], evidence), name))
    seen: set[str] = set()

    def walk(name: str, depth: int) -> Iterator[tuple[str, int]]:
        if name not in seen:
            seen.add(name)
            yield name, depth
            for other in ordered:
                if above.get(other) == name:
                    yield from walk(other, depth + 1)

    for name in [*(n for n in ordered if n not in above), *ordered]:
        yield from walk(name, 0)


def _bend(x: int, y: int, to_x: int, to_y: int) -> str:
    half, aside, down = (to_x - x) // 2, to_x - x, to_y - y
    return f"M{x} {y}c{half} 0 {half} {down} {aside} {down}"


ASK, PLOT = trace, origins
