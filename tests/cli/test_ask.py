"""``kg ask``: every form of query in every format, every way to ask, every mistake."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from conftest import Run
from kg.render import answer_formats
from kg.vocabulary import CLAIM, CQ, XSD

SELECT = (
    "SELECT ?claim ?value ?due { VALUES ?claim { claim:seed.s03 claim:seed.s31 } "
    "OPTIONAL { ?claim cq:value ?value } OPTIONAL { ?claim cq:due ?due } } ORDER BY ?claim"
)
TRIPLE = "claim:seed.s31 cq:value 28.5"
CONSTRUCT = f"CONSTRUCT {{ {TRIPLE} }} {{ {TRIPLE} }}"
ASK = f"ASK {{ {TRIPLE} }}"
DESCRIBE = "DESCRIBE agent:cru"
S03, S31 = CLAIM + "seed.s03", CLAIM + "seed.s31"
ROWS = [{"claim": S03, "due": '"2025-12-01?"'}, {"claim": S31, "value": "28.5"}]
DECIMAL = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
SAYS = ox.Triple(ox.NamedNode(S31), ox.NamedNode(CQ + "value"), ox.Literal("28.5", datatype=DECIMAL))  # fmt: skip


def _answer(run: Run, *arguments: str | Path) -> str:
    ran = run("ask", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize(
    ("format", "kind"),
    [
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
        ("tsv", ox.QueryResultsFormat.TSV),
    ],
)
def test_formats_of_the_w3c_are_read_by_others(
    run: Run, format: str, kind: ox.QueryResultsFormat
) -> None:
    read = ox.parse_query_results(_answer(run, SELECT, "-f", format), format=kind)
    assert isinstance(read, ox.QuerySolutions)
    assert [variable.value for variable in read.variables] == ["claim", "value", "due"]
    wanted = [
        [ox.NamedNode(S03), None, ox.Literal("2025-12-01?")],
        [ox.NamedNode(S31), ox.Literal("28.5", datatype=DECIMAL), None],
    ]
    assert [list(solution) for solution in read] == wanted
    if format != "tsv":  # which has no way to say yes or no
        truth = ox.parse_query_results(_answer(run, ASK, "-f", format), format=kind)
        assert isinstance(truth, ox.QueryBoolean) and bool(truth)


@pytest.mark.parametrize("format", ["json", "xml", "tsv"])
def test_dates_that_xsd_does_not_know_are_texts(run: Run, format: str) -> None:
    read = ox.parse_query_results(
        _answer(run, "deadlines", "-f", format), format=ox.QueryResultsFormat.from_extension(format)
    )
    assert isinstance(read, ox.QuerySolutions)
    due = {solution["due"] for solution in read}
    assert {ox.Literal("2025-12-01?"), ox.Literal("2020..2030")} < due
    assert ox.Literal("2030", datatype=ox.NamedNode(XSD + "gYear")) in due


def test_csv_is_as_the_w3c_has_it(run: Run) -> None:
    read = list(csv.reader(io.StringIO(_answer(run, SELECT, "-f", "csv"), newline="")))
    assert read == [["claim", "value", "due"], [S03, "", "2025-12-01?"], [S31, "28.5", ""]]


def test_rows_as_lines_tables_and_pages(run: Run) -> None:
    lines = [json.loads(line) for line in _answer(run, SELECT, "-f", "jsonl").splitlines()]
    assert lines[1] == {"claim": S31, "value": "28.5", "due": None}
    table = _answer(run, SELECT).splitlines()
    assert [line.split() for line in table] == [
        ["claim", "value", "due"], ["claim:seed.s03", "2025-12-01?"], ["claim:seed.s31", "28.5"],
        [], ["2", "rows"],
    ]  # fmt: skip
    assert f"| {S31} | 28.5 |  |" in _answer(run, SELECT, "-f", "md")
    assert f'<a href="{S31}"' in _answer(run, SELECT, "-f", "html")


@pytest.mark.parametrize("format", ["ttl", "nt", "table"])
def test_triples_are_read_by_others(run: Run, format: str) -> None:
    read = [quad.triple for quad in ox.parse(_answer(run, CONSTRUCT, "-f", format), format=_rdf(format))]  # fmt: skip
    assert read == [SAYS]
    described = list(ox.parse(_answer(run, DESCRIBE, "-f", format), format=_rdf(format)))
    assert {str(quad.object) for quad in described} >= {'"CRU Group"@en', '"CRU"@en'}


def _rdf(format: str) -> ox.RdfFormat:
    return ox.RdfFormat.N_TRIPLES if format == "nt" else ox.RdfFormat.TURTLE


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv", "jsonl", "md", "html"])
def test_triples_in_formats_for_rows(run: Run, format: str) -> None:
    text = _answer(run, CONSTRUCT, "-f", format)
    assert "subject" in text and "object" in text
    assert S31 in text and "28.5" in text


@pytest.mark.parametrize("format", ["ttl", "nt"])
@pytest.mark.parametrize("text", [SELECT, ASK])
def test_rows_are_no_triples(run: Run, text: str, format: str) -> None:
    ran = run("ask", text, "-f", format)
    assert (ran.code, ran.out) == (2, "")
    assert f"The format {format} shows triples" in ran.err


def test_yes_and_no_are_both_answers(run: Run) -> None:
    assert _answer(run, ASK) == "yes\n"
    assert _answer(run, "ASK { claim:seed.s31 cq:value 28.6 }") == "no\n"
    assert _answer(run, ASK, "-f", "csv") == "answer\r\ntrue\r\n"
    boolean = ElementTree.fromstring(_answer(run, ASK, "-f", "xml"))[1]
    assert (boolean.tag.rpartition("}")[2], boolean.text) == ("boolean", "true")


def test_every_format_is_told_of(run: Run) -> None:
    told = " ".join(run("ask", "--help").out.split())
    assert set(answer_formats()) <= set(re.findall(r"\w+", told.partition("--format")[2])[:20])


def _ids(text: str) -> set[str]:
    return {row["claim"].rpartition("/")[2] for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.parametrize(
    "options",
    [
        ["--subject", "Russia", "--property", "reserves", "--commodity", "rare earths"],
        ["--subject=Russian Federation", "--property=reserves", "--commodity=REE"],
        ["--subject", "thing:russia", "--property", "cqv:reserves", "--commodity", "РЗМ"],
    ],
)
def test_names_with_labels_aliases_and_iris(run: Run, options: list[str]) -> None:
    found = _ids(_answer(run, "estimates", *options, "-f", "csv"))
    assert {"seed.s16", "seed.s30", "seed.s31"} <= found
    assert "seed.s10" not in found  # China's


def test_a_text_a_file_and_stdin_are_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "asked.rq"
    file.write_bytes(b"\xef\xbb\xbf" + SELECT.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SELECT.encode())))
    answers = {_answer(run, what, "-f", "csv") for what in (SELECT, file, "-")}
    assert len(answers) == 1 and S31 in answers.pop()


def test_a_file_of_ones_own_has_parameters(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "value.rq"
    header = '#+ title = "A value"\n#+ [params.claim]\n#+ kind = "claim"\n'
    file.write_text(
        f"{header}SELECT ?value {{ VALUES ?claim {{ UNDEF }}\n?claim cq:value ?value }}"
    )
    assert _answer(run, file, "--claim", "seed.s31", "-f", "csv") == "value\r\n28.5\r\n"
    assert "no parameter --clam. Did you mean `--claim`?" in run("ask", file, "--clam", "x").err


def test_plain_words_say_what_they_are_taken_for(run: Run) -> None:
    ran = run("ask", "what", "depends", "on", "mcs2025.russia.reserves", "-f", "csv")
    assert ran.code == 0
    assert ran.err.startswith("Asking: kg ask depends-on --claim mcs2025.russia.reserves   (")
    assert CLAIM + "seed.s16" in ran.out


def test_plain_words_say_what_else_they_could_be(run: Run) -> None:
    ran = run("ask", "how much does the United States import", "-f", "csv")
    assert ran.code == 0
    assert "It could also be: kg ask " in ran.err


class _Model:
    name = "model"

    def __init__(self, text: str) -> None:
        self.text = text

    def load(self) -> object:
        return lambda question, primer: self.text


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    points = [_Model(request.param)]
    monkeypatch.setattr("kg.queries.translators.entry_points", lambda group: points)


@pytest.mark.parametrize("model", [SELECT], indirect=True)
def test_a_model_that_is_plugged_in_is_used_when_it_is_asked(run: Run, model: None) -> None:
    ran = run("ask", "what", "is", "28.5?", "--translate", "model", "-f", "csv")
    assert (ran.code, ran.err) == (0, f"{SELECT}\n\n")
    assert S31 in ran.out
    assert "Asking: kg ask" in run("ask", "who", "says", "how", "much", "Russia", "has?").err


@pytest.mark.parametrize("model", ["DROP ALL", "SELECT * { SERVICE <x:y> { ?s ?p ?o } }"], indirect=True)  # fmt: skip
def test_what_a_model_writes_is_checked_like_any_query(run: Run, model: None) -> None:
    ran = run("ask", "drop", "it", "please", "--translate", "model")
    assert (ran.code, ran.out) == (2, "")
    assert "A query cannot" in ran.err


MISTAKES = [
    ([""], 2, "There is no question"),
    (["estimats"], 3, "Did you mean `estimates`?"),
    (["origin", "--clam", "seed.s31"], 2, "no parameter --clam. Did you mean `--claim`?"),
    (["origin", "--claim"], 2, "--claim needs a value"),
    (["origin", "--claim", ""], 2, "--claim is empty"),
    (["estimates", "--subject", "Russia", "--subject=China"], 2, "--subject is given twice"),
    (["estimates", "--subject", "Rusia"], 3, "Russia"),
    (["depends-on", "--claim", "seed.s999"], 3, "There is no claim “seed.s999”"),
    (["origin", "--claim", "s31"], 3, "seed.s31"),
    (["deadlines", "--day", "soon"], 2, "--day"),
    (["nowhere.rq"], 2, "There is no file nowhere.rq"),
    ([SELECT, "-f", "xlsx"], 2, "Formats are csv, html, json"),
    ([SELECT, "--subject", "Russia"], 2, "no parameter --subject"),
    (["xyzzy", "plugh", "frobnicate"], 3, "frobnicate"),
    (["who says what?", "--translate", "model"], 2, "There is no translator “model”"),
    (["SELECT * { ?c qc:value ?v }"], 2, "The prefix `qc:` is not declared. Did you mean `cq:`?"),
    (["SELECT * { ?c nowhere:value ?v }"], 2, "Declare it: PREFIX nowhere: <…>"),
    (["SELECT * WHERE {?c cq:valu ?v}"], 3, "`cq:valu` occurs nowhere; did you mean `cq:value`?"),
    (["SELECT * { ?c a cq:Clam }"], 3, "`cq:Clam` occurs nowhere; did you mean `cq:Claim`?"),
    (["SELECT * { ?c cq:hedge cqv:abuot }"], 3, "did you mean `cqv:about`"),
    (["SELECT * { thing:rusia ?p ?o }"], 3, "did you mean `thing:russia`"),
    (["SELECT * { ?c cq:value 28.51234 }"], 3, "Its names occur, but not in these places"),
    (["claims-in-source", "--source", "seed", "--modality", "x"], 3, "No modality is called “x”"),
    (["SELECT * { ?s ?p ?o }", "--max-rows", "2", "-f", "csv"], 1, "2 rows, the limit"),
    (["SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h 'x' }", "--timeout", "0.3"], 1, "0.3 s, the time limit"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "said"), MISTAKES, ids=lambda a: str(a)[:50])
def test_a_mistake(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run("ask", *arguments)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err and "\x1b" not in ran.err


def test_a_misspelt_name_is_all_that_is_said(run: Run) -> None:
    told = run("ask", "SELECT * WHERE {?c cq:valu ?v}").err.splitlines()
    first = "kg: `cq:valu` occurs nowhere; did you mean `cq:value`?"
    assert told == [first, "kg: Nothing in the store fits."]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT *\nWHERE {\n  ?c cq:value ?v .\n  FILTRE(?v > 3)\n}", 4, 3),
        ("SELECT *\nWHERE {\n  ?c cq:value ?v ?w .\n}", 3, 18),
        ("SELECT * WHERE { ?c cq:value ?v", 1, 16),
        ("SELEC * { ?s ?p ?o }", 1, 1),
        ('SELECT * { ?s ?p "x }', 1, 18),
        ("SELECT * { ?s ?p <x:y }", 1, 18),
    ],
)
def test_a_syntax_error_shows_line_column_and_caret(
    run: Run, text: str, line: int, column: int
) -> None:
    ran = run("ask", text)
    first, shown, caret = ran.err.splitlines()[-3:]
    assert (ran.code, ran.out) == (2, "")
    assert first.startswith(f"kg: Line {line}, column {column}: ")
    assert shown == f"    {text.splitlines()[line - 1]}"
    assert caret.index("^") == 4 + column - 1


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "The query is empty"), (b"  \n# only\n", "The query is empty"), (b"\xff\xfe\x00S", "UTF-8"), (b"\x00\x01\x02", "No query begins with")],
    ids=["empty", "a comment", "binary", "control characters"],
)  # fmt: skip
def test_a_file_or_stdin_without_a_query(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    file = tmp_path / "asked.rq"
    file.write_bytes(content)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    for what in (file, "-"):
        ran = run("ask", what)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err and "\x00" not in ran.err
