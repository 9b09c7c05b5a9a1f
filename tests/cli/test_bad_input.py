"""Files that cannot be loaded: one sentence each, its place, exit code 1, the store as before."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran, Run
from kg import loading
from kg.files import DATA

HEAD = "format: claims/1\nsource: {id: mine, title: My report, published: 2025-06}\nclaims:\n"
RUSSIA = 'what: "russia / reserves {REE}", value: 28.5 Mt'
TTL = """\
@prefix cq: <https://w3id.org/contested/ns#> .
@prefix claim: <https://w3id.org/contested/id/claim/> .
"""
WIDE = "SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,RESERVES_2024\n"


def _claims(*lines: str) -> str:
    return HEAD + "".join(f"- {{{line}}}\n" for line in lines)


# name of the file, what is in it, what is pointed at (or only its line), what is said of it
MISTAKES: dict[str, tuple[str, str | bytes, str, str]] = {
    "unknown unit": ("a.yaml", _claims('id: a, what: "russia / reserves {REE}", value: 28.5 Mtt'), "28.5 Mtt", "unknown unit “Mtt”: did you mean “Mt”"),
    "unknown subject": ("a.yaml", _claims('id: a, what: "rusia / reserves {REE}", value: 28.5 Mt'), "rusia", "unknown subject “rusia”: did you mean “russia”"),
    "unknown commodity": ("a.yaml", _claims('id: a, what: "russia / reserves {REX}", value: 28.5 Mt'), "REX", "unknown commodity “REX”: did you mean “REE”"),
    "unreadable value": ("a.yaml", _claims('id: a, what: "russia / reserves {REE}", value: plenty'), "plenty", "“plenty” is not a value: write it like"),
    "low above high": ("a.yaml", _claims('id: a, what: "russia / reserves {REE}", value: 30..20 Mt'), "30..20", "“30..20 Mt” runs from high to low"),
    "no such date": ("a.yaml", _claims('id: a, what: "russia / reserves {REE} @2025-02-30", value: 3 Mt'), "2025-02-30", "there is no date “2025-02-30”"),
    "duplicate id": ("a.yaml", _claims(f"id: a, {RUSSIA}", f"id: a, {RUSSIA}"), "a, what", "the claim “a” is here twice: rename one"),
    "duplicate key": ("a.yaml", _claims(f"id: a, id: b, {RUSSIA}"), "id: b", "“id” stands here twice: keep one"),
    "dangling mention": ("a.yaml", _claims(f"id: a, {RUSSIA}, from: [weng2015.world.resource]"), "weng2015.world.resource]", "there is no claim “weng2015.world.resource”: did you mean “weng2015.world.resources”"),
    "circle": ("a.yaml", _claims(f"id: a, {RUSSIA}, from: [b]", f"id: b, {RUSSIA}, from: [a]"), "b]", "a claim would come from itself: mine."),
    "wrong YAML": ("a.yaml", HEAD + "- {id: a, kind: opinion\n- {id: b}\n", "{id: b}", "check indentation, brackets"),
    "not our keys": ("a.yaml", "hello: world\n", "hello", "“format” is missing: add “format:”"),
    "a scalar": ("a.yaml", "hello", "hello", "it must be a block of keys"),
    "two documents": ("a.yaml", "format: claims/1\n---\nformat: claims/1\n", "---", "another document"),
    "alias": ("a.yaml", "format: claims/1\nsource: &a {id: x, title: t}\nclaims: [*a]\n", "&a {id", "anchors and aliases are not allowed"),
    "alias of itself": ("a.yaml", "format: &a [*a]\n", "&a [", "anchors and aliases are not allowed"),
    "alias bomb": ("a.yaml", "a: &a [x,x,x,x]\n" + "".join(f"{b}: &{b} [*{a},*{a},*{a},*{a},*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True)), "&a [", "anchors and aliases are not allowed"),
    "deep flow": ("a.yaml", "format: claims/1\nsource: " + "[" * 5000, "", "it is nested too deep: flatten it"),
    "deep blocks": ("a.yaml", "".join(" " * n + "a:\n" for n in range(1500)), "", "it is nested too deep: flatten it"),
    "tag": ("a.yaml", _claims('id: a, kind: opinion, note: !!python/object/apply:os.system ["true"]'), "!!python", "tags are not allowed: write the value out"),
    "NUL": ("a.yaml", (_claims('id: a, kind: opinion, note: "a') + "\0").encode(), "", "this is a binary file: give it a text file"),
    "NUL by escape": ("a.yaml", _claims(r'id: a, kind: opinion, note: "a\0b"'), "a\\0b", "it holds control characters: delete them"),
    "surrogate": ("a.yaml", _claims(r'id: a, kind: opinion, note: "\ud800"'), "\\ud800", "it holds control characters: delete them"),
    "terminal escape": ("a.yaml", _claims('id: a, kind: opinion, note: "\x1b[31m"'), "\x1b", "the character U+001B is not allowed in YAML: delete it"),
    "huge exponent": ("a.yaml", _claims('id: a, what: "russia / reserves {REE}", value: 1e999999 Mt'), "1e999", "unknown unit “e999999 Mt”"),
    "huge number": ("a.yaml", _claims(f'id: a, what: "russia / reserves {{REE}}", value: {"9" * 5000} Mt'), "99999", "…” is not a value"),
    "hostile value": ("a.yaml", _claims(f'id: a, what: "russia / reserves {{REE}}", value: "{"1 " * 400}x"'), "1 1 1", "…” is not a value"),
    "hostile what": ("a.yaml", _claims(f'id: a, what: "{"a" * 90_000}", value: 3 Mt'), "aaaa", "does not read as SUBJECT / PROPERTY"),
    "hostile brackets": ("a.yaml", _claims(f'id: a, what: "ratio({"(" * 9000})", value: 3 %'), "ratio(", "takes two arguments"),
    "not UTF-8": ("a.yaml", _claims("id: a, kind: opinion, note: é").encode("latin-1"), "", "is not UTF-8: save it as UTF-8"),
    "UTF-16": ("a.yaml", HEAD.encode("utf-16"), "", "it is written in UTF-16: save it as UTF-8"),
    "empty file": ("a.yaml", "", "", "the file is empty: write some claims into it"),
    "binary file": ("a.yaml", b"\x7fELF\x02\x01\x00", "", "this is a binary file: give it a text file"),
    "no format": ("a.docx", "words", "", "this is no format that can be read: claims/1"),
    "CSV of another layout": ("a.csv", "\ufeffa,b\n1,2\n", ":1", "not the columns of a Mineral Commodity Summaries table: it has a, b"),
    "CSV without rows": ("a.csv", WIDE, ":1", "there is no row with a figure below the header"),
    "CSV without figures": ("a.csv", WIDE.replace(",PROD_2023,RESERVES_2024", "") + "MCS2025,Zinc,Peru,x,t\n", ":1", "there is no row with a figure"),
    "ragged CSV": ("a.csv", WIDE + "MCS2025,Zinc,Peru\n", ":2", "3 cells under 7 columns"),
    "CSV with a column twice": ("a.csv", "SOURCE,COMMODITY,COMMODITY\nMCS2025,Zinc,x\n", ":1", "the column “COMMODITY” is there twice"),
    "CSV with an open quote": ("a.csv", WIDE + 'MCS2025,"Zinc,Peru,x,t,1,2\nMCS2025,Zinc,Chile,x,t,1,2\n', ":2", "a quotation mark is opened here and never closed"),
    "CSV in UTF-16": ("a.csv", WIDE.encode("utf-16"), "", "it is written in UTF-16: save it as UTF-8"),
    "CSV with a wrong cell": ("a.csv", WIDE + "MCS2025,Zinc,Peru,Mine production,metric tons,a lot,\n", ":2", "“a lot” is neither a figure nor a word of the legend"),
    "CSV with NUL": ("a.csv", WIDE + "MCS2025,Zi\0nc,Peru,x,t,1,2\n", "", "this is a binary file"),
    "broken Turtle": ("a.ttl", TTL + "claim:a a cq:Claim ;\n  cq:low .\n", ".", "correct the syntax there"),
    "Turtle without a prefix": ("a.ttl", "claim:a a claim:b .\n", "claim:a", "the prefix claim: has not been declared"),
    "blank node": ("a.ttl", TTL + "[] a cq:Claim .\n", "", "a node without a name: a claim stands in exactly one source"),
    "NUL in a literal": ("a.ttl", TTL + 'claim:a cq:note "a\\u0000b" .\n', "", "holds control characters: delete them"),
    "relative address": ("a.ttl", "<> <http://a/b> <//evil> .\n", "<>", "correct the syntax there"),
    "address in brackets": ("a.ttl", "<http://[bad> <http://a/b> 1 .\n", "<http://[bad>", "invalid character"),
    "file address": ("a.ttl", "<file:///etc/passwd> <http://a/b> <javascript:alert(1)> .\n", "", "it describes no source"),
    "remote context": ("a.jsonld", '{"@context": "http://127.0.0.1:9/c", "@id": "http://a/b"}', "", "its context stands elsewhere, and nothing is fetched"),
    "deep JSON": ("a.jsonld", "[" * 100_000, "[", "it is nested too deep: flatten it"),
    "low above high in RDF": ("a.ttl", TTL + 'claim:a a cq:QuantitativeClaim ; cq:low 5.0 ; cq:high 4.0 .\n', "a a cq:", "low is a decimal no larger than high"),
}  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with one source."""
    store = tmp_path_factory.mktemp("small") / "store"
    loading.add([DATA / "press" / "weng2015.yaml"], store)
    return store


