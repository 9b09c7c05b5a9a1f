"""What is exported comes back, says the same each time, and is safe to open."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run
from kg import exporters, importers, loading, ontology
from kg.exporters.csv import COLUMNS
from kg.files import DATA
from kg.model import Concepts, Dispute, Edition, Passage
from kg.triples import edition_text, graph_of
from kg.triples.nanopubs import NP

FILES = [DATA / "article" / "claims.yaml", DATA / "comparators" / "comparators.yaml"]
RDF = ("turtle", "trig", "nquads", "jsonld", "nanopub")


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return ontology.load()


@pytest.fixture(scope="module")
def editions(concepts: Concepts) -> list[Edition]:
    return [e for one in importers.read(FILES, concepts) for e in one.editions]


def _known(concepts: Concepts, editions: list[Edition]) -> Concepts:
    return concepts.with_more(concept for edition in editions for concept in edition.concepts)


def written(
    editions: list[Edition], format: str, concepts: Concepts, disputes: tuple[Dispute, ...] = ()
) -> bytes:
    out = io.BytesIO()
    known = _known(concepts, editions)
    exporters.named(format).write(editions, out, concepts=known, disputes=disputes)
    return out.getvalue()


def canonical(editions: list[Edition], concepts: Concepts) -> set[str]:
    text = "".join(piece for edition in editions for piece in edition_text(edition, concepts))
    dataset = ox.Dataset(ox.parse(text, ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(map(str, dataset))


def read_back(data: bytes, format: str, folder: Path, concepts: Concepts) -> list[Edition]:
    path = folder / f"back{exporters.named(format).suffix}"
    path.write_bytes(data)
    (imported,) = importers.read([path], concepts)
    return list(imported.editions)


@pytest.mark.parametrize("format", RDF)
def test_export_and_import_are_the_identity(
    format: str, editions: list[Edition], concepts: Concepts, tmp_path: Path
) -> None:
    for edition in editions:
        back = read_back(written([edition], format, concepts), format, tmp_path, concepts)
        known = _known(concepts, [edition])
        assert canonical(back, known) == canonical([edition], known)


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld", "nanopub"])
def test_many_sources_in_one_file(
    format: str, editions: list[Edition], concepts: Concepts, tmp_path: Path
) -> None:
    back = read_back(written(editions, format, concepts), format, tmp_path, concepts)
    claims = {claim.id: claim for edition in editions for claim in edition.claims}
    assert {claim.id: claim for edition in back for claim in edition.claims} == claims
    links = {link for edition in editions for link in edition.derivations}
    assert {link for edition in back for link in edition.derivations} == links


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=WORDS, format=st.sampled_from(["turtle", "trig", "nquads", "jsonld"]))
def test_any_words_come_back(
    words: str, format: str, editions: list[Edition], concepts: Concepts, tmp_path: Path
) -> None:
    first = editions[0].claims[0]
    claim = replace(first, passage=Passage(words), gist=words, note=words)
    edition = replace(editions[0], claims=(claim,), derivations=())
    data = written([edition], format, concepts)
    assert data == written([edition], format, concepts)
    kind = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    triples = {quad.triple for quad in ox.parse(data, kind.get(format, ox.RdfFormat.N_QUADS))}
    text = "".join(edition_text(edition, _known(concepts, [edition])))
    assert triples == {quad.triple for quad in ox.parse(text, ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("format", sorted(exporters.found()))
def test_the_order_of_claims_changes_no_rdf(
    format: str, editions: list[Edition], concepts: Concepts
) -> None:
    turned = replace(editions[0], claims=editions[0].claims[::-1])
    one, other = (written([edition], format, concepts) for edition in (editions[0], turned))
    assert written([editions[0]], format, concepts) == one
    if format in ("turtle", "trig", "nquads", "jsonld"):
        assert one == other


def test_a_nanopublication_has_four_graphs(editions: list[Edition], concepts: Concepts) -> None:
    edition = editions[0]
    quads = list(ox.parse(written([edition], "nanopub", concepts), ox.RdfFormat.TRIG))
    heads = {q.subject for q in quads if q.object == ox.NamedNode(NP + "Nanopublication")}
    assert len(heads) == len(edition.claims) + 1
    assert len({quad.graph_name for quad in quads}) == 4 * len(heads)


def test_json_ld_needs_no_address(editions: list[Edition], concepts: Concepts) -> None:
    for format in ("jsonld", "schema-org"):
        document = json.loads(written([editions[0]], format, concepts))
        context = document.get("@context", {}) if isinstance(document, dict) else {}
        assert isinstance(context, dict)


def test_reviews_say_why_and_never_score(editions: list[Edition], concepts: Concepts) -> None:
    verdict = "different category: sufficient"
    dispute = Dispute("Russia: reserves", "seed.s30", "seed.s31", Decimal("7.5"), verdict)
    data = written([editions[0]], "schema-org", concepts, (dispute,))
    nodes = json.loads(data)["@graph"]
    reviews = [node for node in nodes if node["type"] == "ClaimReview"]
    assert {"type": "Rating", "alternateName": verdict} in [r.get("reviewRating") for r in reviews]
    assert len(reviews) > 1, "somebody explains a difference in the article"
    assert b"ratingValue" not in data and b"bestRating" not in data
    claim = next(node for node in nodes if node["id"].endswith("claim/seed.s30"))
    assert claim["type"] == "Claim" and "3.8" in claim["text"]


def test_csv_keeps_printed_words_and_holds_no_formula(
    editions: list[Edition], concepts: Concepts
) -> None:
    first = editions[0].claims[0]
    hostile = replace(first, id="x", passage=Passage('=HYPERLINK("http://x")'), note="-2+3")
    edition = replace(editions[0], claims=(hostile, *editions[0].claims))
    rows = list(csv.DictReader(io.StringIO(written([edition], "csv", concepts).decode())))
    assert tuple(rows[0]) == COLUMNS and len(set(COLUMNS)) == len(COLUMNS)
    assert (rows[0]["quote"], rows[0]["note"]) == ('\'=HYPERLINK("http://x")', "'-2+3")
    printed = {row["claim"]: row["printed"] for row in rows[1:]}
    assert printed == {
        claim.id: claim.estimate.printed if claim.estimate else "" for claim in edition.claims[1:]
    }


def test_parquet_is_the_claim_table(
    editions: list[Edition], concepts: Concepts, tmp_path: Path
) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(written(editions, "parquet", concepts))
    rows = duckdb.execute(f"SELECT id, printed FROM '{path}'").fetchall()
    assert dict(rows) == {
        claim.id: claim.estimate.printed if claim.estimate else None
        for edition in editions
        for claim in edition.claims
    }


def test_the_command(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "article.ttl"
    ran = run("export", "seed", "--format", "turtle", "--out", out)
    assert ran.code == 0 and "1 source" in ran.out
    again = tmp_path / "store"
    ran = run("add", "--store", again, out)
    assert ran.code == 0 and "seed" in ran.out
    assert run("export", "nowhere", "--out", out).code == 3
    assert run("export", "seed", "--format", "doc", "--out", out).code == 2
    assert run("export", "--format", "claims", "--out", tmp_path / "x.yaml").code == 2
    assert run("export", "seed", "hatch2011", "--format", "claims", "--out", tmp_path).code == 0
    assert (tmp_path / "hatch2011.yaml").is_file()
    assert run("export", "seed", "--out", tmp_path / "no" / "x.trig").code == 1


def test_a_store_comes_back_from_what_is_exported(
    few: list[Path], tmp_path: Path, run: Run
) -> None:
    first, second, file = tmp_path / "one", tmp_path / "two", tmp_path / "all.trig"
    loading.add(few, first)
    assert run("export", "--store", first, "--out", file).code == 0
    assert run("add", "--store", second, file).code == 0
    one, two = loading.open_store(first), loading.open_store(second)
    graphs = [sorted(map(str, store.graph)) for store in (one, two)]
    assert [line for line in graphs[0] if "_:" not in line] == [
        line for line in graphs[1] if "_:" not in line
    ], "the axioms of the ontology alone hold blank nodes"
    query = "FROM claims ORDER BY ALL"
    assert one.table.rows(query) == two.table.rows(query)


def test_the_union_that_a_store_keeps_for_queries_is_not_exported(
    run: Run, store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "seed.nq"
    held = loading.open_store(store)
    assert any(held.graph.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert run("export", "seed", "--format", "nquads", "--out", out).code == 0
    quads = list(ox.parse(path=str(out), format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(graph_of("seed"))}
    assert len(quads) == len(set(quads))
