"""Loading: all or nothing, in any order, as often as one likes."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import loading
from kg.errors import BadInput, NothingFound
from kg.files import DATA
from kg.stores.generations import FORMAT

FILE = """\
format: claims/1
source: {{id: {id}, title: Title of {id}, published: {year}, publisher: {id} press}}
claims:
- {{id: a, what: "russia / reserves {{REE}} @{year}", value: {value} Mt, quote: "{value} Mt"{more}}}
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a small file of claims."""

    def written(id: str, value: str = "3.8", year: int = 2024, more: str = "") -> Path:
        path = tmp_path / f"{id}.yaml"
        path.write_text(FILE.format(id=id, value=value, year=year, more=more))
        return path

    return written


def _content(store: Path) -> tuple[object, ...]:
    opened = loading.open_store(store)
    tables = ("claims", "derivations", "sources", "agents", "concepts", "questions")
    rows = [opened.table.rows(f"FROM {table} ORDER BY ALL") for table in tables]
    graph = ox.Dataset(opened.graph)
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # the axioms of OWL hold blank nodes
    content = rows, sorted(map(str, graph))
    opened.close()
    return content


NAMES = ("one", "two", "three", "four")


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(NAMES), together=st.integers(0, 3))
def test_the_order_of_loading_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    written: Callable[..., Path],
    order: list[str],
    together: int,
) -> None:
    files = {name: written(name, f"{number}.5") for number, name in enumerate(NAMES, start=1)}
    room = tmp_path_factory.mktemp("stores")
    loading.add(files.values(), room / "at-once")
    first, rest = order[:together], order[together:]
    if first:
        loading.add([files[name] for name in first], room / "apart")
    for name in rest:
        loading.add([files[name]], room / "apart")
    assert _content(room / "apart") == _content(room / "at-once")


def test_loading_again_and_withdrawing_give_back_what_was(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    one, two = written("one"), written("two", "28.5")
    store = tmp_path / "store"
    loading.add([one], store)
    before = _content(store)
    loading.add([two], store)
    assert _content(store) != before
    loading.withdraw(["two"], store)
    assert _content(store) == before


def test_an_edition_is_replaced_as_a_whole(tmp_path: Path, written: Callable[..., Path]) -> None:
    store = tmp_path / "store"
    loading.add([written("one", "3.8"), written("two")], store)
    loading.add([written("one", "28.5")], store)
    claims = loading.open_store(store).table.claims(["one.a", "two.a"])
    assert [claim.estimate.printed for claim in claims if claim.estimate] == ["28.5 Mt", "3.8 Mt"]
    quads = loading.open_store(store).graph
    assert not any("3.8 Mt" in str(quad) and "one" in str(quad.graph_name) for quad in quads)


def test_one_mistake_anywhere_and_nothing_is_loaded(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    store = tmp_path / "store"
    loading.add([written("one")], store)
    before = _content(store)
    with pytest.raises(BadInput) as bad:
        loading.add([written("two"), written("three", "x"), tmp_path / "none.yaml"], store)
    assert len(bad.value.problems) == 2
    assert _content(store) == before


def test_a_mention_of_a_claim_that_is_nowhere(tmp_path: Path, written: Callable[..., Path]) -> None:
    with pytest.raises(BadInput) as bad:
        loading.add([written("one", more=", from: [two.b]"), written("two")], tmp_path / "store")
    (problem,) = bad.value.problems
    assert problem.message == "there is no claim “two.b”"
    assert "did you mean “two.a”" in problem.remedy
    assert problem.line == 4


def test_a_claim_that_would_come_from_itself(tmp_path: Path, written: Callable[..., Path]) -> None:
    one, two = (written(a, more=f", from: [{b}.a]") for a, b in (("one", "two"), ("two", "one")))
    with pytest.raises(BadInput) as bad:
        loading.add([one, two], tmp_path / "store")
    (problem,) = bad.value.problems
    assert "would come from itself: " in problem.message
    assert problem.path.endswith("one.yaml") and problem.line == 4


def test_a_circle_that_closes_through_the_store(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    store = tmp_path / "store"
    loading.add([written("two"), written("one", more=", from: [two.a]")], store)
    with pytest.raises(BadInput, match="nothing was changed"):
        loading.add([written("two", more=", from: [one.a]")], store)


CELL = ", cell: table/russia"


@pytest.mark.parametrize("last", [("press",), ("new", "press"), ("old", "new", "press")])
def test_a_circle_that_closes_through_a_revision(
    tmp_path: Path, written: Callable[..., Path], last: tuple[str, ...]
) -> None:
    store = tmp_path / "store"
    files = {
        "old": written("old", year=2023, more=f"{CELL}, from: [press.a]"),
        "new": written("new", value="3.9", year=2024, more=CELL),
        "press": written("press", value="3.7"),
    }
    loading.add([files[name] for name in files if name not in last or name == "press"], store)
    before = _content(store)
    written("press", value="3.7", more=", from: [new.a]")
    with pytest.raises(BadInput) as bad:
        loading.add([files[name] for name in last], store)
    (problem,) = bad.value.problems
    assert "would come from itself: " in problem.message
    assert all(name in problem.message for name in ("old.a", "new.a", "press.a"))
    assert problem.line == 4
    assert _content(store) == before


def test_a_revision_that_closes_no_circle(tmp_path: Path, written: Callable[..., Path]) -> None:
    press = written("press", value="3.7")
    old = written("old", year=2023, more=f"{CELL}, from: [press.a]")
    new = written("new", value="3.9", year=2024, more=f"{CELL}, from: [press.a]")
    report = loading.add([old, new, press], tmp_path / "store")
    assert set(report.sources) == {"old", "new", "press"}


def test_the_same_source_twice(tmp_path: Path, written: Callable[..., Path]) -> None:
    one = written("one")
    copy = tmp_path / "copy.yaml"
    copy.write_text(one.read_text())
    with pytest.raises(BadInput) as bad:
        loading.add([one, copy], tmp_path / "store")
    assert "the source “one” comes twice" in bad.value.problems[0].message
    assert bad.value.problems[0].path.endswith("copy.yaml")


def test_withdrawing_what_is_not_there(tmp_path: Path, written: Callable[..., Path]) -> None:
    store = tmp_path / "store"
    loading.add([written("one")], store)
    with pytest.raises(NothingFound, match="There is no source “on” in the store") as error:
        loading.withdraw(["one", "on"], store)
    assert error.value.choices == ("one",)
    assert loading.open_store(store).table.sources()


def test_own_sources_survive_a_new_version_of_the_bundled_ones(
    tmp_path: Path, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [DATA / "press" / "wulfstein2024.yaml"]
    monkeypatch.setattr(loading, "bundled_files", lambda: few)
    monkeypatch.setattr("kg.files.default_store", lambda: tmp_path / "own")
    monkeypatch.setattr(loading, "stamp", lambda: "first")
    loading.add([written("mine", "28.5")], loading.own_path())
    before = _content(tmp_path / "own")
    monkeypatch.setattr(loading, "stamp", lambda: "second")
    opened = loading.open_store(loading.own_path())
    assert opened.generation.manifest.stamp == "second"
    assert set(opened.generation.manifest.sources) == {"mine", "wulfstein2024"}
    assert _content(tmp_path / "own") == before


def test_own_sources_survive_a_new_format_of_the_store(
    tmp_path: Path, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [DATA / "press" / "wulfstein2024.yaml"]
    monkeypatch.setattr(loading, "bundled_files", lambda: few)
    monkeypatch.setattr("kg.files.default_store", lambda: tmp_path / "own")
    loading.add([written("mine", "28.5")], loading.own_path())
    before = _content(tmp_path / "own")
    for manifest in (tmp_path / "own").glob("gen-*/manifest.json"):
        manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    monkeypatch.setattr(loading, "stamp", lambda: "next")
    assert _content(loading.own_path()) == before


def test_the_table_is_never_older_than_the_graph(
    tmp_path: Path, written: Callable[..., Path]
) -> None:
    """Every claim of the graph is a row of the table and the other way round, after any load."""
    store = tmp_path / "store"
    loading.add([written("one"), written("two")], store)
    loading.add([written("one", "5.5")], store)
    loading.withdraw(["two"], store)
    opened = loading.open_store(store)
    graph = opened.edition("one", opened.concepts)
    assert list(graph.claims) == opened.table.claims(["one.a", "two.a"])
