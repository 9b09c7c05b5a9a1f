"""Views: what is accepted, what follows from it, and what is said when nothing is left."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from conftest import Run
from kg import loading
from kg.analyses.naming import find_agent, find_sources
from kg.analyses.views import Wanted, describe, view_of
from kg.errors import Ambiguous, BadInput, NothingFound, WrongUse
from kg.knowledge import KnowledgeGraph
from kg.model import EVERYTHING, Choice, View
from kg.table import Table

TABLES = ("claims", "sources", "agents", "concepts", "questions")
LINKS = """\
FROM derivations SEMI JOIN claims ON claims.id = derivations.claim
SEMI JOIN claims AS parents ON parents.id = derivations.origin ORDER BY ALL
"""
RUSSIA = "Russia rare earth reserves"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def table(graph: KnowledgeGraph) -> Table:
    return graph.table


def _content(table: Table) -> list[list[dict[str, object]]]:
    return [table.rows(LINKS), *(table.rows(f"FROM {name} ORDER BY ALL") for name in TABLES)]


@pytest.mark.parametrize(
    "view",
    [
        EVERYTHING,
        View(as_of=date(2999, 1, 1), undated=True),
        View(refused=Choice(sources=("nobody",))),
    ],
)
def test_a_view_that_accepts_everything_changes_nothing(table: Table, view: View) -> None:
    assert _content(table.under(view)) == _content(table)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.sets(st.sampled_from(["mcs2024", "mcs2025", "gbz2022", "comparators", "seed"])))
def test_a_view_without_sources_is_a_store_without_them(
    tmp_path_factory: pytest.TempPathFactory, store: Path, names: set[str]
) -> None:
    """Withdrawing and refusing leave the same tables behind."""
    copied = tmp_path_factory.mktemp("withdrawn") / "store"
    shutil.copytree(store, copied)
    if names:
        loading.withdraw(names, copied)
    without = kg.open(store).table.under(View(refused=Choice(sources=tuple(sorted(names)))))
    assert _content(without) == _content(kg.open(copied).table)


def test_according_to_follows_who_repeats_whom(graph: KnowledgeGraph) -> None:
    by_usgs = graph.under("according-to=usgs").trace(RUSSIA)
    said = {name for position in by_usgs.positions for name in position.everybody}
    assert "seed.s16" in said  # credits nobody; a curator accepted that it repeats MCS 2025
    assert "seed.s31" not in said  # the ministry's
    assert by_usgs.counts.lines == 1
    assert [f"{at.point:f}" for at in by_usgs.positions] == [
        "21000000", "12000000", "10000000", "3800000",
    ]  # fmt: skip


def test_bodies_speak_through_everybody_inside_them(table: Table) -> None:
    def said_by(name: str) -> int:
        kept = table.under(view_of(f"said-by={name}", table)).kept
        return kept.claims if kept else 0

    assert said_by("mnr-ru") > said_by("rosnedra") > said_by("kazanov") > 0


def test_what_was_known_at_a_day(graph: KnowledgeGraph) -> None:
    then = graph.under("as-of=2024-12-31")
    assert {p.point for p in then.trace(RUSSIA).positions} == {
        28780600,
        28700000,
        21000000,
        12000000,
        10000000,
    } - {28700000}
    assert "mcs2025.russia.reserves" not in then.trace(RUSSIA).evidence.claims
    assert "sources without a date" in describe(then.table)
    with_undated = graph.under("as-of=2024-12-31,undated=accept")
    assert with_undated.table.kept is not None and then.table.kept is not None
    assert with_undated.table.kept.claims == then.table.kept.claims + then.table.kept.undated


def test_a_date_that_may_be_later_is_left_out(table: Table) -> None:
    kept = table.under(view_of("as-of=2023-06-30", table)).kept
    assert kept is not None
    assert kept.unsure and kept.unsure_sources  # a source that only prints “2023”


def test_views_narrow_each_other(table: Table) -> None:
    one, other = view_of("according-to=usgs", table), view_of("as-of=2024", table)
    both = view_of("according-to=usgs,as-of=2024", table)
    assert _content(table.under(one).under(other)) == _content(table.under(both))
    assert table.under(one).under(other).view == both


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("usgs", "usgs"), ("Геологическая служба США", "usgs"), ("agent:usgs", "usgs"),
        ("geological survey", "usgs"), ("marketspy", "marketspy"), ("Росне́дра", "rosnedra"),
    ],
)  # fmt: skip
def test_agents_by_any_name(table: Table, words: str, meant: str) -> None:
    assert find_agent(words, table) == meant


def test_sources_by_id_title_or_series(table: Table) -> None:
    assert find_sources("mcs2025", table) == ("mcs2025",)
    assert find_sources("mcs", table) == ("mcs2024", "mcs2025", "mcs2026")
    assert find_sources("state balance", table) == ("gbz2022",)


@pytest.mark.parametrize(
    ("line", "error", "said"),
    [
        ("according-to=Ministry", Ambiguous, "names 2 agents"),
        ("according-to=usggs", NothingFound, "There is no agent “usggs”"),
        ("without=mcs2052", NothingFound, "There is no source “mcs2052”"),
        ("acording-to=usgs", WrongUse, "“acording-to” is no part of a view"),
        ("as-of=yesterday", WrongUse, "There is no date “yesterday”"),
        ("as-of=2024,undated=perhaps", WrongUse, "cannot be “perhaps”"),
        ("usgs,mnr-ru,as-of=2024", WrongUse, "is no view"),
        ("nowhere.yaml", BadInput, "1 mistake"),
        ("according-to=", WrongUse, "is no view"),
        (",", WrongUse, "is no view"),
        ("usgs", WrongUse, "“usgs” is no view, and no path"),
    ],
)
def test_what_is_no_view(table: Table, line: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        view_of(line, table)


def test_everything_has_a_name() -> None:
    assert Wanted.parse("everything") == Wanted.parse("") == Wanted()


TRUST = """\
format: trust/1
name: official figures
accept: {according-to: [usgs], sources: [gbz2022]}
refuse: {sources: [seed]}
as-of: 2025
undated: accept
"""


def test_a_trust_file(table: Table, tmp_path: Path) -> None:
    path = tmp_path / "official.yaml"
    path.write_text(TRUST)
    view = view_of(f"trust={path}", table)
    assert view == view_of(str(path), table)
    assert (view.name, view.as_of, view.undated) == ("official figures", date(2025, 12, 31), True)
    sources = {
        row["source"] for row in table.under(view).rows("SELECT DISTINCT source FROM claims")
    }
    assert {"gbz2022", "mcs2025", "unn2025"} <= sources
    assert not {"seed", "mcs2026", "tass2025feb"} & sources


def test_mistakes_in_a_trust_file_have_their_places(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "trust.yaml"
    path.write_text(TRUST.replace("[usgs]", "[usgs, usgz]").replace("[seed]", "[sead]"))
    ran = run("trace", RUSSIA, "--trust", path)
    assert ran.code == 1
    assert f"{path}:3:31: There is no agent “usgz”: did you mean “usgs”" in ran.err
    assert f"{path}:4:20: There is no source “sead”: did you mean “seed”" in ran.err
    path.write_text(TRUST.replace("refuse:", "refuze:"))
    assert (
        f"{path}:4:1: unknown key “refuze”: did you mean “refuse”?"
        in run("conflicts", "--trust", path).err
    )
    assert "it cannot be read" in run("conflicts", "--trust", tmp_path / "none.yaml").err


def test_a_view_that_leaves_nothing_says_so(run: Run) -> None:
    for arguments in (
        ("trace", RUSSIA, "--according-to", "zelensky"),
        ("blame", "28.5 Mt", "--as-of", "2020"),
        ("why", "seed.s30", "seed.s31", "--without", "seed"),
    ):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (3, "")
        assert "The view leaves out" in ran.err


def test_a_view_is_told_beside_the_answer(run: Run) -> None:
    ran = run("conflicts", "rare-earth reserves", "--as-of", "2024", "--format", "json")
    assert ran.err.startswith("View: as of 2024: ")
    assert ran.out.startswith("[")


def test_one_view_a_command(run: Run) -> None:
    ran = run("why", "seed.s30", "seed.s31", "--view", "as-of=2025", "--view", "as-of=2024")
    assert ran.code == 2
