"""``kg check`` as it is typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

ARTICLE = """\
format: claims/1
source: {id: note, title: A note, publisher: A paper, published: 2025-06-01}
agents: {trump: {type: Person, name: Donald Trump}, some: {type: Group, name: "unnamed: experts", vague: true}}
defaults: {commodity: REE, basis: unstated, category: unstated, elements: unstated, territory: unstated}
claims:
- {id: a, what: china / reserves, value: 44 Mt, quote: "China holds 44 million tonnes"}
- {id: b, what: world / reserves, value: 122 Mt, quote: "of 122 million tonnes in the world"}
- {id: c, what: "ratio(china / reserves, world / reserves)", value: "60 %", quote: "that is 60% of it"}
- {id: d, kind: opinion, by: some (vague), about: [china], quote: "experts say that it matters"}
- {id: e, kind: event, about: [usa], quote: "President Donald Trump signed an order"}
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.yaml"
    path.write_text(ARTICLE)
    return path


def test_the_article_is_contradicted(run: Run) -> None:
    ran = run("check", "seed", "--format", "json", "--on", "2026-11-23")
    assert ran.code == 4
    rows = json.loads(ran.out)
    assert {tuple(row) for row in rows} == {("check", "verdict", "claims", "text", "evidence")}
    assert rows[0]["verdict"] == "contradicted"
    double = next(row for row in rows if row["claims"] == ["seed.s17"])
    assert "between ×1.88 and ×2.14" in double["text"]


def test_the_page_of_the_article(run: Run, golden: Callable[[str, str], None]) -> None:
    ran = run("check", "seed", "--on", "2026-11-23")
    golden("check-seed.txt", ran.out)


def test_a_file_is_checked_without_loading_it(run: Run, note: Path) -> None:
    ran = run("check", note, "--format", "json")
    assert ran.code == 4
    by_check = {row["check"]: row for row in json.loads(ran.out)}
    assert by_check["ratio"]["verdict"] == "contradicted"
    assert "36.1 %" in by_check["ratio"]["text"]
    assert by_check["role"]["verdict"] == "entailed"
    assert by_check["unnamed-source"]["claims"] == ["note.d"]
    assert run("check", "note").code == 3


def test_quotes_are_looked_up_in_a_text(run: Run, note: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(
        "China holds 44 million tonnes of 122 million tonnes in the world, that is 60% of it. "
        "Experts say that it matters a lot. President Donald Trump signed an order."
    )
    ran = run("check", note, "--text", text, "--format", "json")
    quotes = [row for row in json.loads(ran.out) if row["check"] == "quote"]
    assert [(row["verdict"], row["claims"]) for row in quotes] == [
        ("contradicted", ["note.d"]),
        ("entailed", ["note.a", "note.b", "note.c", "note.e"]),
    ]
    assert "The text has instead: “Experts say that it matters”" in quotes[0]["text"]


def test_the_articles_quotes_stand_in_its_text(run: Run, given: Path) -> None:
    ran = run("check", "seed", "--text", given / "seed" / "article.txt", "--format", "json")
    quotes = [row for row in json.loads(ran.out) if row["check"] == "quote"]
    assert [row["verdict"] for row in quotes] == ["entailed"]
    count = len(quotes[0]["claims"])
    assert quotes[0]["text"] == f"{count} of {count} quotes stand in the text, word for word."
    assert count >= 59


def test_a_document_without_faults_exits_with_0(run: Run) -> None:
    ran = run("check", "iea2024")
    assert ran.code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("check",), 2, "Name a source or a file"),
        (("check", "seed", "--all"), 2, "Name a source or a file"),
        (("check", "sed"), 3, "seed"),
        (("check", "seed", "--on", "soon"), 2, "is no day"),
        (("check", "seed", "--text", "nowhere.txt"), 2, "There is no file nowhere.txt"),
        (("check", "seed", "mcs2025", "--text", "x"), 2, "the text of one source"),
    ],
)
def test_mistakes(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.err


def test_a_file_with_mistakes_is_refused_with_all_of_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(ARTICLE.replace("122 Mt", "122 Mtt").replace("44 Mt", "44 Mtt"))
    ran = run("check", path)
    assert ran.code == 1
    assert "bad.yaml:6:" in ran.err and "bad.yaml:7:" in ran.err
