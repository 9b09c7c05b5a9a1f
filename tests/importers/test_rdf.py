"""RDF: what is written comes back, and what is wrong is said with its place."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import importers, ontology
from kg.errors import BadInput, Problem
from kg.files import DATA
from kg.model import Edition
from kg.triples import edition_text

HEAD = """\
@prefix cq: <https://w3id.org/contested/ns#> .
@prefix cqv: <https://w3id.org/contested/vocab/> .
@prefix claim: <https://w3id.org/contested/id/claim/> .
@prefix source: <https://w3id.org/contested/id/source/> .
@prefix thing: <https://w3id.org/contested/id/thing/> .
@prefix obs: <https://w3id.org/contested/id/obs/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sdo: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix sosa: <http://www.w3.org/ns/sosa/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
"""
BODY = """\
source:mine a sdo:Report ; dcterms:title "My report" ; dcterms:issued "2025-06" ;
    sdo:editor [ sdo:name "Jo" ] .
claim:mine.one a cq:Claim, cq:QuantitativeClaim ; dcterms:identifier "mine.one" ;
    sdo:appearance source:mine ; cq:modality cqv:estimate ; cq:attributionMode cqv:own-voice ;
    cq:observable obs:o ; prov:value "5 Mt" ; cq:value 5.0 ; qudt:hasUnit unit:MegaTONNE ;
    cq:low 4500000.0 ; cq:high 5500000.0 ; cq:hedge cqv:none ;
    cq:passage [ oa:hasSource source:mine ; oa:hasSelector [ oa:exact "five million" ] ] .
obs:o a cq:Level ; sosa:hasFeatureOfInterest thing:russia ; sosa:observedProperty cqv:reserves ;
    cq:commodity cqv:REE ; cq:massBasis cqv:unstated ; cq:category cqv:unstated ;
    cq:elementScope cqv:unstated ; cq:territory cqv:unstated ; sosa:phenomenonTime cqv:unstated .
"""


def _read(path: Path) -> Edition:
    ((edition,),) = [one.editions for one in importers.read([path], ontology.load())]
    return edition


def _problems(tmp_path: Path, text: str, name: str = "mine.ttl") -> tuple[Problem, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        importers.read([path], ontology.load())
    return bad.value.problems


def test_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(HEAD + BODY, encoding="utf-8")
    edition = _read(path)
    (claim,) = edition.claims
    assert claim.passage.quote == "five million"
    assert claim.question == "russia.reserves.REE"
    assert claim.estimate and repr(claim.estimate.interval) == "[4500000, 5500000]"
    assert any("Jo" in line for line in edition.quads), "what we do not know is kept"
    assert not any("_:" in line for line in edition.quads), "blank nodes have names"
    assert edition == _read(path), "the same bytes give the same names"


@pytest.mark.parametrize(
    ("suffix", "format"),
    [
        (".ttl", ox.RdfFormat.TURTLE),
        (".nt", ox.RdfFormat.N_TRIPLES),
        (".nq", ox.RdfFormat.N_QUADS),
        (".trig", ox.RdfFormat.TRIG),
    ],
)
def test_a_bundled_source_comes_back_from_any_format(
    tmp_path: Path, suffix: str, format: ox.RdfFormat
) -> None:
    concepts = ontology.load()
    ((edition,),) = [
        one.editions for one in importers.read([DATA / "article" / "claims.yaml"], concepts)
    ]
    quads = list(ox.parse("".join(edition_text(edition, concepts)), ox.RdfFormat.N_QUADS))
    items = quads if format.supports_datasets else [quad.triple for quad in quads]
    path = tmp_path / f"article{suffix}"
    ox.serialize(items, str(path), format)
    back = _read(path)
    assert sorted(back.claims, key=lambda claim: claim.id) == sorted(
        edition.claims, key=lambda claim: claim.id
    )
    assert (back.source, back.agents, back.quads) == (edition.source, edition.agents, ())


def test_a_syntax_error_has_line_and_column(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, HEAD + BODY.replace("thing:russia", "thingx:russia"))
    assert (problem.line, problem.column) == (21, 46)
    assert "the prefix thingx: has not been declared" in problem.message
    assert problem.excerpt[problem.column - 1 :].startswith("thingx:russia")


def test_everything_that_shapes_find_is_reported_at_once(tmp_path: Path) -> None:
    wrong = BODY.replace("4500000.0", "9500000.0").replace("MegaTONNE", "MegaTON")
    messages = {problem.message for problem in _problems(tmp_path, HEAD + wrong)}
    assert len(messages) == 2
    assert any("low is a decimal no larger than high" in message for message in messages)
    assert any("one unit that is known" in message for message in messages)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2025-06", "2025-13", "there is no date “2025-13”"),
        ("five million", "x" * 1_000_001, "1,000,001 characters"),
        ("five million", "a\\u0000b", "control characters"),
    ],
)
def test_unfit_values(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in _problems(tmp_path, HEAD + BODY.replace(old, new))[0].message


def test_a_bad_date_is_a_sentence_and_no_trace(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made = '    sdo:dateCreated "yesterday"^^<http://www.w3.org/2001/XMLSchema#dateTime> ;\n'
    (tmp_path / "mine.ttl").write_text(
        HEAD + BODY.replace("    sdo:editor", f"{made}    sdo:editor")
    )
    assert _read(tmp_path / "mine.ttl").claims
    assert not caplog.records


def test_a_claim_of_a_source_that_is_not_described(tmp_path: Path) -> None:
    lines = HEAD + BODY[BODY.index("claim:mine.one") :]
    assert "a source has one title" in _problems(tmp_path, lines)[0].message


def test_rdf_about_something_else(tmp_path: Path) -> None:
    text = "<http://example.org/a> <http://example.org/b> 1 ."
    assert "it describes no source" in _problems(tmp_path, text)[0].message


def test_no_address_is_fetched_for_a_context(tmp_path: Path) -> None:
    text = '{"@context": "http://127.0.0.1:9/context.jsonld", "@id": "http://example.org/a"}'
    (problem,) = _problems(tmp_path, text, "mine.jsonld")
    assert "context" in problem.message.lower()
