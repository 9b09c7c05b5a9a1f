"""What sources tell as a map: questions, claims, whom they credit, what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.analyses.told import Told
from kg.model import Claim
from kg.model.claim import Kind
from kg.render.map.layout import in_columns
from kg.render.map.picture import Line, LineKind, Node, NodeKind, Picture
from kg.render.pictures.claims import agent_node, claim_node, source_node
from kg.render.words import counted, factor, figure

COLUMN, ROW, WIDTH = 350, 66, 250
ARC, CLOSE = 165, 6
KINDS = {
    "question": NodeKind("Question"),
    "claim": NodeKind("Claim of this source", "info"),
    "other": NodeKind("Claim of another source", "faint"),
    "agent": NodeKind("Who is credited", "good", "round"),
    "source": NodeKind("Document", "warn"),
}
LINES = {
    "conflict": LineKind("cannot be right with", "cannot be right with", "bad", both=True),
    "answers": LineKind("answers", "is answered by", "ink"),
    "rests": LineKind("rests on", "is repeated by", "info"),
    "revises": LineKind("revises", "is revised by", "good"),
    "explains": LineKind("explains", "is explained by", "accent", dashed=True),
    "said-by": LineKind("is said by", "says", "good"),
    "found-in": LineKind("stands in", "holds", "warn"),
}


def told_picture(found: Told) -> Picture:
    """Return what sources tell as a picture, with the widest conflict selected."""
    evidence = found.evidence
    lines = [line for claim in evidence.claims.values() for line in _ties(claim, found)]
    nodes = {node.id: node for node in _nodes(found)}
    lines = [line for line in lines if line.start in nodes and line.end in nodes]
    columns = [sorted(n.id for n in nodes.values() if n.kind == kind) for kind in KINDS]
    conflicts = _conflicts(found, nodes)
    tied = [(line.start, line.end) for line in (*lines, *conflicts * CLOSE)]
    places = in_columns([column for column in columns if column], tied)
    titles = [source.title for name in found.sources if (source := evidence.sources.get(name))]
    worst = found.rivalries[0] if found.rivalries else None
    return Picture(
        title=titles[0] if len(titles) == 1 else counted(len(titles), "source"),
        headline=_headline(found),
        note=f"{counted(len(found.claims), 'claim')}, {counted(len(found.questions), 'question')}",
        ask=f"kg show {found.sources[0]}" if len(found.sources) == 1 else "kg sources",
        nodes=[
            replace(node, x=column * COLUMN, y=height * ROW, width=WIDTH)
            for name, (column, height) in places.items()
            for node in (nodes[name],)
        ],
        lines=[*lines, *conflicts],
        kinds=KINDS,
        line_kinds=LINES,
        selected=worst.claim if worst else next(iter(found.claims), ""),
        lit=(worst.rival,) if worst else (),
        dated=("claim", "other"),
    )


def _headline(found: Told) -> str:
    if not found.rivalries:
        return ""
    worst = found.rivalries[0]
    pair = [found.evidence.claims[name] for name in (worst.claim, worst.rival)]
    label = found.questions[pair[0].question].label
    figures = " against ".join(figure(claim) for claim in pair)
    return f"{label}: {figures}, {factor(worst.factor)} apart"


def _nodes(found: Told) -> Iterable[Node]:
    evidence, own = found.evidence, set(found.claims)
    for question in found.questions.values():
        ask = f'kg trace "{question.label}"'
        yield Node(
            f"question:{question.id}", "question", question.label, 0, 0, WIDTH,
            text=question.label, ask=ask,
        )  # fmt: skip
    for claim in evidence.claims.values():
        kind = "claim" if claim.id in own else "other"
        node = claim_node(claim, kind, evidence, x=0, y=0)
        yield node if claim.estimate else replace(node, strong="", text=_gist(claim), figure="")
        for agent in claim.said_by:
            yield agent_node(agent, evidence, x=0, y=0)
        source = evidence.sources.get(claim.source)
        if source:
            yield source_node(source, evidence.publisher(claim), x=0, y=0)


def _gist(claim: Claim) -> str:
    return claim.gist or claim.passage.quote or claim.id


def _ties(claim: Claim, found: Told) -> Iterable[Line]:
    if claim.question:
        yield Line(claim.id, f"question:{claim.question}", "answers")
    for agent in claim.said_by:
        yield Line(claim.id, f"agent:{agent}", "said-by")
    yield Line(claim.id, f"source:{claim.source}", "found-in")
    for derivation in found.evidence.parents(claim.id):
        kind = "revises" if derivation.kind is Kind.REVISED else "rests"
        yield Line(claim.id, derivation.origin, kind)
    for other in claim.explains:
        yield Line(claim.id, other, "explains")


def _conflicts(found: Told, nodes: dict[str, Node]) -> list[Line]:
    """Return what contradicts, as arcs where both stand in one column."""
    own = set(found.claims)
    return [
        Line(
            one.claim,
            one.rival,
            "conflict",
            label=factor(one.factor),
            arc=ARC if one.rival in own else 0,
            strong=place == 0,
        )
        for place, one in enumerate(found.rivalries)
        if one.rival in nodes
    ]


PICTURE = told_picture
