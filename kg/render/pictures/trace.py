"""A trace as a map: figures, where each comes from, who repeats it, and what cannot both be right.

A position is a band: its figure, its origins, and beside each the claims that rest on it. Kinds
that would crowd the map, documents and agents, stand to the right and are shown on demand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from kg.analyses.trace import Conflict, Trace
from kg.model import Claim
from kg.model.claim import Kind
from kg.render.grouped import by_origin
from kg.render.map.picture import Line, LineKind, Node, NodeKind, Picture
from kg.render.map.strip import strip
from kg.render.pictures.claims import agent_node, claim_node, source_node
from kg.render.pictures.figures import ORIGINS, broken_node, figure_id, figure_node, widened
from kg.render.plots.marks import sizes
from kg.render.safe import columns
from kg.render.words import factor, origin_words
from kg.units import shown

CLAIMS = 411
CLEAR = 128  # between the two figures of the widest conflict, so that its factor can be read
COLUMN, COLUMNS, ROW, BOX, TALL, GAP, BAND = 168, 2, 33, 54, 70, 8, 14
ONE_LINE = 20  # columns of text that surely fit beside each other
ARC_FIRST, ARC_MORE = 84, 24
KINDS = {
    "figure": NodeKind("Figure", reach=5),
    "first": NodeKind("First statement, document held", "good", lines=3),
    "broken": NodeKind("Origin without a document", "bad", dashed=True, lines=3),
    "claim": NodeKind("Repeats it", "info", stacked=False),
    "reason": NodeKind("Says why they differ", "accent", "round", stacked=False),
    "apart": NodeKind("Set apart: parts, prognostic", "faint", shown=False, stacked=False),
    "agent": NodeKind("Who is credited", "good", "round", shown=False),
    "source": NodeKind("Document", "warn", shown=False),
}
LINES = {
    "conflict": LineKind("cannot be right with", "cannot be right with", "bad", both=True),
    "states": LineKind("gives the figure", "is given by"),
    "rests": LineKind("rests on", "is repeated by", "info"),
    "credits": LineKind("credits", "is credited by", "bad", dashed=True),
    "revises": LineKind("revises", "is revised by", "good"),
    "explains": LineKind("explains", "is explained by", "accent", dashed=True, quiet=True),
    "said-by": LineKind("is said by", "says", "good", quiet=True),
    "found-in": LineKind("stands in", "holds", "warn", quiet=True),
}


def trace_picture(trace: Trace) -> Picture:
    """Return a trace as a picture, with its widest conflict selected."""
    drawing = _Drawing(trace)
    order = _order(trace)
    for place in order:
        drawing.position(place)
    drawing.below()
    drawing.aside()
    worst = trace.conflicts[0] if trace.conflicts else None
    selected = worst.large if worst else 0
    return Picture(
        title=trace.question.label,
        headline=_headline(trace, worst),
        note=sizes(trace.counts),
        ask=f'kg trace "{trace.question.label}"',
        nodes=list(drawing.nodes.values()),
        lines=[*drawing.lines, *_conflicts(trace, order)],
        kinds=KINDS,
        line_kinds=LINES,
        selected=figure_id(selected) if trace.positions else "",
        lit=(figure_id(worst.small),) if worst else (),
        strip=strip(trace),
    )


def _order(trace: Trace) -> list[int]:
    """Return the places of positions from the top: the widest conflict, then the rest by value."""
    worst = trace.conflicts[0] if trace.conflicts else None
    first = [worst.large, worst.small] if worst else []
    return first + [place for place in range(len(trace.positions)) if place not in first]


def _headline(trace: Trace, worst: Conflict | None) -> str:
    if worst is None:
        return "No two figures contradict each other"
    large, small = (trace.positions[place] for place in (worst.large, worst.small))
    return (
        f"{shown(large.point, large.unit)} against {shown(small.point, small.unit)}: "
        f"{factor(worst.difference.factor).removeprefix('×')} times apart"
    )


class _Drawing:
    """Collects nodes and lines, band by band from the top downwards."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.evidence = trace.evidence
        self.nodes: dict[str, Node] = {}
        self.lines: list[Line] = []
        self._top: float = 0

    def position(self, place: int) -> None:
        """Draw the band of a position."""
        position, start = self.trace.positions[place], self._top
        for (origin, trail), names in by_origin(position, self.evidence).items():
            held = origin if origin in self.evidence.claims else None
            name = held or f"origin:{origin or place}"
            if name not in self.nodes:
                self._origin(name, origin, trail, [n for n in names if n not in self.nodes])
            self.lines.append(Line(name, figure_id(place), "states"))
            self._rests([n for n in names if n != held], name, held is not None)
        self._top = max(self._top, start + BOX + GAP)
        middle = (start + self._top - GAP) / 2
        self._add(figure_node(place, self.trace, y=middle))
        self._top += BAND
        if start == 0 and self.trace.conflicts:
            self._top = max(self._top, middle + CLEAR - BOX / 2)

    def _origin(self, name: str, origin: str | None, trail: str, names: list[str]) -> None:
        others = [n for n in names if n != name]
        if name in self.evidence.claims:
            claim = self.evidence.claims[name]
            node = claim_node(claim, "first", self.evidence, x=ORIGINS, y=0)
            node = widened(node, self.evidence.publisher(claim))
        else:
            node = broken_node(name, origin_words(origin, trail, self.evidence), 0)
        box = BOX if columns(node.text) <= ONE_LINE or not node.strong else TALL
        height = max(box, ROW * (math.ceil(len(others) / COLUMNS) + (len(others) > 1) / 2))
        middle = self._top + height / 2
        self._add(replace(node, y=middle))
        self._grid(others, "claim", middle, beside=node.figure)
        self._top += height + GAP

    def _grid(self, names: list[str], kind: str, middle: float, beside: str = "") -> None:
        """Draw claims in a few columns, each a little lower so that lines pass between."""
        top = middle - ROW * (math.ceil(len(names) / COLUMNS) - 1) / 2
        shift = ROW / 4 if len(names) > 1 else 0
        for place, name in enumerate(sorted(names, key=self._date)):
            row, column = divmod(place, COLUMNS)
            y = top + ROW * row + (shift if column % 2 else -shift)
            claim = self.evidence.claims[name]
            x = CLAIMS + COLUMN * column
            self._add(claim_node(claim, kind, self.evidence, x=x, y=y, beside=beside))

    def _date(self, name: str) -> tuple[str, str]:
        source = self.evidence.sources.get(self.evidence.claims[name].source)
        published = source.published if source else None
        return (published.first.isoformat() if published else "9999", name)

    def _rests(self, names: Iterable[str], origin: str, held: bool) -> None:
        """Draw what each claim rests on: the claim it repeats if that is known, else the origin."""
        for name in names:
            known = [d for d in self.evidence.parents(name) if d.kind is Kind.REPEATED]
            for derivation in known:
                self.lines.append(Line(name, derivation.origin, "rests"))
            if not known:
                self.lines.append(Line(name, origin, "rests" if held else "credits"))

    def below(self) -> None:
        """Draw what is said of the conflict, and what is set apart, below the bands."""
        explaining = [c for c in self.evidence.claims.values() if c.explains]
        for kind, names in (
            ("reason", [claim.id for claim in explaining]),
            ("apart", list(self.trace.apart)),
        ):
            new = [name for name in names if name not in self.nodes]
            height = ROW * (math.ceil(len(new) / COLUMNS) + 0.5)
            self._grid(new, kind, self._top + height / 2)
            self._top += height + GAP if new else 0
        for claim in explaining:
            self.lines += [Line(claim.id, other, "explains") for other in claim.explains]
        self.lines += [
            Line(d.claim, d.origin, "revises")
            for d in self.evidence.derivations
            if d.kind is Kind.REVISED
        ]
        self.lines = [n for n in self.lines if n.start in self.nodes and {n.end} & self._known()]

    def _known(self) -> set[str]:
        return {*self.nodes, *map(figure_id, range(len(self.trace.positions)))}

    def aside(self) -> None:
        """Draw who is credited, and the documents, in two columns to the right."""
        drawn = [self.evidence.claims[n] for n in self.nodes if n in self.evidence.claims]
        x = CLAIMS + COLUMN * COLUMNS + 20
        agents = {agent: None for claim in drawn for agent in claim.said_by}
        for y, agent in zip(self._spread(len(agents)), agents, strict=True):
            self._add(agent_node(agent, self.evidence, x=x, y=y))
        sources = {claim.source: claim for claim in drawn if claim.source in self.evidence.sources}
        for y, claim in zip(self._spread(len(sources)), sources.values(), strict=True):
            source = self.evidence.sources[claim.source]
            self._add(source_node(source, self.evidence.publisher(claim), x=x + 230, y=y))
        for claim in drawn:
            self.lines += self._documented(claim)

    def _spread(self, count: int) -> list[float]:
        step = max(ROW, self._top / max(count, 1))
        return [step * (place + 0.5) for place in range(count)]

    def _documented(self, claim: Claim) -> list[Line]:
        said = [Line(claim.id, f"agent:{agent}", "said-by") for agent in claim.said_by]
        held = claim.source in self.evidence.sources
        return said + ([Line(claim.id, f"source:{claim.source}", "found-in")] if held else [])

    def _add(self, node: Node) -> None:
        self.nodes.setdefault(node.id, node)


def _conflicts(trace: Trace, order: list[int]) -> list[Line]:
    """Return the conflicts as arcs, those between distant figures further out."""
    return [
        Line(
            figure_id(conflict.large),
            figure_id(conflict.small),
            "conflict",
            label=factor(conflict.difference.factor),
            arc=ARC_FIRST
            + ARC_MORE * (abs(order.index(conflict.large) - order.index(conflict.small)) - 1),
            strong=place == 0,
        )
        for place, conflict in enumerate(trace.conflicts)
    ]


PICTURE = trace_picture
