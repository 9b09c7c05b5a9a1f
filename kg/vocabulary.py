"""The IRIs that Python needs, one constant each; everything else stands in ``ontology/``.

The base of all our names is one constant. Nothing needs to resolve at it.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

BASE = "https://w3id.org/contested/"
CQ = BASE + "ns#"
CQV = BASE + "vocab/"
SHAPES = BASE + "shapes/"
CLAIM = BASE + "id/claim/"
OBSERVABLE = BASE + "id/obs/"
QUESTION = BASE + "id/question/"
SOURCE = BASE + "id/source/"
AGENT = BASE + "id/agent/"
THING = BASE + "id/thing/"
TIME = BASE + "id/time/"
PASSAGE = BASE + "id/passage/"
DERIVATION = BASE + "id/derivation/"
CELL = BASE + "id/cell/"
SERIES = BASE + "id/series/"
NODE = BASE + "id/node/"
AXIOM = BASE + "id/axiom/"
TERM = BASE + "id/term/"
GRAPH = BASE + "graph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SOSA = "http://www.w3.org/ns/sosa/"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "http://qudt.org/vocab/unit/"
SDO = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
SPDX = "http://spdx.org/rdf/terms#"
ORG = "http://www.w3.org/ns/org#"

PREFIXES = {
    "cq": CQ,
    "cqv": CQV,
    "claim": CLAIM,
    "obs": OBSERVABLE,
    "question": QUESTION,
    "source": SOURCE,
    "agent": AGENT,
    "thing": THING,
    "time": TIME,
    "axiom": AXIOM,
    "term": TERM,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "prov": PROV,
    "oa": OA,
    "sosa": SOSA,
    "qudt": QUDT,
    "unit": UNIT,
    "sdo": SDO,
    "foaf": FOAF,
    "spdx": SPDX,
    "org": ORG,
}

UNSTATED = "unstated"
ENDS = ("dependent", "supplier")
ONTOLOGY_GRAPH = GRAPH + "ontology"
REVISIONS_GRAPH = GRAPH + "revisions"

_SAFE = "~!$&'()*+,;=:@-._/"


def iri(space: str, name: str) -> str:
    """Return the IRI of a name in one of our spaces; a full IRI is returned as it is.

    >>> iri(CLAIM, "seed.s30")
    'https://w3id.org/contested/id/claim/seed.s30'
    >>> iri(AGENT, "Минприроды")
    'https://w3id.org/contested/id/agent/%D0%9C%D0%B8%D0%BD%D0%BF%D1%80%D0%B8%D1%80%D0%BE%D0%B4%D1%8B'
    """
    return name if "://" in name else space + quote(name, safe=_SAFE)


def name(space: str, full: str) -> str:
    """Return the name behind an IRI of one of our spaces; a foreign IRI is its own name.

    >>> name(CLAIM, "https://w3id.org/contested/id/claim/seed.s30")
    'seed.s30'
    >>> name(CLAIM, "https://example.org/c1")
    'https://example.org/c1'
    """
    return unquote(full.removeprefix(space)) if full.startswith(space) else full


def compact(full: str) -> str:
    """Return an IRI with the longest prefix that fits, for people to read.

    >>> compact("https://w3id.org/contested/vocab/reserves")
    'cqv:reserves'
    """
    fits = [item for item in PREFIXES.items() if full.startswith(item[1])]
    if not fits:
        return full
    prefix, space = max(fits, key=lambda item: len(item[1]))
    return f"{prefix}:{full.removeprefix(space)}"
