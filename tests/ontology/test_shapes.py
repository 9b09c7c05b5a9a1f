"""SHACL: everything bundled conforms, and each shape catches the fault that it is there for."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import importers, ontology
from kg import vocabulary as v
from kg.files import DATA, ONTOLOGY
from kg.importers.rdf.shapes import Fault, faults
from kg.loading import open_store
from kg.triples import edition_text

# What sources print, not what we wrote: Australia's part above its whole, once for a unit slip.
PRINTED_SO = {
    "mcs2025.australia.reserves.molybdenum.jorc",
    "mcs2025.australia.reserves.vanadium.jorc",
    "mcs2026.australia.reserves.vanadium.jorc",
}


def test_everything_bundled_conforms(store: Path) -> None:
    found = faults(open_store(store).graph)
    assert [fault for fault in found if not fault.warning] == []
    assert {v.name(v.CLAIM, fault.node) for fault in found} == PRINTED_SO


@pytest.fixture(scope="module")
def triples() -> list[str]:
    """Return the triples of the article and of what it is compared with, as N-Quads lines."""
    concepts = ontology.load()
    paths = [DATA / "article" / "claims.yaml", DATA / "comparators" / "comparators.yaml"]
    editions = [edition for one in importers.read(paths, concepts) for edition in one.editions]
    text = "".join(piece for edition in editions for piece in edition_text(edition, concepts))
    return [f"{line}\n" for line in text.split("\n") if line]


def _lines(seed: str) -> Iterator[tuple[str, str]]:
    spaces = {"claim": v.CLAIM, "cq": v.CQ, "cqv": v.CQV, "sdo": v.SDO, "dcterms": v.DCTERMS,
              "source": v.SOURCE, "obs": v.OBSERVABLE, "oa": v.OA, "prov": v.PROV, "a": v.AGENT,
              "qudt": v.QUDT, "sosa": v.SOSA, "passage": v.PASSAGE, "thing": v.THING,
              "unit": v.UNIT, "time": v.TIME, "skos": v.SKOS, "owl": "http://www.w3.org/2002/07/owl#",
              "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}  # fmt: skip
    for line in seed.strip().splitlines():
        sign, *terms = line.split()
        words = []
        for word in terms:
            prefix, colon, name = word.partition(":")
            words.append(f"<{spaces[prefix]}{name}>" if colon and prefix in spaces else word)
        yield sign, " ".join(words)


DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
UNSTATED = "unstated.unstated.unstated.unstated.unstated"
RUSSIA, USA = f"obs:russia.reserves.REE.{UNSTATED}", f"obs:usa.reserves.REE.{UNSTATED}"
WORLD, BRAZIL = f"obs:world.reserves.REE.{UNSTATED}", f"obs:brazil.reserves.REE.{UNSTATED}"
MINING = f"mine-production.REE.{UNSTATED}"
CHINA_SHARE = f"obs:china.{MINING}~world.{MINING}"
RANKED = f"obs:rank.brazil.reserves.REE.{UNSTATED}~countries"
# the fault of each shape, each on a node of its own: ``-`` takes triples out, ``+`` puts one in
SEEDED = {
    "SourceTitle": "- source:unn2025 dcterms:title",
    "SourceDate": "+ source:iea2024 dcterms:issued \"1999\"",
    "PassageSource": "- passage:seed.s01 oa:hasSource",
    "ClaimSource": "- claim:seed.s02 sdo:appearance",
    "ClaimId": "- claim:seed.s04 dcterms:identifier",
    "ClaimPassage": "+ claim:seed.s05 cq:passage passage:seed.s06",
    "ClaimMode": "- claim:seed.s06 cq:attributionMode\n+ claim:seed.s06 cq:attributionMode cqv:shouted",
    "Modality": "- claim:seed.s22 cq:modality\n+ claim:seed.s22 cq:modality cqv:guess",
    "Deadline": "+ claim:seed.s23 cq:due \"2025-12-01\"",
    "ValueObservable": "- claim:seed.s08 cq:observable",
    "ValueUnit": "- claim:seed.s09 qudt:hasUnit\n+ claim:seed.s09 qudt:hasUnit unit:FURLONG",
    "ValuePrinted": "- claim:seed.s10 prov:value",
    "ValueNumber": f"- claim:seed.s11 cq:value\n+ claim:seed.s11 cq:value \"many\"{INTEGER}",
    "ValueLow": f"- claim:seed.s30 cq:high\n+ claim:seed.s30 cq:high \"1\"{DECIMAL}",
    "ValueHigh": f"+ claim:seed.s31 cq:high \"9\"{INTEGER}",
    "ValueBound": "- claim:seed.s18 cq:low\n- claim:seed.s18 cq:high",
    "ValueHedge": "- claim:seed.s19 cq:hedge",
    "FacetSubject": f"- {RUSSIA} sosa:hasFeatureOfInterest",
    "FacetProperty": f"- {USA} sosa:observedProperty",
    "FacetCommodity": f"- {WORLD} cq:commodity",
    "FacetBasis": f"- {BRAZIL} cq:massBasis",
    "FacetCategory": f"- {RUSSIA} cq:category",
    "FacetElements": f"- {USA} cq:elementScope",
    "FacetTerritory": f"- {WORLD} cq:territory",
    "FacetTime": f"- {BRAZIL} sosa:phenomenonTime",
    "Numerator": f"+ {CHINA_SHARE} cq:numerator claim:seed.s30",
    "Denominator": f"- {CHINA_SHARE} cq:denominator",
    "Rank": f"- {RANKED} cq:rankedAmong",
    "Answers": f"+ {RUSSIA} cq:answers claim:seed.s30",
    "Conflict": "+ claim:k rdf:type cq:Conflict\n+ claim:k cq:between claim:seed.s30",
    "FindingReason": "+ claim:f1 rdf:type cq:Finding",
    "FindingVerdict": "+ claim:f2 rdf:type cq:Finding\n+ claim:f2 cq:verdict cqv:perhaps",
    "FindingEvidence": "+ claim:f3 rdf:type cq:Finding",
    "ConceptLabel": "+ cqv:new1 rdf:type skos:Concept",
    "ConceptScheme": "+ cqv:new2 rdf:type skos:Concept",
    "ConceptDefinition": "+ cqv:new3 rdf:type skos:Concept",
    "ConceptSource": "+ cqv:new4 skos:inScheme cqv:category",
    "MappingSource": "+ cqv:new5 rdf:type owl:Axiom",
    "Voice": "- claim:seed.s34 cq:attributedTo",
    "NoCircle": "+ claim:mcs2025.russia.reserves prov:wasDerivedFrom claim:seed.s16",
    "Offsets": f"- passage:seed.s35#position oa:end\n+ passage:seed.s35#position oa:end \"9999\"{INTEGER}",
    "Chronology": "- source:seed dcterms:issued\n+ source:seed dcterms:issued \"2001\"",
    "Vague": "- claim:seed.s33 cq:attributionMode\n+ claim:seed.s33 cq:attributionMode cqv:quote",
    "Share": f"- claim:seed.s07 cq:low\n+ claim:seed.s07 cq:low \"101\"{DECIMAL}",
    "Sum": f"- claim:gbz2022.gbz22.abc1c2 cq:high\n+ claim:gbz2022.gbz22.abc1c2 cq:high \"9\"{DECIMAL}",
    "Monotone": f"- claim:gbz2022.gbz22.abc1 cq:low\n+ claim:gbz2022.gbz22.abc1 cq:low \"99000000\"{DECIMAL}",
}  # fmt: skip
# the node that is wrong, where it is not the first that the seed names
WRONG = {"Monotone": v.CLAIM + "gbz2022.gbz22.abc1", "Chronology": v.CLAIM + "seed.s31"}


@pytest.fixture(scope="module")
def caught(triples: list[str]) -> list[Fault]:
    """Return what the shapes find when every fault has been sown at once."""
    lines = set(triples)
    for seed in SEEDED.values():
        for sign, line in _lines(seed):
            if sign == "+":
                lines.add(f"{line} <x:g> .\n")
            else:
                taken = {old for old in lines if old.startswith(line)}
                assert taken, f"nothing begins with {line}"
                lines -= taken
    return faults(ox.parse("".join(lines), ox.RdfFormat.N_QUADS))


def _messages() -> dict[str, str]:
    graph = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    message = rdflib.SH.message
    shapes = (
        shape
        for kind in (rdflib.SH.NodeShape, rdflib.SH.PropertyShape)
        for shape in graph.subjects(rdflib.RDF.type, kind)
    )
    return {
        str(shape).removeprefix(v.SHAPES): str(
            graph.value(shape, message)
            or graph.value(graph.value(shape, rdflib.SH.sparql), message)
        )
        for shape in shapes
    }


@pytest.mark.parametrize("shape", SEEDED)
def test_a_seeded_fault_is_caught_at_its_node(caught: list[Fault], shape: str) -> None:
    node = next(_lines(SEEDED[shape]))[1].split()[0].strip("<>").partition("#")[0]
    where = {
        fault.node.partition("#")[0] for fault in caught if fault.message == _messages()[shape]
    }
    assert WRONG.get(shape, node) in where, (shape, where)


def test_every_shape_has_a_seeded_fault() -> None:
    assert set(_messages()) == set(SEEDED)
