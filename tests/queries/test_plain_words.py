"""Questions in plain words: which query is chosen, with which parameters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import kg
from kg.errors import NothingFound, WrongUse
from kg.queries.catalogue import catalogue
from kg.queries.plain_words import understand
from kg.queries.query import Query, filled
from kg.queries.request import request_of
from kg.queries.translators import translated
from kg.stores import Store

# short names of what the table expects
PLACE = {
    name: f"thing:{name}"
    for name in ("russia", "china", "chile", "usa", "vietnam", "tomtor", "indonesia", "australia")
}
RUSSIA, CHINA, USA = ({"subject": PLACE[name]} for name in ("russia", "china", "usa"))
RESERVES, MINED = {"property": "cqv:reserves"}, {"property": "cqv:mine-production"}
REE, LITHIUM, GALLIUM = ({"commodity": f"cqv:{name}"} for name in ("REE", "lithium", "gallium"))
SEED = {"source": "seed"}
S31 = {"claim": "seed.s31"}

READ: list[tuple[str, str, dict[str, str]]] = [
    # how much, and who says so
    ("who says how much Russia has?", "estimates", RUSSIA),
    ("lithium reserves of Chile", "estimates", {"subject": PLACE["chile"]} | RESERVES | LITHIUM),
    ("how many tonnes of lithium does Chile have", "estimates", {"subject": PLACE["chile"]} | LITHIUM),
    ("US reserves of rare earths", "estimates", USA | RESERVES | REE),
    ("US mine production", "estimates", USA | MINED),
    ("reserves in the U.S.", "estimates", USA | RESERVES),
    ("reserves of the U.S.A.", "estimates", USA | RESERVES),
    ("tell us the reserves", "estimates", RESERVES),
    ("how much does Russia produce", "estimates", RUSSIA | MINED),
    ("how much does the DRC mine", "estimates", {"subject": "thing:congo-kinshasa"} | MINED),
    ("how much nickel does Indonesia mine?", "estimates", {"subject": PLACE["indonesia"], "commodity": "cqv:nickel"} | MINED),
    ("how much copper was mined in Chile in 2024", "estimates", {"subject": PLACE["chile"], "commodity": "cqv:copper"} | MINED),
    ("how much REE does China process", "estimates", CHINA | REE | {"property": "cqv:processing"}),
    ("how much gallium does China export", "estimates", CHINA | GALLIUM | {"property": "cqv:exports"}),
    ("Chinese production of rare earths", "estimates", CHINA | MINED | REE),
    ("Germany's reserves of rare earths", "estimates", {"subject": "thing:germany"} | RESERVES | REE),
    ("Vietnam’s rare-earth reserves", "estimates", {"subject": PLACE["vietnam"]} | RESERVES | REE),
    ("who has the largest rare earth reserves", "estimates", RESERVES | REE),
    ("which country has the most reserves", "estimates", RESERVES),
    ("rare earth reserves by country", "estimates", RESERVES | REE),
    ("does China have more reserves than Vietnam?", "estimates", CHINA | RESERVES),
    ("reserves of Russia and Brazil", "estimates", RUSSIA | RESERVES),
    ("reserves of the world and Russia", "estimates", RUSSIA | RESERVES),
    ("how many tonnes of rare earths come from China", "estimates", CHINA | REE),
    ("price of lithium", "estimates", LITHIUM | {"property": "cqv:price"}),
    ("reserves of Eu", "estimates", RESERVES | {"commodity": "cqv:Eu"}),
    ("Russia rare earths", "estimates", RUSSIA | REE),
    ("reserves", "estimates", RESERVES),
    # names alone
    ("Russia", "about", {"topic": PLACE["russia"]}),
    ("rare earths", "about", {"topic": "cqv:REE"}),
    ("Putin", "said-by", {"agent": "agent:putin"}),
    ("the USGS", "said-by", {"agent": "agent:usgs"}),
    # one thing, one person, one source
    ("everything about Tomtor", "about", {"topic": PLACE["tomtor"]}),
    ("what do they say about dysprosium", "about", {"topic": "cqv:Dy"}),
    ("how big is Tomtor", "deposit-tonnages", {"deposit": PLACE["tomtor"]}),
    ("how much does Tomtor hold", "deposit-tonnages", {"deposit": PLACE["tomtor"]}),
    ("What did CRU say?", "said-by", {"agent": "agent:cru"}),
    ("what did Putin say about rare earths", "said-by", {"agent": "agent:putin"}),
    ("what does the USGS say about Russia", "said-by", {"agent": "agent:usgs"}),
    ("what did Goldman Sachs forecast", "said-by", {"agent": "agent:goldman-sachs"}),
    ("statements of Vladimir Putin", "said-by", {"agent": "agent:putin"}),
    ("what does seed say", "claims-in-source", SEED),
    ("forecasts in seed", "claims-in-source", SEED | {"modality": "cqv:forecast"}),
    ("Who are the unnamed sources in seed?", "unnamed-sources", SEED),
    ("what did analysts say without names", "unnamed-sources", {}),
    ("what is left unstated in seed?", "unstated-facets", SEED),
    ("what do press articles leave unstated", "unstated-facets", {}),
    ("whom does TASS cite most", "who-quotes-whom", {"publisher": "agent:tass"}),
    ("who quotes Putin", "who-quotes-whom", {"speaker": "agent:putin"}),
    ("who cites the USGS", "who-quotes-whom", {"speaker": "agent:usgs"}),
    # dates
    ("claims published between 2025-02 and 2025-07 about Russia", "claims-by-date", RUSSIA | {"since": "2025-02", "until": "2025-07"}),
    ("claims from 2025-02 to 2025-07", "claims-by-date", {"since": "2025-02", "until": "2025-07"}),
    ("what was said about Russia since 2025", "claims-by-date", RUSSIA | {"since": "2025"}),
    ("claims since 2025-06", "claims-by-date", {"since": "2025-06"}),
    ("claims about Russia after 2024", "claims-by-date", RUSSIA | {"since": "2025"}),
    ("what was claimed before 2020 about China", "claims-by-date", CHINA | {"until": "2020"}),
    ("what was published about China in 2025", "claims-by-date", CHINA | {"since": "2025", "until": "2026"}),
    ("what was claimed in June 2025", "claims-by-date", {"since": "2025-06", "until": "2025-07"}),
    ("which deadlines have fallen due by 2026-11-23", "deadlines", {"day": "2026-11-23"}),
    ("which promises are overdue", "deadlines", {}),
    # where numbers come from
    ("where does seed.s31 come from, step by step", "origin", S31),
    ("trace seed.s31 to its origin", "origin", S31),
    ("where does a number come from", "origin", {}),
    ("what depends on mcs2025.russia.reserves", "depends-on", {"claim": "mcs2025.russia.reserves"}),
    ("where could a USGS figure come from", "candidate-origins", {}),
    ("candidate origins of Russia's reserves of rare earths", "candidate-origins", RUSSIA | RESERVES | REE),
    ("how many voices on Russian rare earth reserves", "voices", RUSSIA | RESERVES | REE),
    ("how many independent sources are there for Russia's reserves", "voices", RUSSIA | RESERVES),
    # conflict and reasons
    ("which estimates conflict", "conflicts", {}),
    ("conflicting estimates of China's reserves", "conflicts", CHINA | RESERVES),
    ("who contradicts whom on Russian reserves", "conflicts", RUSSIA | RESERVES),
    ("why do the estimates for Russia differ", "conflicts", RUSSIA),
    ("explanations of seed.s31", "explanations", S31),
    ("who explains the difference", "explanations", {}),
    ("compare seed.s30 and seed.s31", "facets-compared", {"one": "seed.s30", "other": "seed.s31"}),
    ("why do seed.s30 and seed.s31 differ", "facets-compared", {"one": "seed.s30", "other": "seed.s31"}),
    # arithmetic, ranks, tables
    ("what share of world production does China have?", "shares-of-world", CHINA | MINED),
    ("share of world production", "shares-of-world", MINED),
    ("do the countries add up to the world total", "totals-and-parts", {}),
    ("does the world total of reserves equal the sum of the countries", "totals-and-parts", RESERVES),
    ("does the percentage fit the world total in seed", "implied-wholes", SEED),
    ("which countries have no figure for reserves", "missing-cells", RESERVES),
    ("which countries are NA in mcs2025", "missing-cells", {"source": "mcs2025"}),
    ("which totals are lower bounds", "missing-cells", {}),
    ("countries with two classes", "two-classes", {}),
    ("JORC figure beside the reserve of Australia", "two-classes", {"subject": PLACE["australia"]}),
    ("is Russia really fifth", "ranks-by-edition", RUSSIA),
    ("what rank does Vietnam have", "ranks-by-edition", {"subject": PLACE["vietnam"]}),
    ("where does Russia stand in the ranking", "ranks-by-edition", RUSSIA),
    ("what would the rank be on seed.s31", "rank-on-a-figure", S31),
    # editions and forecasts
    ("how did the USGS revise Vietnam's reserves", "revisions", {"subject": PLACE["vietnam"]} | RESERVES),
    ("what did mcs2025 change", "revisions", {"source": "mcs2025"}),
    ("outdated numbers in seed", "stale-figures", SEED),
    ("market forecasts", "rival-forecasts", {"property": "cqv:market-size"}),
    # trade
    ("how much does the United States import", "import-dependence", USA),
    ("how dependent is the US on imports of gallium", "import-dependence", USA | GALLIUM),
    ("which minerals does the US import most", "import-dependence", USA),
    ("what percentage of rare earths does the US import", "import-dependence", USA | REE),
    ("net import reliance for gallium", "import-dependence", GALLIUM),
    ("on which suppliers does China depend", "suppliers", CHINA),
    ("which countries supply China with raw materials", "suppliers", CHINA),
    # slips
    ("who sais how much Rusia has", "estimates", RUSSIA),
    ("reserves of lithium in Austrailia", "estimates", {"subject": PLACE["australia"]} | RESERVES | LITHIUM),
    ("Untied States reserves", "estimates", USA | RESERVES),
    ("conflictng estimates of Chna", "conflicts", CHINA),
    # Russian
    ("запасы лития Чили", "estimates", {"subject": PLACE["chile"]} | RESERVES | LITHIUM),
    ("запасы редкоземельных металлов России", "estimates", RUSSIA | RESERVES | REE),
    ("сколько редкоземельных металлов у России", "estimates", RUSSIA | REE),
    ("сколько редкоземельных металлов добывает Китай", "estimates", CHINA | MINED | REE),
    ("добыча редкоземельных металлов в Китае", "estimates", CHINA | MINED | REE),
    ("что сказал Путин", "said-by", {"agent": "agent:putin"}),
    ("что сказал Путин о редкоземельных металлах", "said-by", {"agent": "agent:putin"}),
    ("кто на кого ссылается", "who-quotes-whom", {}),
    ("какое место занимает Россия", "ranks-by-edition", RUSSIA),
    ("доля Китая в мировой добыче", "shares-of-world", CHINA | MINED),
    ("откуда это число", "origin", {}),
    ("кто поставляет сырьё Китаю", "suppliers", CHINA),
]  # fmt: skip

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
    "what did Putin say about rare earths": ["rare earths"],
    "what does the USGS say about Russia": ["Russia"],
    "reserves of Russia and Brazil": ["Brazil"],
    "reserves of Russia, Brazil and India": ["Brazil", "India"],
    "where would Russia rank with 28.5 Mt": ["Russia"],
    "reserves of Russia in 2024": ["2024"],
    "reserves of the EU": ["nothing is called “EU”"],
    "how much rare earth is in Kiruna, Russia": ["nothing is called “Kiruna”"],
    "what did Putin and Norman Bates say about lithium": ["nothing is called “Norman Bates”", "lithium"],
    "who says how much atlantis Russia has?": ["nothing is called “atlantis”"],
    "reserves of Rusia": ["the spelling “Rusia” (read as Russia)"],
    "who sais how much China has": ["the spelling “sais” (read as said)"],
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


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = kg.open()
    yield opened.store
    opened.store.close()


@pytest.mark.parametrize(("question", "name", "parameters"), READ, ids=[one[0] for one in READ])
def test_a_question_is_read(
    question: str, name: str, parameters: dict[str, str], store: Store
) -> None:
    reading = understand(question, store).reading
    assert (reading.query.name, reading.parameters) == (name, parameters)


@pytest.mark.parametrize("question", NEEDS)
def test_a_query_is_chosen_without_what_it_needs(question: str, store: Store) -> None:
    reading = understand(question, store).reading
    missing = reading.query.missing(reading.parameters)
    assert (reading.query.name, missing[0].name) == NEEDS[question]
    with pytest.raises(WrongUse, match=f"{reading.query.name} needs --{missing[0].name}, "):
        filled(reading.query, reading.parameters)


@pytest.mark.parametrize("question", LEFT)
def test_what_is_left_aside_is_said(question: str, store: Store) -> None:
    assert list(understand(question, store).ignored) == LEFT[question]


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
    for question in ("reserves rare earths RUSSIA", "russia reserves rare earths"):
        assert understand(question, store).reading.parameters == RUSSIA | RESERVES | REE


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
