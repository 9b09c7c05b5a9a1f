"""``claims/1``: every mistake is one sentence with its place and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import importers, ontology
from kg.errors import BadInput, Problem
from kg.model import Kind, Level, Rank, Ratio

GOOD = """\
format: claims/1
source: {id: mine, title: My article, published: 2025-06, publisher: Me}
agents:
  jo: {name: Jo Doe, type: Person, role: analyst, org: usgs}
  some: {name: "unnamed: some analysts", type: Group, vague: true}
claims:
- {id: a, quote: "28.5 Mt of reserves", what: "russia / reserves {REE}", value: 28.5 Mt, by: jo (quote)}
- {id: b, quote: "fifth", what: "rank(russia / reserves {REE} @2024, among: countries)", value: "#5"}
- {id: c, quote: "a tenth", what: "ratio(russia / reserves {REE}, world / reserves {REE})", value: 10 %}
- {id: d, quote: "must grow", kind: directive, due: 2025-12-01, by: some}
links:
- {claim: a, revises: c, because: test}
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], list[Problem]]:
    """Return a function that reads a text as a file and returns the mistakes found in it."""

    def read(text: str) -> list[Problem]:
        path = tmp_path / "article.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            importers.read([path], ontology.load())
        except BadInput as bad:
            return list(bad.problems)
        return []

    return read


