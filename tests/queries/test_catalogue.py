"""The catalogue: every query answers as its golden file says, and is written as queries are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

import kg
from kg.model.answer import Answer, Iri, Value, parts
from kg.queries.asking import ask, text_of
from kg.queries.catalogue import catalogue, named
from kg.queries.query import COLUMN_KINDS, NAME, Query
from kg.queries.running import Runner
from kg.queries.tokens import Kind, tokens
from kg.queries.traps import remarks_on_traps
from kg.times import Time

QUERIES = catalogue()
# the competency questions, with what they ask about; others are asked with their first example
ASKED = {
    "claims-by-date": {"since": "2025-02", "until": "2025-07", "subject": "Russia"},
    "conflicts": {"subject": "world", "property": "market size"},
    "deadlines": {"day": "2026-11-23", "source": "seed"},
    "deposit-tonnages": {"deposit": "Tomtor"},
    "estimates": {"subject": "Russia", "property": "reserves", "commodity": "rare earths"},
    "facets-compared": {"one": "seed.s30", "other": "seed.s31"},
    "candidate-origins": {"subject": "Russia", "property": "reserves", "commodity": "REE"},
    "import-dependence": {"subject": "United States", "commodity": "rare earths"},
    "missing-cells": {"source": "mcs2025", "property": "reserves", "commodity": "REE"},
    "revisions": {"commodity": "rare earths"},
    "shares-of-world": {"subject": "Russia", "property": "mine production", "commodity": "REE"},
    "totals-and-parts": {"property": "reserves", "commodity": "rare earths"},
    "two-classes": {"source": "mcs2025", "commodity": "rare earths"},
    "voices": {"subject": "Russia", "property": "reserves", "commodity": "rare earths"},
}
PYTHON = {"iri": "Iri", "text": "str", "decimal": "Decimal", "integer": "int", "boolean": "bool"}


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner(kg.open().store) as running:
        yield running


def _name(query: Query) -> str:
    return query.name


def _answered(query: Query, runner: Runner) -> Answer:
    first = {parameter.name: parameter.example for parameter in query.parameters[:1]}
    return ask(query, ASKED.get(query.name, first), runner).whole


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return (
        str(value)
        if isinstance(value, str)
        else parts(value)[0]
        if not isinstance(value, Time)
        else value.text
    )


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_answers_are_as_they_were_read_and_agreed(
    query: Query, runner: Runner, golden: Callable[[str, str], None]
) -> None:
    answer = _answered(query, runner)
    assert answer.rows
    golden(f"queries/{query.name}.csv", _csv(answer))


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_columns_are_what_the_header_says(query: Query, runner: Runner) -> None:
    answer = _answered(query, runner)
    assert list(query.columns) == list(answer.columns)
    for place, kind in enumerate(query.columns.values()):
        values = [row[place] for row in answer.rows if row[place] is not None]
        if kind == "date":
            assert all(isinstance(value, Time) for value in values)
        else:
            assert {type(value).__name__ for value in values} <= {PYTHON[kind], "Text"}


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_headers_are_complete(query: Query) -> None:
    assert NAME.fullmatch(query.name)
    assert query.title and query.question.endswith("?") and query.tags
    assert set(query.columns.values()) <= COLUMN_KINDS
    for parameter in query.parameters:
        assert parameter.kind and parameter.help and parameter.example
        line = re.compile(
            rf"\{{\n(?:\s*VALUES \?\w+ \{{[^}}]*\}}\n)*\s*VALUES \?{parameter.name} \{{ UNDEF \}}\n"
        )
        assert line.search(query.text), f"?{parameter.name} does not stand first in its group"


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_queries_have_a_total_order_and_no_engine_traps(query: Query) -> None:
    words = tokens(query.text)
    assert query.text.rstrip().rpartition("ORDER BY")[2].count("?") >= 1
    assert not remarks_on_traps(words)
    assert not any(
        word.text.count(".") > 1 for word in words if ":" in word.text and word.text[0] != "<"
    )
    declared = {name.text for keyword, name in pairwise(words) if keyword.word == "PREFIX"}
    names = [word.text for word in words if word.kind is Kind.PREFIXED and word.text[:2] != "_:"]
    assert {f"{name.partition(':')[0]}:" for name in names} <= declared


@pytest.mark.parametrize("query", QUERIES, ids=_name)
def test_rows_come_in_the_same_order_each_time(query: Query, runner: Runner) -> None:
    assert _answered(query, runner).rows == _answered(query, runner).rows


def test_the_unfilled_text_is_what_the_file_says(runner: Runner) -> None:
    assert text_of(named("estimates"), {}, runner) == named("estimates").text


def _ids(query: str, column: str, runner: Runner, **parameters: str) -> list[str]:
    answer = ask(named(query), parameters, runner)
    place = answer.columns.index(column)
    return [str(row[place]).rpartition("/")[2] for row in answer if isinstance(row[place], Iri)]


def test_what_the_article_credits_to_nobody(runner: Runner) -> None:
    found = _ids("unnamed-sources", "claim", runner, source="seed")
    wanted = ["s04", "s25", "s30", "s33", "s38", "s49", "s51", "s52", "s53"]
    assert found == [f"seed.{name}" for name in wanted]


def test_an_unstated_facet_of_every_figure_in_the_article(runner: Runner) -> None:
    rows = ask(named("unstated-facets"), {"source": "seed"}, runner)
    counts = {str(facet).rpartition("/")[2]: (unstated, all_) for facet, unstated, all_ in rows}
    assert counts["ns#massBasis"] == counts["ns#category"] == counts["ns#territory"] == (22, 22)
    assert counts["phenomenonTime"] == (16, 22)


def test_what_rests_on_the_register_of_2025(runner: Runner) -> None:
    found = _ids("depends-on", "dependent", runner, claim="mcs2025.russia.reserves")
    assert {"seed.s16", "seed.s30", "unn2025.unn.usgs", "seed.s15", "seed.s17"} <= set(found)
