"""Questions in plain words: which query is chosen, with which parameters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import NothingFound, WrongUse
from kg.queries.catalogue import catalogue
from kg.queries.plain_words import understand
from kg.queries.query import Query, filled
from kg.queries.request import request_of
from kg.queries.translators import translated
from kg.stores import Store

QUESTIONS = Path(__file__).with_name("questions.txt").read_text(encoding="utf-8")
READ = [line.split(" → ") for line in QUESTIONS.splitlines() if line and line[0] != "#"]

# what needs a parameter that the words do not give
NEEDS = {
    "what falls if a claim is withdrawn": ("depends-on", "claim"),
    "who repeats this number": ("depends-on", "claim"),
    "what does an article say": ("claims-in-source", "source"),
    "compare two claims": ("facets-compared", "one"),
    "check multiples": ("multiples", "source"),
    "is more than double true": ("multiples", "source"),
    "mixed editions": ("editions-that-carry", "source"),
    "does the percentage fit the world total": ("implied-wholes", "source"),
    "what is claimed about one deposit, place, element or commodity?": ("about", "topic"),
    "where would Russia rank with 28.5 Mt": ("rank-on-a-figure", "claim"),
}

LEFT = {
    "what did Putin say about rare earths": ["Left aside: rare earths."],
    "what does the USGS say about Russia": ["Left aside: Russia."],
    "reserves of Russia and Brazil": ["Left aside: Brazil."],
    "reserves of Russia, Brazil and India": ["Left aside: Brazil, India."],
    "where would Russia rank with 28.5 Mt": ["Left aside: Russia."],
    "reserves of Russia in 2024": ["Left aside: 2024."],
    "reserves of the EU": ["Nothing is called “EU”."],
    "how much rare earth is in Kiruna, Russia": ["Nothing is called “Kiruna”."],
    "what did Putin and Norman Bates say about lithium": ["Nothing is called “Norman Bates”.", "Left aside: lithium."],
    "who says how much atlantis Russia has?": ["Nothing is called “atlantis”."],
    "reserves of Rusia": ["“Rusia” is read as Russia."],
    "who sais how much China has": [],
    "conflictng estimates of China": ["“conflictng” is read as conflicting."],
    "what did Putin say about the US": ["Left aside: US."],
    "compare 3.8 Mt and 28.5 Mt": ["Left aside: 28.5 Mt."],
    "reserves of lithium for a child": ["Nothing is called “child”."],
    "how many tonnes of rare earths come from China": [],
    "how much copper does Chile have in Mt, please": [],
    "сколько редкоземельных металлов у России": [],
    "what share of world production does China have?": [],
    "do the countries add up to the world total": [],
    "which minerals does the US import most": [],
}  # fmt: skip

NOTHING = [
    "asdf qwer", "xyzzy plugh frobnicate", "what is the weather in Moscow", "Norman Bates",
    "what's the weather in Russia", "hello world", "capital of France", "tell me a joke",
    "кто выиграл матч",
]  # fmt: skip


@pytest.fixture(scope="module", name="store")
def opened(store: Path) -> Iterator[Store]:
    """Return the store that is built once for all tests, opened."""
    knowledge = kg.open()
    yield knowledge.store
    knowledge.store.close()


@pytest.mark.parametrize(("question", "command"), READ, ids=[one[0] for one in READ])
def test_a_question_is_read(question: str, command: str, store: Store) -> None:
    meant = request_of(command.split())
    reading = understand(question, store).reading
    assert meant.query and reading.query.name == meant.query.name
    assert reading.parameters == meant.parameters


@pytest.mark.parametrize("question", NEEDS)
def test_a_query_is_chosen_without_what_it_needs(question: str, store: Store) -> None:
    reading = understand(question, store).reading
    missing = reading.query.missing(reading.parameters)
    assert (reading.query.name, missing[0].name) == NEEDS[question]
    with pytest.raises(WrongUse, match=f"{reading.query.name} needs --{missing[0].name}, "):
        filled(reading.query, reading.parameters)


@pytest.mark.parametrize("question", LEFT)
def test_what_is_left_aside_is_said(question: str, store: Store) -> None:
    said = understand(question, store).remarks
    assert [one for one in said if "the number" not in one] == LEFT[question]


@pytest.mark.parametrize("question", NOTHING)
def test_what_is_about_nothing_here_fits_no_query(question: str, store: Store) -> None:
    with pytest.raises(NothingFound, match="No query of the catalogue fits") as nothing:
        understand(question, store)
    assert not nothing.value.choices


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_every_wording_in_the_catalogue_means_its_own_query(query: Query, store: Store) -> None:
    for wording in (query.title, query.question, *query.asked):
        assert understand(wording, store).reading.query.name == query.name, wording


def test_the_order_of_the_words_and_their_case_do_not_matter(store: Store) -> None:
    for question in ("reserves rare earths RUSSIA", "russia rare-earth reserves"):
        parameters = understand(question, store).reading.parameters
        assert set(parameters.values()) == {"thing:russia", "cqv:reserves", "cqv:REE"}


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
