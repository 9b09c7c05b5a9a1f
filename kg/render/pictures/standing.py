"""Who stands on whom as a map: bodies, the first statements that go back to them, and relays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.analyses.standing import Footing, Pillar, Standing
from kg.model import Claim
from kg.render.map.layout import in_columns
from kg.render.map.picture import Line, LineKind, Node, NodeKind, Picture
from kg.render.pictures.claims import claim_node
from kg.render.words import counted, percent

COLUMN, ROW, WIDTH = 390, 76, 270
MOST = 2000
KINDS = {
    "body": NodeKind("Body that speaks", "accent", "round", lines=3, reach=3),
    "first": NodeKind("First statement, document held", "good", reach=2),
    "broken": NodeKind("First statement, not held", "bad", dashed=True, reach=2),
    "relay": NodeKind("Relay that others repeat", "info"),
}
LINES = {
    "said": LineKind("is said by", "says first", "accent"),
    "repeats": LineKind("repeats", "is repeated by", "info"),
}


def standing_picture(found: Standing) -> Picture:
    """Return who stands on whom as a picture, with the body that most stands on selected."""
    falls = {(pillar.kind, pillar.name): pillar.falls for pillar in found.pillars}
    known = found.evidence.claims  # of very many origins, only the largest are looked up
    shared = [one for one in found.origins if one.claims > 1 or found.question][:MOST]
    shared = [one for one in shared if (one.origin if _held(one, found) else one.first) in known]
    nodes: dict[str, Node] = {}
    for node in _nodes(found, shared, falls):
        nodes.setdefault(node.id, node)  # a first statement that is a relay too stays what it is
    lines = [line for line in _lines(found, shared) if {line.start, line.end} <= set(nodes)]
    columns = [
        sorted(name for name, node in nodes.items() if node.kind in kinds)
        for kinds in (("body",), ("first", "broken"), ("relay",))
    ]
    places = in_columns(columns, [(line.start, line.end) for line in lines])
    largest = next((one for one in found.pillars if one.kind == "body"), None)
    title = found.question.label if found.question else "All questions"
    return Picture(
        title=f"{title}: who stands on whom",
        headline=_headline(largest, found),
        note=f"{counted(found.claims, 'claim')}, {found.unknown:,} of unknown origin",
        ask=f'kg standing "{title}"' if found.question else "kg standing",
        nodes=[
            replace(nodes[name], x=column * COLUMN, y=height * ROW, width=WIDTH)
            for name, (column, height) in places.items()
        ],
        lines=lines,
        kinds=KINDS,
        line_kinds=LINES,
        selected=f"body:{largest.name}" if largest else "",
        dated=("first", "relay"),
        at_first=60,
    )


def _headline(largest: Pillar | None, found: Standing) -> str:
    if largest is None:
        return ""
    share = percent(largest.falls / found.claims)
    return f"{share} of all claims stand on {found.evidence.agent_name(largest.name)}"


def _nodes(
    found: Standing, shared: list[Footing], falls: dict[tuple[str, str], int]
) -> Iterable[Node]:
    known = found.evidence.claims
    for one in shared:
        claim = known[one.origin if _held(one, found) else one.first]
        size = f"{counted(one.claims, 'claim')} in {counted(one.documents, 'document')}"
        yield _statement(claim, "first" if _held(one, found) else "broken", size, found)
    for pillar in found.pillars[:MOST]:
        if pillar.kind == "body":
            yield _body(pillar, found)
        elif pillar.kind == "relay" and pillar.name in known:
            claim = known[pillar.name]
            size = counted(falls["relay", pillar.name], "claim")
            yield _statement(claim, "relay", f"with it fall {size}", found)


def _held(one: Footing, found: Standing) -> bool:
    return one.origin in found.evidence.claims


def _statement(claim: Claim, kind: str, size: str, found: Standing) -> Node:
    node = claim_node(claim, kind, found.evidence, x=0, y=0)
    about = found.questions.get(claim.question)
    subject = about.label if about and not found.question else found.evidence.publisher(claim)
    return replace(
        node,
        text=f"{size.partition(' in ')[0]}: {subject}",
        facts=(("rests on it", size), *node.facts),
    )


def _body(pillar: Pillar, found: Standing) -> Node:
    name = found.evidence.agent_name(pillar.name)
    return Node(
        id=f"body:{pillar.name}",
        kind="body",
        title=name,
        x=0,
        y=0,
        width=WIDTH,
        strong=name,
        text=f"{counted(pillar.falls, 'claim')}, {percent(pillar.falls / found.claims)}",
        facts=(
            ("stand on it", counted(pillar.falls, "claim")),
            ("of all", percent(pillar.falls / found.claims)),
        ),
        ask=f"kg show {pillar.name}",
    )


def _lines(found: Standing, shared: list[Footing]) -> Iterable[Line]:
    lineage = found.evidence.lineage
    of_origin = {}
    for one in shared:
        name = one.origin if _held(one, found) else one.first
        of_origin[one.origin] = name
        body = lineage[name].body
        if body:
            yield Line(name, f"body:{body}", "said", weight=min(8, 1 + one.claims / 3))
    for pillar in found.pillars[:MOST]:
        if pillar.kind == "relay" and pillar.name in lineage:
            origin = of_origin.get(lineage[pillar.name].origin or "", "")
            if origin and origin != pillar.name:
                yield Line(pillar.name, origin, "repeats", weight=min(8, 1 + pillar.falls / 3))


PICTURE = standing_picture
