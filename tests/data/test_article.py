"""The article: 59 claims, 22 of them with a value, each at its place in the text."""

import hashlib
from pathlib import Path

import pytest

from kg import importers, ontology
from kg.files import DATA
from kg.model import Edition

INTERVALS = {
    "s02": ("(30, ∞)", "yr"), "s07": ("[68, 70]", "%"), "s08": ("(60, 100]", "%"),
    "s09": ("[100000000, 120000000]", "t"), "s10": ("[43500000, 44500000]", "t"),
    "s11": ("[20500000, 21500000]", "t"), "s12": ("[2, 2]", "#"), "s13": ("[3, 3]", "#"),
    "s14": ("[4, 4]", "#"), "s15": ("[5, 5]", "#"), "s16": ("[3750000, 3850000]", "t"),
    "s17": ("(2, ∞)", "x"), "s18": ("[1800000, 2000000]", "t"), "s19": ("[2450, 2550]", "t/yr"),
    "s20": ("[0.635, 0.645]", "%"), "s30": ("[3700000, 3900000]", "t"),
    "s31": ("[28450000, 28550000]", "t"), "s40": ("(50, 100]", "%"),
    "s49": ("(15000000000, ∞)", "USD"), "s51": ("(3.5, ∞)", "x"), "s52": ("(3.5, ∞)", "x"),
    "s53": ("(3.5, ∞)", "x"),
}  # fmt: skip


@pytest.fixture(scope="module")
def article() -> Edition:
    path = DATA / "article" / "claims.yaml"
    ((edition,),) = [one.editions for one in importers.read([path], ontology.load())]
    return edition


def test_every_claim_is_there(article: Edition) -> None:
    names = {claim.id for claim in article.claims}
    assert {f"seed.s{n:02}" for n in range(1, 60)} <= names
    further = [claim for claim in article.claims if claim.id > "seed.s59"]
    assert all(claim.estimate is None for claim in further), "what depends on what"


def test_every_value_is_the_interval_that_its_words_leave_open(article: Edition) -> None:
    found = {
        claim.id.removeprefix("seed."): (repr(claim.estimate.interval), claim.estimate.unit.base)
        for claim in article.claims
        if claim.estimate
    }
    assert found == INTERVALS


def test_unnamed_speakers_are_vague(article: Edition) -> None:
    vague = {claim.id for claim in article.claims if claim.mode == "vague"}
    assert vague == {f"seed.s{n}" for n in ("04", "25", "30", "33", "38", "49", "51", "52", "53")}


def test_deadlines(article: Edition) -> None:
    due = {claim.id: claim.due for claim in article.claims if claim.due}
    assert due == {
        "seed.s03": "2025-12-01?", "seed.s21": "2030-12-31", "seed.s57": "2025-12-01?",
    }  # fmt: skip


def test_every_quote_stands_once_where_it_is_said_to(article: Edition, given: Path) -> None:
    data = (given / "seed" / "article.txt").read_bytes()
    text = data.decode("utf-8")
    assert hashlib.sha256(data).hexdigest() == article.source.sha256
    assert len(text) == article.source.length
    for claim in article.claims:
        passage = claim.passage
        assert text.count(passage.quote) == 1, claim.id
        assert text[passage.start : passage.end] == passage.quote, claim.id


def test_the_text_itself_is_not_kept() -> None:
    assert not list(DATA.rglob("*.txt"))
