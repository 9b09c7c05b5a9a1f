"""Claims that nobody has written yet: YAML → claims → RDF → claims → YAML loses nothing."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg import importers, ontology
from kg import vocabulary as v
from kg.exporters.claims import EXPORTER
from kg.model import (
    Claim,
    Edition,
    Level,
    Observable,
    Passage,
    Rank,
    Ratio,
    Source,
    is_flow,
    question_of,
)
from kg.policy import current
from kg.triples import edition_text, editions_from
from kg.values import parse

CONCEPTS = ontology.load()
# text as people print it: any script, quotation marks, colons, braces; no control characters
words = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")),
        min_size=1,
        max_size=40,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
numbers = st.decimals("0.01", 10**9, places=2).map(lambda n: f"{n:f}")


def _names(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from([concept.id for concept in CONCEPTS.of_kind(kind)])


stocks = [c.id for c in CONCEPTS.of_kind("property") if not is_flow(c.id, CONCEPTS)]
facet = st.just(v.UNSTATED)
levels = st.builds(
    Level,
    subject=_names("thing"),
    property=st.sampled_from(stocks),
    commodity=_names("commodity"),
    basis=facet | _names("mass-basis"),
    category=facet | _names("category"),
    elements=facet | _names("element-scope"),
    territory=facet | _names("thing"),
    time=st.sampled_from([v.UNSTATED, "2024", "2024-05", "2018?", "2022-01-01", "2021..2024"]),
)
amounts = st.tuples(
    levels,
    st.sampled_from(["", "~", ">", ">=", "<", "<="]),
    numbers,
    st.sampled_from(["Mt", "kt", "t"]),
).map(lambda parts: (parts[0], f"{parts[1]}{parts[2]} {parts[3]}"))
shares = st.tuples(levels, levels, numbers).map(lambda p: (Ratio(p[0], p[1]), f"{p[2]} %"))
places = st.tuples(levels, st.integers(1, 200)).map(lambda p: (Rank(p[0], "countries"), f"#{p[1]}"))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    observable, printed = draw(amounts | shares | places)
    return _claim(observable, printed, draw(words), draw(st.booleans()), draw(words))


def _claim(observable: Observable, printed: str, quote: str, speaks: bool, note: str) -> Claim:
    return Claim(
        id="",
        source="mine",
        modality="estimate",
        passage=Passage(quote),
        observable=observable,
        question=question_of(observable, CONCEPTS).id,
        estimate=parse(printed, CONCEPTS.units),
        said_by=("usgs",) if speaks else (),
        mode="according-to" if speaks else "own-voice",
        note=note,
    )


_BARE = Level("world", "stock", "REE", *[v.UNSTATED] * 5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(claims(), min_size=1, max_size=4), words)
@example([_claim(_BARE, "0.01 Mt", "? 0", speaks=False, note="?0")], "?")
def test_yaml_rdf_yaml(
    tmp_path_factory: pytest.TempPathFactory, made: list[Claim], title: str
) -> None:
    numbered = tuple(replace(claim, id=f"mine.c{n}") for n, claim in enumerate(made))
    source = Source("mine", title, "Report", policy=current().name)
    first = tmp_path_factory.mktemp("trip") / "mine.yaml"
    first.write_text(EXPORTER.text(Edition(source, numbered), CONCEPTS), encoding="utf-8")
    edition = _read(first)
    assert [claim.estimate for claim in edition.claims] == [claim.estimate for claim in numbered]
    assert [claim.passage for claim in edition.claims] == [claim.passage for claim in numbered]
    assert [c.observable for c in edition.claims] == [c.observable for c in numbered]
    quads = ox.parse("".join(edition_text(edition, CONCEPTS)), ox.RdfFormat.N_QUADS)
    (through_rdf,) = editions_from(quads, CONCEPTS)
    assert sorted(through_rdf.claims, key=lambda c: c.id) == list(edition.claims)
    again = first.with_name("again.yaml")
    again.write_text(EXPORTER.text(through_rdf, CONCEPTS), encoding="utf-8")
    assert _read(again) == edition


def _read(path: Path) -> Edition:
    ((edition,),) = [one.editions for one in importers.read([path], CONCEPTS)]
    return edition
