"""RDF → editions: the inverse of writing, and tolerant of what it does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox

from kg import vocabulary as v
from kg.intervals import Interval
from kg.model import (
    Agent,
    Claim,
    Concepts,
    Derivation,
    Edition,
    Kind,
    Level,
    Observable,
    Passage,
    Rank,
    Ratio,
    Source,
    question_of,
)
from kg.model.source import TYPES
from kg.ontology import read as read_concepts
from kg.times import Time
from kg.triples.write import edition_text, graph_of
from kg.values import Estimate


class Nodes:
    """Quads by subject and predicate, with values as plain text; graphs do not matter."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode):
                value = getattr(quad.object, "value", "")
                self._values[quad.subject.value][quad.predicate.value].append(value)

    def all(self, node: str, predicate: str) -> list[str]:
        """Return every value of a predicate."""
        return self._values[node][predicate] if node in self._values else []

    def one(self, node: str, predicate: str) -> str:
        """Return the first value of a predicate, or an empty text."""
        values = self.all(node, predicate)
        return values[0] if values else ""

    def names(self, node: str, predicate: str, space: str) -> tuple[str, ...]:
        """Return the names behind the IRIs that a predicate points to, in order."""
        return tuple(sorted(v.name(space, value) for value in self.all(node, predicate)))

    def name(self, node: str, predicate: str, space: str) -> str:
        """Return the name behind the IRI that a predicate points to, or an empty text."""
        return v.name(space, self.one(node, predicate))

    def typed(self, kind: str) -> Iterator[str]:
        """Return the nodes of a class."""
        return (node for node, its in self._values.items() if kind in its.get(v.RDF + "type", ()))

    def of_types(self, kinds: set[str]) -> Iterator[str]:
        """Return the nodes of any of several classes."""
        for node, its in self._values.items():
            if kinds.intersection(its.get(v.RDF + "type", ())):
                yield node


def editions_from(quads: Iterable[ox.Quad], concepts: Concepts) -> list[Edition]:
    """Return the editions that quads describe; whatever else they say is kept as it is.

    A derivation belongs to the source in whose graph it stands, else to the only source, else
    to the source of its claim. Raises `ValueError` for what cannot be read.
    """
    quads = list(quads)
    nodes = Nodes(quads)
    own = tuple(c for c in read_concepts(quads).everything() if c.kind != "agent")
    concepts = concepts.with_more(own)
    sources = [_source(nodes, node) for node in _source_nodes(nodes)]
    claims: dict[str, list[Claim]] = {source.id: [] for source in sources}
    for node in sorted(nodes.typed(v.CQ + "Claim")):
        claim = _claim(nodes, node, concepts)
        if claim.source not in claims:
            raise ValueError(f"{claim.id} stands in “{claim.source}”, which is not described")
        claims[claim.source].append(claim)
    derivations: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in _derivations(quads, nodes, sources):
        derivations[derivation.stated_in].append(derivation)
    agents = tuple(_agents(nodes))
    editions = [
        Edition(source, tuple(claims[source.id]), tuple(derivations[source.id]), agents, own)
        for source in sources
    ]
    return _with_the_rest(editions, quads, concepts)


def _with_the_rest(
    editions: list[Edition], quads: list[ox.Quad], concepts: Concepts
) -> list[Edition]:
    """Give the first edition the quads that no edition says by itself."""
    if not editions:
        return []
    text = "".join(piece for edition in editions for piece in edition_text(edition, concepts))
    said = {quad.triple for quad in ox.parse(text, ox.RdfFormat.N_QUADS)}
    graph = ox.NamedNode(graph_of(editions[0].source.id))
    rest = {quad.triple for quad in quads} - said
    kept = sorted(f"{triple} {graph} .\n" for triple in rest)
    return [replace(editions[0], quads=tuple(kept)), *editions[1:]]


def _source_nodes(nodes: Nodes) -> list[str]:
    kinds = {v.SDO + kind for kind in TYPES}
    return sorted(node for node in nodes.of_types(kinds) if node.startswith(v.SOURCE))


