"""Blame: hop by hop, with date and mode of relay, and the hop where something changed."""

from collections.abc import Iterator

import pytest

import kg
from conftest import Run
from kg.analyses.blame import Blame, Change, Hop, blame
from kg.knowledge import KnowledgeGraph
from kg.model import Kind


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


def _hops(found: Blame) -> Iterator[Hop]:
    waiting = [hop for root in found.roots for hop in root.hops]
    while waiting:
        hop = waiting.pop(0)
        yield hop
        waiting.extend(hop.below)


def _hop(found: Blame, claim: str) -> Hop:
    return next(hop for hop in _hops(found) if hop.claim.id == claim)


def test_a_number_leads_to_the_register(graph: KnowledgeGraph) -> None:
    (found,) = graph.blame("28.5 Mt")
    assert found.question.id == "russia.reserves.REE"
    assert {"seed.s31", "tass2025feb.tass.285", "kozlov2025.kozlov.285"} <= set(found.asked)
    first = found.roots[0]
    assert (first.trail, first.hops[0].claim.id) == ("held", "gbz2022.gbz22.abc1c2")
    assert {root.trail for root in found.roots} == {"held", "not held", "unknown"}


def test_the_hop_where_the_value_changed(graph: KnowledgeGraph) -> None:
    (found,) = graph.blame("28.5 Mt")
    hop = _hop(found, "unn2025.unn.287")
    assert hop.link and hop.link.kind is Kind.REVISED and "register" in hop.link.because
    assert hop.changes == (Change("value", "28.78 Mt", "28.7 Mt"),)
    assert _hop(found, "seed.s31").changes == ()


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        ("seed.s30", Change("hedge", "none", "about")),
        ("pravda2025.pravda.287", Change("hedge", "none", "up to")),
        ("supplysqueeze-nd.world.reserves", Change("hedge", "none", "more than")),
        ("mcs2024.russia.reserves", Change("value", "21 Mt", "10 Mt")),
    ],
)
def test_what_changed_on_the_way(graph: KnowledgeGraph, claim: str, change: Change) -> None:
    (found,) = graph.blame(claim)
    assert change in _hop(found, claim).changes


def test_the_articles_figure_comes_from_the_edition(graph: KnowledgeGraph) -> None:
    (found,) = graph.blame("seed.s16")
    chain = [hop.claim.id for hop in _hops(found)]
    assert chain == [
        "chinatungsten2021.russia.reserves", "datawrapper2023.russia.reserves",
        "mcs2024.russia.reserves", "mcs2025.russia.reserves", "seed.s16",
    ]  # fmt: skip
    hop = _hop(found, "seed.s16")
    assert hop.link and hop.link.kind is Kind.REPEATED
    assert hop.link.because == "value and rank 5 occur together only in the 2025 edition"


@pytest.mark.parametrize("text", ["28.5 Mt", "28500000 t", "28.50 million tonnes", "28,5 млн т"])
def test_a_number_in_any_unit(graph: KnowledgeGraph, text: str) -> None:
    asked = {name for one in graph.blame(text.replace("28,5", "28.5")) for name in one.asked}
    assert "seed.s31" in asked


def test_every_claim_with_a_value_has_a_trail(graph: KnowledgeGraph) -> None:
    table = graph.store.table
    rows = table.rows(
        "FROM claims WHERE printed IS NOT NULL AND source NOT LIKE 'mcs20%' ORDER BY id"
    )
    assert len(rows) > 150
    for row in rows[::7]:
        (found,) = blame(row["id"], table)
        assert row["id"] in {hop.claim.id for hop in _hops(found)}


def test_on_a_terminal(run: Run) -> None:
    ran = run("blame", "28.5 Mt")
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines()]
    assert "value changed: 28.78 Mt → 28.7 Mt" in lines
    assert any("2025-06-19" in line for line in lines), "the date of a relay"
    assert any("paraphrased: Oleg Kazanov" in line for line in lines), "the mode of a relay"
    assert "nobody is named: the trail ends here" in lines


def test_a_number_without_a_unit_is_shown_how_one_is_written(run: Run) -> None:
    ran = run("blame", "3.8")
    assert (ran.code, ran.out) == (2, "")
    assert "A value needs a unit, like 3.8 Mt." in ran.err


def test_one_claim_says_and_more_say(run: Run) -> None:
    assert "1 of its claims says so" in run("blame", "seed.s16").out
    assert "11 of its claims say so" in run("blame", "3.8 Mt").out
