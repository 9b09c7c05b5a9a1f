"""Questions in plain words: which query is chosen, with which parameters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import kg
from kg.errors import NothingFound, WrongUse
from kg.queries.plain_words import understand
from kg.queries.request import request_of
from kg.queries.translators import translated
from kg.stores import Store

READ = {
    "who says how much Russia has?": ("estimates", {"subject": "thing:russia"}),
    "Who are the unnamed sources in seed?": ("unnamed-sources", {"source": "seed"}),
    "What did CRU say?": ("said-by", {"agent": "agent:cru"}),
    "where does seed.s31 come from, step by step": ("origin", {"claim": "seed.s31"}),
    "what depends on mcs2025.russia.reserves": (
        "depends-on",
        {"claim": "mcs2025.russia.reserves"},
    ),
    "which deadlines have fallen due by 2026-11-23": ("deadlines", {"day": "2026-11-23"}),
    "what is left unstated in seed?": ("unstated-facets", {"source": "seed"}),
    "lithium reserves of Chile": (
        "estimates",
        {"commodity": "cqv:lithium", "property": "cqv:reserves", "subject": "thing:chile"},
    ),
    "запасы лития Чили": (
        "estimates",
        {"commodity": "cqv:lithium", "property": "cqv:reserves", "subject": "thing:chile"},
    ),
    "how much nickel does Indonesia mine?": (
        "estimates",
        {"commodity": "cqv:nickel", "subject": "thing:indonesia"},
    ),
    "on which suppliers does China depend": ("suppliers", {"subject": "thing:china"}),
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = kg.open()
    yield opened.store
    opened.store.close()


@pytest.mark.parametrize("question", READ)
def test_a_question_is_read(question: str, store: Store) -> None:
    name, parameters = READ[question]
    reading = understand(question, store).reading
    assert (reading.query.name, reading.parameters) == (name, parameters)


def test_what_is_about_nothing_here_is_said_so(store: Store) -> None:
    with pytest.raises(NothingFound) as nothing:
        understand("xyzzy plugh frobnicate", store)
    assert nothing.value.choices


def test_what_the_words_add_is_not_passed_over_in_silence(store: Store) -> None:
    assert "atlantis" in understand("who says how much atlantis Russia has?", store).ignored


@pytest.mark.parametrize("asked", ["where does 28.5 Mt come from?", "where is ~110 Mt from"])
def test_a_number_alone_is_one_to_blame(asked: str, store: Store) -> None:
    with pytest.raises(NothingFound, match=r"`kg blame '.*[0-9] Mt'` tells where it comes from"):
        understand(asked, store)


def test_a_number_beside_names_is_kept(store: Store) -> None:
    understood = understand("who says Russia has 28.5 million tonnes?", store)
    assert understood.reading.parameters == {"subject": "thing:russia"}
    assert understood.value == "28.5 million tonnes" and not understood.ignored


def test_a_request_is_a_name_a_text_a_file_or_words() -> None:
    assert request_of(["estimates", "--subject=Russia"]).parameters == {"subject": "Russia"}
    assert request_of(["ASK { ?s ?p ?o }"]).text == "ASK { ?s ?p ?o }"
    assert request_of(["-"], "ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"
    assert request_of(["who", "says", "what?"]).words == "who says what?"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["../secret"], "There is no file"),
        (["no-such.rq"], "There is no file"),
        (["estimates", "--subject"], "needs a value"),
        ([" "], "There is no question"),
    ],
)
def test_mistakes_are_named(words: list[str], said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        request_of(words)


def test_a_query_that_there_is_not_is_not_found() -> None:
    with pytest.raises(NothingFound, match="Did you mean `estimates`"):
        request_of(["estimats"])


def test_no_translator_is_on_by_itself() -> None:
    with pytest.raises(WrongUse, match="There is no translator"):
        translated("who says what?", "model")


def test_a_translator_can_be_plugged_in(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "model"

        @staticmethod
        def load() -> object:
            return lambda question, primer: f"ASK {{ ?s ?p ?o }} # {question} {len(primer)}"

    monkeypatch.setattr("kg.queries.translators.entry_points", lambda group: [Point()])
    assert translated("who?", "model").startswith("ASK { ?s ?p ?o } # who?")