def _source(nodes: Nodes, node: str) -> Source:
    issued, length = nodes.one(node, v.DCTERMS + "issued"), nodes.one(node, v.DCTERMS + "extent")
    types = {v.name(v.SDO, kind) for kind in nodes.all(node, v.RDF + "type")}
    return Source(
        id=v.name(v.SOURCE, node),
        title=nodes.one(node, v.DCTERMS + "title"),
        type=min(types & TYPES),
        publisher=nodes.name(node, v.DCTERMS + "publisher", v.AGENT),
        published=Time.parse(issued) if issued else None,
        url=nodes.one(node, v.SDO + "url"),
        series=nodes.name(node, v.DCAT + "inSeries", v.SERIES),
        reprint_of=nodes.name(node, v.PROV + "wasDerivedFrom", v.SOURCE),
        network=nodes.name(node, v.SDO + "sourceOrganization", v.AGENT),
        licence=nodes.one(node, v.DCTERMS + "license"),
        sha256=nodes.one(node, v.SPDX + "checksumValue"),
        length=int(length) if length else None,
        note=nodes.one(node, v.RDFS + "comment"),
        policy=nodes.one(node, v.DCTERMS + "conformsTo"),
    )


def _agents(nodes: Nodes) -> Iterator[Agent]:
    kinds = {v.FOAF + kind: kind for kind in ("Person", "Organization", "Group")}
    for node in sorted(nodes.of_types(set(kinds))):
        types = nodes.all(node, v.RDF + "type")
        yield Agent(
            id=v.name(v.AGENT, node),
            name=nodes.one(node, v.SKOS + "prefLabel"),
            type=next(kinds[kind] for kind in types if kind in kinds),
            role=nodes.one(node, v.SDO + "jobTitle"),
            org=nodes.name(node, v.PROV + "actedOnBehalfOf", v.AGENT),
            vague=v.CQ + "VagueAgent" in types,
            names=tuple(sorted(nodes.all(node, v.SKOS + "altLabel"))),
        )


def _claim(nodes: Nodes, node: str, concepts: Concepts) -> Claim:
    estimate = _estimate(nodes, node, concepts)
    measured = nodes.one(node, v.CQ + "observable")
    observable = _observable(nodes, measured) if measured else None
    return Claim(
        id=v.name(v.CLAIM, node),
        source=nodes.name(node, v.SDO + "appearance", v.SOURCE),
        modality=nodes.name(node, v.CQ + "modality", v.CQV),
        passage=_passage(nodes, nodes.one(node, v.CQ + "passage"), estimate),
        observable=observable,
        question=question_of(observable, concepts).id if observable else "",
        estimate=estimate,
        said_by=_said_by(nodes, node),
        mode=nodes.name(node, v.CQ + "attributionMode", v.CQV),
        about=tuple(sorted(nodes.all(node, v.SDO + "about"))),
        due=nodes.one(node, v.CQ + "due"),
        time=nodes.name(node, v.SOSA + "phenomenonTime", v.TIME),
        explains=nodes.names(node, v.CQ + "explains", v.CLAIM),
        reason=nodes.name(node, v.CQ + "reason", v.CQV),
        parts=nodes.names(node, v.CQ + "sumOf", v.CLAIM),
        computed=bool(nodes.all(node, v.PROV + "wasGeneratedBy")),
        conditional=v.CQV + "conditional" in nodes.all(node, v.DCTERMS + "type"),
        cell=nodes.name(node, v.DCTERMS + "isVersionOf", v.CELL),
        gist=nodes.one(node, v.DCTERMS + "description"),
        note=nodes.one(node, v.RDFS + "comment"),
    )


