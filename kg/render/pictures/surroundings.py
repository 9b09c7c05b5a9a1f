"""A part of the dependency graph as a map: what depends on what, and which claims say so."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.evidence import Evidence
from kg.analyses.supply.graph import Edge, SupplyGraph
from kg.analyses.supply.graph import Node as Dependent
from kg.analyses.supply.surroundings import Surroundings
from kg.render.map.layout import layered
from kg.render.map.picture import Line, LineKind, Node, NodeKind, Picture, Said, Tone
from kg.render.pictures.claims import words_of
from kg.render.plots.marks import address
from kg.render.words import NOT_STATED, counted, credit, figure, when
from kg.units import shown

COLUMN, ROW, WIDTH = 376, 64, 248  # “12.5 to 100 %” and an arrowhead fit between columns
AT_FIRST, LIT = 90, 12
KINDS = {
    "use": NodeKind("Use", "accent", "round"),
    "good": NodeKind("Good", "good"),
    "stage": NodeKind("Stage of a good", "warn"),
    "place": NodeKind("Place at a stage", "ink"),
    "deposit": NodeKind("Deposit", "faint"),
}
TONES: dict[str, Tone] = {
    "needs": "accent",
    "made-in": "ink",
    "imported-from": "info",
    "passes": "warn",
}


def surroundings_picture(found: Surroundings) -> Picture:
    """Return a part of the dependency graph as a picture, dependents left, suppliers right."""
    graph, evidence, named = found.graph, found.evidence, " and ".join(found.names)
    places = layered(graph.nodes, graph.edges)
    largest = sorted(graph.edges.values(), key=lambda e: (-_size(e), e.dependent, e.supplier))
    contested = [edge for edge in largest if edge.contested]
    first = contested[0].dependent if contested else _best_tied(graph)
    focus = _by_ties(found) or ([first] if first else [])
    return Picture(
        title=f"{named}: what depends on what" if named else "What depends on what",
        headline=_headline(contested),
        note=f"{counted(len(graph.nodes), 'node')}, {counted(len(graph.edges), 'line')}, "
        f"{counted(len(evidence.members), 'claim')}",
        ask=" ".join(["kg map", *(f'"{name}"' for name in found.names)]),
        nodes=[_node(node, *places[node.id]) for node in graph.nodes.values()],
        lines=[_line(edge, evidence) for edge in largest],
        kinds=KINDS,
        line_kinds=_line_kinds(graph, evidence),
        selected=focus[0] if focus else "",
        lit=tuple(focus[1:LIT]),
        dated=(),
        at_first=AT_FIRST,
    )


def _headline(contested: list[Edge]) -> str:
    shares = counted(len(contested), "share")
    return f"{shares} {'is' if len(contested) == 1 else 'are'} contested" if contested else ""


def _size(edge: Edge) -> Decimal:
    return Decimal(-1) if edge.high is None else edge.high


def _by_ties(found: Surroundings) -> list[str]:
    """Return the nodes asked for, those first whose shares are contested or matter most."""
    graph = found.graph

    def rank(name: str) -> tuple[bool, Decimal, int, str]:
        edges = [*graph.dependents(name), *graph.suppliers(name)]
        largest = max((_size(edge) for edge in graph.dependents(name)), default=Decimal(-1))
        return (not any(edge.contested for edge in edges), -largest, -len(edges), name)

    return sorted(found.focus, key=rank)


def _best_tied(graph: SupplyGraph) -> str:
    """Return the good or stage that most others are tied to."""
    ties = {
        name: len(graph.suppliers(name)) + len(graph.dependents(name))
        for name, node in graph.nodes.items()
        if node.kind in ("good", "stage")
    }
    return max(ties, key=lambda name: (ties[name], name), default="")


def _node(node: Dependent, column: int, height: float) -> Node:
    strong, colon, text = node.label.partition(": ")
    parts = (("good", node.good), ("stage", node.stage), ("place", node.place))
    return Node(
        id=node.id,
        kind=node.kind,
        title=node.label,
        x=column * COLUMN,
        y=height * ROW,
        width=WIDTH,
        strong=strong if colon or node.kind in ("use", "good") else "",
        text=text if colon else "" if node.kind in ("use", "good") else node.label,
        facts=tuple((name, value) for name, value in parts if value),
        ask=f'kg map "{node.id}"',
    )


def _line(edge: Edge, evidence: Evidence) -> Line:
    width = float(_size(edge)) / 25 if edge.high is not None else 0
    return Line(
        edge.dependent,
        edge.supplier,
        edge.relation,
        label=share(edge),
        strong=edge.contested,
        weight=max(1.5, width),
        tone="bad" if edge.contested else "",
        as_of=str(edge.as_of or ""),
        facts=tuple(_facts(edge)),
        said=tuple(_said(edge, evidence)),
    )


def share(edge: Edge) -> str:
    """Return the share of an edge as people write it; nothing when none is stated."""
    if edge.high is None:
        return ""
    low, high = (shown(_rounded(bound), "%") for bound in edge.bounds)
    return high if low == high else f"{low.removesuffix(' %')} to {high}"


def _rounded(bound: Decimal) -> Decimal:
    return round(bound, 1 if bound >= 1 else 2)


def _facts(edge: Edge) -> Iterable[tuple[str, str]]:
    yield "share", share(edge) or NOT_STATED
    yield "true of", str(edge.as_of) if edge.as_of else NOT_STATED
    yield "contested", "yes: two claims exclude each other" if edge.contested else "no"


def _said(edge: Edge, evidence: Evidence) -> Iterable[Said]:
    for name in edge.claims:
        claim = evidence.claims.get(name)
        if claim:
            yield Said(
                claim.id,
                figure(claim) if claim.estimate else "",
                f"{credit(claim, evidence)}, {when(claim, evidence)}",
                words_of(claim),
                address(claim, evidence),
            )


def _line_kinds(graph: SupplyGraph, evidence: Evidence) -> dict[str, LineKind]:
    used = sorted({edge.relation for edge in graph.edges.values()})
    labels = {name: evidence.concepts.label("relation", name) for name in used}
    return {
        name: LineKind(label, f"← {label}", TONES.get(name, "faint"))
        for name, label in labels.items()
    }


PICTURE = surroundings_picture
