"""SHACL: everything bundled conforms, and each shape catches the fault that it is there for."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

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


def test_everything_bundled_conforms() -> None:
    found = faults(open_store().graph)
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


def _with(triples: list[str], seed: str) -> list[Fault]:
    """Return the faults after lines were taken out (``-``) and put in (``+``)."""
    lines = set(triples)
    for change in _lines(seed):
        sign, line = change[0], change[2:]
        if sign == "-":
            taken = {old for old in lines if old.startswith(line)}
            assert taken, f"nothing begins with {line}"
            lines -= taken
        else:
            lines.add(f"{line} <x:g> .\n")
    return faults(ox.parse("".join(lines), ox.RdfFormat.N_QUADS))


def _lines(seed: str) -> Iterator[str]:
    spaces = {"claim": v.CLAIM, "cq": v.CQ, "cqv": v.CQV, "sdo": v.SDO, "dcterms": v.DCTERMS,
              "source": v.SOURCE, "obs": v.OBSERVABLE, "oa": v.OA, "prov": v.PROV, "a": v.AGENT,
              "qudt": v.QUDT, "sosa": v.SOSA, "passage": v.PASSAGE, "thing": v.THING,
              "unit": v.UNIT, "time": v.TIME}  # fmt: skip
    for line in seed.strip().splitlines():
        words = []
        for word in line.split():
            prefix, colon, name = word.partition(":")
            words.append(f"<{spaces[prefix]}{name}>" if colon and prefix in spaces else word)
        yield " ".join(words)


RUSSIA = "obs:russia.reserves.REE.unstated.unstated.unstated.unstated.unstated"
DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
CHINA = "obs:china.mine-production.REE.unstated.unstated.unstated.unstated.unstated"
CHINA_SHARE = f"{CHINA}~world{CHINA.removeprefix('obs:china')}"
SEEDED = {
    "Claim": ("- claim:seed.s30 sdo:appearance", "stands in exactly one source"),
    "Source": ("- source:seed dcterms:title", "a source has one title"),
    "Voice": ("- claim:seed.s30 cq:attributedTo", "in the source's own voice exactly when"),
    "Modality": ("- claim:seed.s30 cq:modality\n+ claim:seed.s30 cq:modality cqv:guess", "one modality"),
    "Quantitative": ("- claim:seed.s30 cq:high\n+ claim:seed.s30 cq:high \"1\"" + DECIMAL, "low is a decimal no larger than high"),
    "Unit": ("- claim:seed.s30 qudt:hasUnit\n+ claim:seed.s30 qudt:hasUnit unit:FURLONG", "one unit that is known"),
    "Bounded": ("- claim:seed.s30 cq:low\n- claim:seed.s30 cq:high", "at least one bound"),
    "Level": (f"- {RUSSIA} cq:category", "a level has every facet exactly once"),
    "Ratio": (f"+ {CHINA_SHARE} cq:numerator claim:seed.s30", "one numerator, a level"),
    "Rank": ("- obs:rank.russia.reserves.REE.unstated.unstated.unstated.unstated.unstated~countries cq:rankedAmong", "among one set of rivals"),
    "Answers": (f"+ {RUSSIA} cq:answers claim:seed.s30", "answers one question"),
    "Passage": ("- passage:seed.s30 oa:hasSource", "a passage is of one source"),
    "Deadline": ("+ claim:seed.s30 cq:due \"2025-12-01\"", "only directives, targets"),
    "NoCircle": ("+ claim:mcs2025.russia.reserves prov:wasDerivedFrom claim:seed.s30", "a claim comes from itself"),
    "Offsets": ("- passage:seed.s30#position oa:end\n+ passage:seed.s30#position oa:end \"9999\"^^<http://www.w3.org/2001/XMLSchema#integer>", "offsets do not span the quote"),
    "Chronology": ("- source:seed dcterms:issued\n+ source:seed dcterms:issued \"2001\"", "published in a later year"),
    "Vague": ("- claim:seed.s30 cq:attributionMode\n+ claim:seed.s30 cq:attributionMode cqv:quote", "somebody unnamed speaks in another mode"),
    "Share": ("- claim:seed.s07 cq:low\n+ claim:seed.s07 cq:low \"101\"" + DECIMAL, "more than the whole"),
    "Sum": ("- claim:gbz2022.gbz22.abc1c2 cq:high\n+ claim:gbz2022.gbz22.abc1c2 cq:high \"9\"" + DECIMAL, "do not add up"),
    "Monotone": ("- claim:gbz2022.gbz22.abc1 cq:low\n+ claim:gbz2022.gbz22.abc1 cq:low \"99000000\"" + DECIMAL, "a part is larger than the whole"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SEEDED)
def test_a_seeded_fault_is_caught(triples: list[str], shape: str) -> None:
    seed, message = SEEDED[shape]
    found = [fault.message for fault in _with(triples, seed)]
    assert any(message in text for text in found), found


def test_every_shape_has_a_seeded_fault() -> None:
    shapes = [
        line.split()[0].removeprefix("shapes:")
        for line in (ONTOLOGY / "shapes.ttl").read_text().splitlines()
        if line.startswith("shapes:") and " a sh:NodeShape" in line
    ]
    assert set(shapes) - {"Facets"} <= set(SEEDED)
