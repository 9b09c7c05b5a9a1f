"""Nanopublications: the valid ones of the public test suite are read, the others refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import importers, loading, ontology
from kg.errors import BadInput
from kg.importers.rdf.nanopubs import is_nanopub, unpacked
from kg.importers.rdf.parsing import parse

REASONS = {
    "assertion_graph_uri_not_matching": "its assertion .* is not named after it",
    "emptya": "its assertion is empty",
    "emptyinfo": "its pubinfo is empty",
    "emptyprov": "its provenance is empty",
    "extragraph": "belongs to no nanopublication",
    "graphs_uris_equal": "do not have four names",
    "illtyped_datatypes_in_assertion": "is no xsd:date",
    "noinfolink": "its publication information does not speak of it",
    "noprovlink": "its provenance does not speak of its assertion",
    "provenance_graph_uri_not_matching": "its provenance .* is not named after it",
    "pubinfo_graph_uri_not_matching": "its pubinfo .* is not named after it",
    "valid_invalid1": "names no graphs as its assertion",
}


def test_every_valid_one_is_read(given: Path) -> None:
    files = [*(given / "data" / "interop-rdf" / "nanopub").glob("valid_*.trig")]
    assert len(files) > 80
    refused = {}
    for path in files:
        try:
            quads = parse(path)
        except BadInput as bad:
            refused[path.name] = bad.problems[0].message
            continue
        assert is_nanopub(quads)
        assert unpacked(quads, path)[0], path.name
    # text with control characters is never let in, whatever file it comes from
    assert all("control characters" in why for why in refused.values())
    assert all("specialchars" in name for name in refused) and len(refused) == 3


@pytest.mark.parametrize("name", REASONS)
def test_an_invalid_one_is_refused_with_the_reason(given: Path, name: str) -> None:
    path = given / "data" / "interop-rdf" / "nanopub" / f"invalid_plain_{name}.trig"
    with pytest.raises(BadInput) as bad:
        importers.read([path], ontology.load())
    assert any(re.search(REASONS[name], problem.message) for problem in bad.value.problems)


def test_there_is_a_reason_for_every_invalid_one(given: Path) -> None:
    files = (given / "data" / "interop-rdf" / "nanopub").glob("invalid_plain_*.trig")
    assert {path.stem.removeprefix("invalid_plain_") for path in files} == set(REASONS)


PUB = """\
@prefix : <http://example.org/np1#> .
@prefix np: <http://www.nanopub.org/nschema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dct: <http://purl.org/dc/terms/> .
:Head { : a np:Nanopublication ; np:hasAssertion :assertion ;
    np:hasProvenance :provenance ; np:hasPublicationInfo :pubinfo . }
:assertion { :mosquito :transmits :malaria . }
:provenance { :assertion prov:hadPrimarySource <http://example.org/paper> . }
:pubinfo { : dct:created "2014-07-24T18:05:11+01:00" . }
"""


def test_words_that_are_not_ours_are_kept_and_no_claim_is_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "np1.trig"
    path.write_text(PUB)
    (imported,) = importers.read([path], ontology.load())
    (edition,) = imported.editions
    assert edition.claims == () and "no claim is read" in imported.remarks[0]
    assert edition.source.title == "Nanopublication http://example.org/np1#"
    assert edition.source.published and edition.source.published.text == "2014-07-24"
    assert any("#mosquito" in line for line in edition.quads)
    store = tmp_path / "store"
    loading.add([path], store)
    held = loading.open_store(store)
    assert held.edition(edition.source.id, held.concepts).quads == edition.quads