def _bytes(store: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in store.rglob("*") if path.is_file()}


@pytest.fixture
def added(run: Run, small: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Return a function that adds files and proves that the store is byte for byte as before."""

    def added(*files: tuple[str, str | bytes]) -> Ran:
        paths = [tmp_path / name for name, _ in files]
        for path, (_, content) in zip(paths, files, strict=True):
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = _bytes(small)
        ran = run("add", *paths, "--store", small)
        assert _bytes(small) == before
        return ran

    return added


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_file_that_cannot_be_loaded(
    added: Callable[..., Ran], tmp_path: Path, mistake: str
) -> None:
    name, content, place, said = MISTAKES[mistake]
    started = time.process_time()
    ran = added((name, content))
    assert ran.code == 1
    line = next(line for line in ran.err.splitlines() if said in line)
    assert line.startswith(str(tmp_path / name))
    assert _at(line.removeprefix(str(tmp_path / name)).partition(": ")[0], content).startswith(
        place
    )
    assert "nothing was changed" in ran.err
    assert "unforeseen" not in ran.err and "Traceback" not in ran.err
    assert not ran.out
    assert time.process_time() - started < 5


def _at(place: str, content: str | bytes) -> str:
    """Return the text at ``:line:column``, ``:line`` itself without a column, else nothing."""
    if place.count(":") < 2 or isinstance(content, bytes):
        return place
    line, column = (int(number) for number in place[1:].split(":"))
    return content.splitlines()[line - 1][column - 1 :]


def test_everything_wrong_in_a_file_is_said_at_once(added: Callable[..., Ran]) -> None:
    """Mistakes in the YAML, in its keys, in its words and in what it mentions, none for another."""
    wrong = (
        "format: claims/1\n"
        "source: {id: mine, titel: My report, published: 2025-13}\n"
        "agents:\n"
        "  jo: {name: Jo Doe, type: Persn}\n"
        "claims:\n"
        '- {id: a, what: "rusia / reserves {REE}", value: 28.5 Mtt, by: jo (quoted)}\n'
        '- {id: a, what: "russia / reserves {REX}", value: 30..20 Mt, colour: red}\n'
        "- {kind: opinin, quote: &q words, from: [nobody.knows]}\n"
        "- just words\n"
        "links:\n"
        "- {claim: a, revises: none.such}\n"
    )
    ran = added(("a.yaml", wrong))
    said = [line for line in ran.err.splitlines() if "a.yaml:" in line]
    expected = [
        "“title” is missing", "unknown key “titel”", "there is no date “2025-13”",
        "type cannot be “Persn”", "unknown subject “rusia”", "unknown unit “Mtt”",
        "unknown mode “quoted”", "the claim “a” is here twice", "unknown commodity “REX”",
        "runs from high to low", "unknown key “colour”", "“id” is missing",
        "unknown modality “opinin”", "anchors and aliases", "no claim “nobody.knows”",
        "it must be a block of keys", "“because” is missing", "no claim “none.such”",
    ]  # fmt: skip
    for message in expected:
        assert any(message in line for line in said), message
    assert len(said) == len(expected)
    assert f"{len(expected)} mistakes in 1 file" in ran.err


def test_one_bad_file_keeps_the_good_ones_out(added: Callable[..., Ran]) -> None:
    good = _claims(f"id: a, {RUSSIA}")
    other = good.replace("mine", "other").replace("Mt", "Mtt")
    ran = added(("good.yaml", good), ("other.yaml", other), ("empty.yaml", ""))
    assert ran.code == 1
    assert "other.yaml:4" in ran.err and "empty.yaml" in ran.err and "good.yaml" not in ran.err
    assert "2 mistakes in 2 files; nothing was changed." in ran.err


def test_a_quote_that_is_not_there(added: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Russia has 28.5 million tons of it.")
    text = _claims('id: a, kind: opinion, quote: "28.5 million tonnes of it"')
    ran = added(("a.yaml", text.replace("published", "file: report.txt, published")))
    assert ran.code == 1
    assert ":4:34: the quote is not in the text: the nearest words are “28.5 million" in ran.err


def test_a_missing_file_and_a_directory(run: Run, small: Path, tmp_path: Path) -> None:
    before = _bytes(small)
    ran = run("add", tmp_path / "none.yaml", tmp_path, "--store", small)
    assert ran.code == 1
    assert "there is no such file: check the path" in ran.err
    assert "is a directory" in ran.err
    assert _bytes(small) == before