def test_a_good_file_becomes_an_edition(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")
    ((imported,),) = [[one.editions[0] for one in importers.read([path], ontology.load())]]
    a, b, c, d = imported.claims
    assert [type(claim.observable) for claim in (a, b, c)] == [Level, Rank, Ratio]
    assert a.said_by == ("jo-doe",) and a.mode == "quote"
    assert d.said_by == ("mine.some",) and d.mode == "vague" and d.due == "2025-12-01"
    assert {agent.id: agent.org for agent in imported.agents}["jo-doe"] == "usgs"
    (link,) = imported.derivations
    assert (link.claim, link.origin, link.kind) == ("mine.a", "mine.c", Kind.REVISED)


MISTAKES = [
    ("value: 28.5 Mt", "value: 28.5 Mtt", "28.5 Mtt", "unknown unit “Mtt”", "did you mean “Mt”"),
    ("value: 28.5 Mt", "value: much", "much", "“much” is not a value", "~3.8 Mt"),
    ("value: 28.5 Mt", "value: 30..20 Mt", "30..20", "runs from high to low", ""),
    ("value: 28.5 Mt", "value: 28.5 Mt/yr", "28.5 Mt/yr", "an amount, not an amount per year", "/yr"),
    ("value: 28.5 Mt", "value: '#3'", "#3", "a rank is written with “#”", "leave “#” out"),
    ("{REE}\", value: 28", "{REX}\", value: 28", "REX", "unknown commodity “REX”", "did you mean"),
    ("\"russia /", "\"rusia /", "rusia", "unknown subject “rusia”", "“russia”"),
    ("/ reserves {REE}\"", "/ reservs {REE}\"", "reservs", "unknown property “reservs”", "“reserves”"),
    ("russia / reserves {REE}\"", "russia reserves\"", "russia reserves", "does not read as", ""),
    ("among: countries", "in: countries", "in: countries", "ends in “among: SET”", "among: countries"),
    ("jo (quote)", "jim (quote)", "jim", "unknown agent “jim”", ""),
    ("jo (quote)", "jo (quoted)", "jo (quoted)", "unknown mode “quoted”", "quote, paraphrase"),
    ("2025-06", "2025-13", "2025-13", "there is no date “2025-13”", "2025-02"),
    ("2025-12-01", "2025-12-32", "2025-12-32", "there is no date “2025-12-32”", "2025-02-14"),
    ("kind: directive", "kind: directiv", "directiv", "unknown modality “directiv”", "“directive”"),
    ("{id: b,", "{id: a,", "a", "the claim “a” is here twice", "rename"),
    ("{id: b,", "{id: 'b c',", "b c", "“b c” is no id", "Latin letters"),
    ("title: My", "titel: My", "titel", "unknown key “titel”", "“title”"),
    ("because: test", "why: test", "why", "unknown key “why”", ""),
    ("claims/1", "claims/2", "claims/2", "format cannot be “claims/2”", "claims/1"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "pointed_at", "message", "remedy"), MISTAKES)
def test_mistakes(
    read: Callable[[str], list[Problem]],
    old: str, new: str, pointed_at: str, message: str, remedy: str,
) -> None:  # fmt: skip
    assert old in GOOD
    wrong = GOOD.replace(old, new, 1)
    problems = read(wrong)
    found = [problem for problem in problems if message in problem.message]
    assert found, problems
    place = wrong.splitlines()[found[0].line - 1][found[0].column - 1 :]
    assert place.startswith(pointed_at)
    assert remedy in found[0].remedy
    assert found[0].path.endswith("article.yaml")


def test_everything_wrong_is_reported_at_once(read: Callable[[str], list[Problem]]) -> None:
    text = GOOD.replace("28.5 Mt,", "28.5 Mtt,").replace("2025-12-01", "2025-12-41")
    text = text.replace("jo (quote)", "jim (quote)")
    assert len(read(text)) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format: claims/1\nsource: {id: x, title: [", "expected"),
        ("format: claims/1\n", "there is no “source” in it"),
        ("- a\n- b\n", "must be a block of keys"),
        ("format: claims/1\nsource: &a {id: x, title: t}\n", "anchors and aliases"),
        ("format: claims/1\nformat: claims/1\nsource: {id: x, title: t}\n", "stands here twice"),
        ("format: claims/1\nsource: {id: x, title: t, note: a, b}\n", "cut off from its text"),
    ],
)
def test_what_is_no_such_file(
    read: Callable[[str], list[Problem]], text: str, message: str
) -> None:
    problems = read(text)
    assert any(message in problem.message for problem in problems), problems


def test_deep_nesting_is_refused_in_words(read: Callable[[str], list[Problem]]) -> None:
    (problem,) = read("format: claims/1\nsource: " + "[" * 5000)
    assert "nested too deep" in problem.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n ", "the file is empty"),
        (b"\x7fELF\x00\x01", "this is a binary file"),
        ("format: claims/1\nsource: {id: x, title: é}".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(BadInput) as bad:
        importers.read([path], ontology.load())
    assert message in bad.value.problems[0].message


def test_a_missing_file_a_directory_and_an_unknown_kind(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("words")
    paths = [tmp_path / "none.yaml", tmp_path, tmp_path / "a.docx"]
    with pytest.raises(BadInput) as bad:
        importers.read(paths, ontology.load())
    messages = " ".join(problem.message for problem in bad.value.problems)
    assert "no such file" in messages
    assert "is a directory" in messages
    assert "no format that can be read" in messages


QUOTED = """\
format: claims/1
source: {id: mine, title: My article, file: article.txt}
claims:
- {id: a, quote: "QUOTE", kind: opinion}
"""


@pytest.mark.parametrize(
    ("quote", "message", "remedy"),
    [
        ("28.5 million tonnes of it", "the quote is not in the text", "the nearest words are “28.5 million tons of it”"),
        ("Russia", "the quote occurs 2 times", "quote more words"),
        ("28.5 million tons of it", "", ""),
    ],
)  # fmt: skip
def test_a_quote_occurs_exactly_once(
    read: Callable[[str], list[Problem]], tmp_path: Path, quote: str, message: str, remedy: str
) -> None:
    (tmp_path / "article.txt").write_text("Russia has 28.5 million tons of it and Russia says so.")
    problems = read(QUOTED.replace("QUOTE", quote))
    assert bool(problems) == bool(message)
    for problem in problems:
        assert message in problem.message
        assert remedy in problem.remedy
        assert (problem.line, problem.column) == (4, 19)
