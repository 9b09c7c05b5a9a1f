"""Figures and their origins as nodes of a map."""

from __future__ import annotations

from dataclasses import replace

from kg.analyses.comparing import point
from kg.analyses.positions import Position
from kg.analyses.trace import Conflict, Trace
from kg.render.map.picture import Finding, Node
from kg.render.pictures.claims import ORIGIN, words_of
from kg.render.words import counted, span
from kg.units import shown

FIGURE = 120
FIGURES, ORIGINS = 0, 196


def figure_id(place: int) -> str:
    """Return the id of the node of a position."""
    return f"figure:{place}"


def figure_node(place: int, trace: Trace, *, y: float) -> Node:
    """Return a position as a node: its figure, its words, and why it differs from the farthest."""
    position, evidence = trace.positions[place], trace.evidence
    figure = shown(position.point, position.unit)
    claims = counted(len(position.claims), "claim")
    spoken = evidence.claims[_spokesman(place, trace)]
    year = f", {position.year}" if position.year else ""
    return Node(
        id=figure_id(place),
        kind="figure",
        title=f"{figure}{year}",
        x=FIGURES,
        y=y,
        width=FIGURE,
        strong=figure,
        text=f"{position.year}, {claims}" if position.year else claims,
        figure=figure,
        facts=tuple(_figure_facts(position)),
        words=words_of(spoken),
        findings=_findings(place, trace),
        ask=_why(place, trace),
    )


def _figure_facts(position: Position) -> list[tuple[str, str]]:
    claims = counted(len(position.claims), "claim")
    if position.allowing:
        claims += f"; {len(position.allowing)} more allow it"
    origins = counted(len(position.origins), "origin")
    lines = counted(len(position.lines), "independent line")
    facts = [
        ("printed", ", ".join(position.printed)),
        ("leaves open", span(position.interval, position.unit)),
        ("said by", claims),
        ("in all", f"{counted(len(position.documents), 'document')}, {origins}, {lines}"),
    ]
    return facts + ([("of unknown origin", str(position.unknown))] if position.unknown else [])


def _worst(place: int, trace: Trace) -> Conflict | None:
    return next((c for c in trace.conflicts if place in (c.small, c.large)), None)


def _spokesman(place: int, trace: Trace) -> str:
    """Return the claim that speaks for a position: the one compared, else one with its value."""
    conflict, position = _worst(place, trace), trace.positions[place]
    if conflict:
        pair = conflict.difference
        return pair.large if place == conflict.large else pair.small
    claims = trace.evidence.claims
    return next(
        (n for n in position.claims if point(claims[n]) == position.point), position.claims[0]
    )


def _findings(place: int, trace: Trace) -> tuple[Finding, ...]:
    conflict = _worst(place, trace)
    if conflict is None:
        return ()
    label = trace.evidence.concepts.label
    return tuple(
        Finding(label("reason", f.reason), str(f.verdict), f.text)
        for f in conflict.difference.findings
    )


def _why(place: int, trace: Trace) -> str:
    conflict = _worst(place, trace)
    if conflict is None:
        return f'kg trace "{trace.question.label}"'
    return f"kg why {conflict.difference.small} {conflict.difference.large}"


def widened(node: Node, publisher: str) -> Node:
    """Return a first statement as it stands in the column of origins: on two lines."""
    return replace(node, width=ORIGIN, text=publisher)


def broken_node(name: str, words: str, y: float) -> Node:
    """Return an origin of which no document is held."""
    who, _, value = words.rpartition(", ")
    strong, text = (value, who) if who else ("", words)
    return Node(
        id=name,
        kind="broken",
        title=words,
        x=ORIGINS,
        y=y,
        width=ORIGIN,
        strong=strong,
        text=text,
        figure=strong,
        facts=(("document", "none is held: the trail ends here"),),
    )