def _estimate(nodes: Nodes, node: str, concepts: Concepts) -> Estimate | None:
    printed = nodes.one(node, v.PROV + "value")
    unit = concepts.units.with_iri(nodes.one(node, v.QUDT + "hasUnit"))
    low, high = nodes.one(node, v.CQ + "low"), nodes.one(node, v.CQ + "high")
    if not printed or unit is None or not (low or high):
        return None
    interval = Interval(
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        nodes.one(node, v.CQ + "strict") == "true",
    )
    hedge = nodes.name(node, v.CQ + "hedge", v.CQV)
    return Estimate(printed, Decimal(nodes.one(node, v.CQ + "value")), unit, interval, hedge)


def _passage(nodes: Nodes, place: str, estimate: Estimate | None) -> Passage:
    found: dict[str, str] = {}
    for selector in nodes.all(place, v.OA + "hasSelector"):
        for key in (v.OA + "exact", v.OA + "start", v.OA + "end", v.RDF + "value"):
            if value := nodes.one(selector, key):
                found[key] = value
    cell = found.get(v.RDF + "value", "")
    words = found.get(v.OA + "exact") or (estimate.printed if cell and estimate else "")
    start, end = found.get(v.OA + "start"), found.get(v.OA + "end")
    return Passage(words, int(start) if start else None, int(end) if end else None, cell)


def _said_by(nodes: Nodes, node: str) -> tuple[str, ...]:
    relays = nodes.all(node, v.PROV + "qualifiedAttribution")
    if not relays:
        return nodes.names(node, v.CQ + "attributedTo", v.AGENT)
    relays = sorted(relays, key=lambda relay: int(nodes.one(relay, v.SDO + "position")))
    return tuple(nodes.name(relay, v.PROV + "agent", v.AGENT) for relay in relays)


def _observable(nodes: Nodes, node: str) -> Observable:
    numerator = nodes.one(node, v.CQ + "numerator")
    if numerator:
        return Ratio(_level(nodes, numerator), _level(nodes, nodes.one(node, v.CQ + "denominator")))
    among = nodes.name(node, v.CQ + "rankedAmong", v.THING)
    return Rank(_level(nodes, node), among) if among else _level(nodes, node)


def _level(nodes: Nodes, node: str) -> Level:
    return Level(
        subject=nodes.name(node, v.SOSA + "hasFeatureOfInterest", v.THING),
        property=nodes.name(node, v.SOSA + "observedProperty", v.CQV),
        commodity=nodes.name(node, v.CQ + "commodity", v.CQV),
        basis=nodes.name(node, v.CQ + "massBasis", v.CQV),
        category=nodes.name(node, v.CQ + "category", v.CQV),
        elements=nodes.name(node, v.CQ + "elementScope", v.CQV),
        territory=_stated(nodes.one(node, v.CQ + "territory"), v.THING),
        time=_stated(nodes.one(node, v.SOSA + "phenomenonTime"), v.TIME),
    )


def _stated(value: str, space: str) -> str:
    return v.UNSTATED if value == v.CQV + v.UNSTATED else v.name(space, value)


def _derivations(quads: list[ox.Quad], nodes: Nodes, sources: list[Source]) -> Iterator[Derivation]:
    only = sources[0].id if len(sources) == 1 else ""
    graphs = {graph_of(source.id): source.id for source in sources}
    kinds = {v.PROV + "wasDerivedFrom": Kind.REPEATED, v.PROV + "wasRevisionOf": Kind.REVISED}
    for quad in quads:
        kind = kinds.get(quad.predicate.value)
        if kind is None:
            continue
        child, parent, graph = (
            getattr(term, "value", "") for term in (quad.subject, quad.object, quad.graph_name)
        )
        if not child.startswith(v.CLAIM):
            continue
        claim, origin = v.name(v.CLAIM, child), v.name(v.CLAIM, parent)
        because = nodes.one(v.iri(v.DERIVATION, f"{claim}~{origin}"), v.RDFS + "comment")
        appearance = nodes.name(child, v.SDO + "appearance", v.SOURCE)
        stated_in = graphs.get(graph) or only or appearance
        if stated_in not in graphs.values():
            raise ValueError(f"nobody says that {claim} comes from {origin}: name its source")
        yield Derivation(claim, origin, kind, because, stated_in)
