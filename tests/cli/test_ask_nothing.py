"""Why there is no answer: the reason that is in the query, and advice only where it fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

TOGETHER = "Each of its names occurs, but not together: take one condition out."
PLACES = "Its names occur, but not in these places: put a variable in place of one."
ONE = "SELECT * { ?claim cq:value 28.51234 }"
NOTHING = [
    ("SELECT ?c { ?c cq:value ?v FILTER(?vv > 3) }", "`?vv` is bound nowhere in the query."),
    ("SELECT * { ?s ?p ?o } LIMIT 0", "LIMIT 0 asks for no row."),
    ("SELECT * { ?c cq:value ?v } OFFSET 100000000", "none after the first 100000000"),
    ('SELECT * { ?s skos:prefLabel "Russia" }', '"Russia" occurs only as "Russia"@en.'),
    ('SELECT * { ?s skos:prefLabel ?l FILTER(?l = "Russia") }', '"Russia" occurs only as'),
    ('SELECT * { ?s skos:prefLabel ?l FILTER("Russia" = ?l) }', '"Russia" occurs only as'),
    ('SELECT * { ?s ?p ?l VALUES ?l { "Russia" "no name" } }', '"Russia" occurs only as'),
    ("SELECT * { ?s skos:prefLabel '''Россия''' }", '"Россия" occurs only as "Россия"@ru.'),
    (ONE, PLACES),
    ("SELECT * { ?claim cq:value '28.51234'^^xsd:decimal }", PLACES),
    ("SELECT * { ?claim cq:value 28.51234 ; cq:hedge cqv:about }", TOGETHER),
    ("SELECT * { ?claim cq:value ?value FILTER(?value < -5) }", TOGETHER),
    ("SELECT * { GRAPH ?source { ?claim cq:value 28.51234 } }", TOGETHER),
]
NO_WORD_OF_LANGUAGE = [
    'SELECT * { ?s skos:prefLabel "Russia"@fr }',
    'SELECT * { ?s skos:prefLabel ?l FILTER(CONTAINS(?l, "Russia") && STRLEN(?l) > 999) }',
    'SELECT * { ?s skos:prefLabel ?l FILTER(STR(?l) = "Russia" && STRLEN(?l) > 999) }',
    'SELECT * { ?s skos:prefLabel "nowhere to be found" }',
    'SELECT * { ?s skos:prefLabel ?l ; cq:value "28.5" }',
]


@pytest.mark.parametrize(("text", "said"), NOTHING)
def test_the_reason_is_named(run: Run, text: str, said: str) -> None:
    ran = run("ask", text)
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    others = {TOGETHER, PLACES} - {said}
    assert not any(other in ran.err for other in others)


@pytest.mark.parametrize("text", NO_WORD_OF_LANGUAGE)
def test_a_text_that_is_not_the_reason_is_not_named(run: Run, text: str) -> None:
    ran = run("ask", text)
    assert ran.code == 3
    assert "occurs only as" not in ran.err


@pytest.mark.parametrize("format", ["table", "csv", "json", "html"])
def test_a_column_that_nothing_binds_is_told_of_beside_the_rows(run: Run, format: str) -> None:
    ran = run("ask", "SELECT ?z ?claim { ?claim a cq:Claim } LIMIT 2", "-f", format)
    assert (ran.code, ran.err) == (0, "kg: `?z` is bound nowhere in the query.\n")
    assert "claim" in ran.out


def test_a_query_in_a_file_is_told_of_names_that_occur_nowhere(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text('#+ [columns]\n#+ c = "iri"\nSELECT ?c { ?c cq:valu ?v }', encoding="utf-8")
    ran = run("ask", file)
    assert ran.code == 3
    assert "`cq:valu` occurs nowhere; did you mean `cq:value`?" in ran.err
    assert TOGETHER not in ran.err and PLACES not in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["SELECT * { claim:seed.s3l ?p ?o }"], 3, "did you mean `claim:seed.s03`"),
        (["PREFIX cq: <x:> SELECT * { ?c cq:low ?v }"], 3, "stands for another namespace"),
        (["SELECT ?c { ?c cq:low ?v } GROUP BY ?v"], 2, "Line 1, column 8: A variable after"),
        (["SELECT ?v ?c (MAX(?v) AS ?m) { ?c cq:low ?v } GROUP BY ?v"], 2, "column 11: A variable"),
        (["claims-in-source", "--source", "USGS"], 3, "mcs2025"),
    ],
)
def test_a_name_that_is_not_there_is_placed(
    run: Run, arguments: list[str], code: int, said: str
) -> None:
    ran = run("ask", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_prefix_of_ones_own_is_as_usual(run: Run) -> None:
    ran = run("ask", "PREFIX ex: <http://example.org/> SELECT * { ?c ex:nothing ?v }")
    assert ran.code == 3
    assert "`ex:nothing` occurs nowhere." in ran.err and "namespace" not in ran.err


def test_two_letters_are_near_to_nothing(run: Run) -> None:
    ran = run("ask", "estimates", "--subject", "RF")
    assert ran.code == 3 and "Did you mean" not in ran.err
