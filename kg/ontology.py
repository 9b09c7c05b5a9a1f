"""Reads Turtle of concepts, units, axioms and terms of office: ``ontology/``, what users add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg import vocabulary as v
from kg.files import ONTOLOGY
from kg.intervals import EXACT
from kg.model import Axiom, Concept, Concepts, Term
from kg.units import Unit, Units

Facts = dict[str, list[ox.NamedNode | ox.Literal]]
_TERMS = (ox.NamedNode, ox.Literal)
_PLACES = {v.SDO + kind for kind in ("Country", "Place", "Landform")}
_AGENTS = {v.FOAF + kind for kind in ("Agent", "Person", "Organization", "Group")}
_SHOWN = {
    v.SKOS + "exactMatch": "same as",
    v.SKOS + "closeMatch": "close to",
    v.SKOS + "notation": "notation",
    v.SDO + "molecularFormula": "oxide",
    v.SDO + "jobTitle": "role",
    v.DCTERMS + "source": "source",
    v.CQ + "metalFraction": "metal fraction",
    v.CQ + "dependent": "dependent",
    v.CQ + "supplier": "supplier",
}


@cache
def load() -> Concepts:
    """Return the concepts of the ontology that comes with the package.

    >>> load().find("thing", "Burma").id, load().find("commodity", "РЗМ").id
    ('myanmar', 'REE')
    """
    return read(triple for path in sorted(ONTOLOGY.glob("*.ttl")) for triple in _parsed(path))


def _parsed(path: object) -> Iterator[ox.Quad]:
    return ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)


def read(triples: Iterable[ox.Triple | ox.Quad]) -> Concepts:
    """Return the concepts, units, axioms and terms of office that triples describe."""
    facts: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, _TERMS):
            facts[triple.subject.value][triple.predicate.value].append(triple.object)
    concepts = [found for node, its in facts.items() if (found := _concept(node, its))]
    axioms = [_axiom(node, its) for node, its in facts.items() if _is(its, v.OWL + "Axiom")]
    terms = [_term(node, its) for node, its in facts.items() if _is(its, v.ORG + "Membership")]
    return Concepts(concepts, axioms, Units(_units(facts)), terms)


def _concept(node: str, its: Facts) -> Concept | None:
    place = _kind(node, its)
    if place is None:
        return None
    kind, space = place
    fraction = _text(its, v.CQ + "metalFraction")
    shown = ((_SHOWN[key], _plain(value)) for key in _SHOWN for value in its.get(key, ()))
    return Concept(
        id=v.name(space, node),
        kind=kind,
        names=_names(its),
        before_noun=_text(its, v.RDFS + "label"),
        definition=_text(its, v.SKOS + "definition"),
        example=_text(its, v.SKOS + "example"),
        broader=_links(its, v.SKOS + "broader", space),
        members=_links(its, v.SKOS + "narrower", space),
        related=_links(its, v.SKOS + "related", space),
        inside="".join(
            _links(its, v.SDO + "containedInPlace", v.THING)
            + _links(its, v.PROV + "actedOnBehalfOf", v.AGENT)
        ),
        metal_fraction=Decimal(fraction) if fraction else None,
        facts=tuple(shown),
        cues=tuple(value.value for value in its.get(v.SKOS + "hiddenLabel", ())),
    )


def _kind(node: str, its: Facts) -> tuple[str, str] | None:
    types = {value.value for value in its.get(v.RDF + "type", ())}
    if types & _PLACES:
        return "thing", v.THING
    if types & (_AGENTS | {v.CQ + "VagueAgent"}):
        return "agent", v.AGENT
    scheme = its.get(v.SKOS + "inScheme")
    return (v.name(v.CQV, scheme[0].value), v.CQV) if scheme else None


def _names(its: Facts) -> tuple[str, ...]:
    preferred = [
        value for value in its.get(v.SKOS + "prefLabel", ()) if isinstance(value, ox.Literal)
    ]
    preferred.sort(key=lambda label: label.language != "en")
    others = [*its.get(v.SKOS + "altLabel", ()), *its.get(v.SKOS + "notation", ())]
    return tuple(dict.fromkeys(label.value for label in (*preferred, *others)))


def _axiom(node: str, its: Facts) -> Axiom:
    (whole,), (part,) = (
        _links(its, v.OWL + role, v.CQV) for role in ("annotatedSource", "annotatedTarget")
    )
    source = its.get(v.DCTERMS + "source", [])
    return Axiom(
        iri=node,
        whole=whole,
        part=part,
        source=_plain(source[0]) if source else "",
        because=_text(its, v.RDFS + "comment"),
    )


def _term(node: str, its: Facts) -> Term:
    (agent,), (office,) = (
        _links(its, v.ORG + role, space) for role, space in (("member", v.AGENT), ("role", v.CQV))
    )
    ended = _text(its, v.DCAT + "endDate")
    return Term(
        iri=node,
        agent=agent,
        office=office,
        first=date.fromisoformat(_text(its, v.DCAT + "startDate")),
        last=date.fromisoformat(ended) if ended else None,
        source=_text(its, v.DCTERMS + "source"),
    )


def _units(facts: dict[str, Facts]) -> Iterator[Unit]:
    for node, its in facts.items():
        if not _is(its, v.QUDT + "Unit"):
            continue
        base = facts[its[v.QUDT + "scalingOf"][0].value]
        factor = EXACT.divide(_multiplier(its), _multiplier(base))
        yield Unit(
            iri=node,
            symbol=_text(its, v.QUDT + "symbol"),
            kind=its[v.QUDT + "hasQuantityKind"][0].value.rpartition("/")[2],
            base=_text(base, v.QUDT + "symbol"),
            factor=EXACT.quantize(factor, Decimal("1e-24")).normalize(EXACT),
            names=_names(its),
        )


def _multiplier(its: Facts) -> Decimal:
    return Decimal(_text(its, v.QUDT + "conversionMultiplier"))


def _is(its: Facts, kind: str) -> bool:
    return any(value.value == kind for value in its.get(v.RDF + "type", ()))


def _text(its: Facts, key: str) -> str:
    return its[key][0].value if its.get(key) else ""


def _links(its: Facts, key: str, space: str) -> tuple[str, ...]:
    return tuple(v.name(space, value.value) for value in its.get(key, ()))


def _plain(value: ox.NamedNode | ox.Literal) -> str:
    return v.compact(value.value) if isinstance(value, ox.NamedNode) else value.value
