"""The press: every row that an analyst read is here, with its quote, value, speaker and scope."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from kg import importers, ontology
from kg.files import DATA
from kg.model import Claim, Concepts, Edition
from kg.model.concept import folded

Row = dict[str, str]
LIKE = 90  # per cent of a quote that must be the same words
NOBODY = {"(none)", "(own)", "(own study)", "(own sum)", "(plan)", "(own statement)"}
SELF = {"article", "chart", "post"}
SCALES = {"Mt": 10**6, "t": 1, "USD bn": 10**9, "t/yr": 1}
# what the rows call otherwise than the sources here do
SUBJECTS = {
    "Rosatom / Russia": "russia",
    "Tomtor (Buranny)": "tomtor",  # the page says “Tomtor”; Buranny stands in the note
    "Lovozero + Tomtor": "lovozero-and-tomtor",
}
SPEAKERS = {
    "(USGS implied; \"Western estimates\" later)": "",  # the article says it in its own voice
    "(USGS implied)": "",
    "(reported)": "",
    "Russia's natural resources authorities": "unnamed",
    "company and government data": "unnamed",
    "various estimates": "unnamed",
    "(experts)": "unnamed",
    "(market study)": "unnamed",
    "(another study)": "unnamed",
    "IER": "Institute for Energy Research",
    "Kyiv": "Government of Ukraine",
    "Turkish government": "Government of Turkey",
    "Vietnam plan": "Government of Vietnam",
}  # fmt: skip


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return ontology.load()


@pytest.fixture(scope="module")
def editions(concepts: Concepts) -> list[Edition]:
    """Return every edition that is written as ``claims/1``."""
    found = importers.read(sorted(DATA.rglob("*.yaml")), concepts)
    return [edition for one in found for edition in one.editions]


@pytest.fixture
def rows(given: Path) -> list[Row]:
    path = given / "data" / "press-claims" / "claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _page(row: Row, editions: list[Edition]) -> Edition:
    """Return the edition of a row: by its address, by its title when it has none."""
    address, title = row["url"], folded(row["source_title"])
    if not address.startswith("http"):
        return next(e for e in editions if folded(e.source.title) == title)
    return next(edition for edition in editions if edition.source.url == address)


def _quoting(row: Row, edition: Edition) -> list[Claim]:
    """Return the claims of a page that quote the words of a row, or a part of them."""
    words = folded(row["quote"])
    return [
        claim
        for claim in edition.claims
        if claim.passage.quote and fuzz.partial_ratio(words, folded(claim.passage.quote)) >= LIKE
    ]


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))]


def _says(claim: Claim, row: Row) -> bool:
    """Whether a claim has the value of a row, printed alike or in another unit."""
    wanted = _numbers(row["value"])
    if claim.estimate is None:
        return not wanted or row["value"] == "0"  # a count of nothing is said in words
    scale = SCALES.get(row["unit"].removesuffix(" ore").removesuffix(" REO"), 1)
    return wanted in (
        _numbers(claim.estimate.printed), [claim.estimate.point / scale]
    )  # fmt: skip


def _about(claim: Claim, row: Row, concepts: Concepts) -> bool:
    known = concepts.find("thing", row["subject"])
    name = SUBJECTS.get(row["subject"]) or (known.id if known else "")
    if claim.observable is None:
        return any(iri.endswith(f"/{name}") for iri in claim.about)
    # a plant may stand for its country
    subject = claim.observable.levels[0].subject
    within = concepts.get("thing", subject)
    return name == subject or (within is not None and within.inside == name)


def _claim(row: Row, editions: list[Edition], concepts: Concepts) -> Claim | None:
    """Return the claim that a row became."""
    found = (
        claim
        for claim in _quoting(row, _page(row, editions))
        if _says(claim, row) and _about(claim, row, concepts)
    )
    return next(found, None)


def _taken(
    rows: list[Row], editions: list[Edition], concepts: Concepts
) -> Iterator[tuple[Row, Claim, Edition]]:
    for row in rows:
        claim = _claim(row, editions, concepts)
        assert claim, row
        yield row, claim, _page(row, editions)


def test_every_row_is_a_claim_with_its_quote_value_and_subject(
    rows: list[Row], editions: list[Edition], concepts: Concepts
) -> None:
    assert len(rows) > 180
    lost = [row for row in rows if _claim(row, editions, concepts) is None]
    assert lost == []


def test_hedges_are_kept(rows: list[Row], editions: list[Edition], concepts: Concepts) -> None:
    signs = {">": ("more-than", "at-least"), "<": ("less-than",), "~": ("about",)}
    for row, claim, _ in _taken(rows, editions, concepts):
        if row["value"][:1] in signs and claim.estimate:
            assert claim.estimate.hedge in signs[row["value"][0]], row


def test_the_speaker_and_whom_the_text_credits_are_kept(
    rows: list[Row], editions: list[Edition], concepts: Concepts
) -> None:
    for row, claim, edition in _taken(rows, editions, concepts):
        named = {agent.id: agent.name for agent in edition.agents}
        bodies = (*claim.said_by, edition.source.publisher)
        names = [name for body in bodies for name in (named.get(body, ""), *_names(body, concepts))]
        said_by = folded(" ".join((*names, claim.note, edition.source.note)))
        for who in (row["speaker"], row["attributed_to"]):
            if who in SELF | NOBODY:
                continue
            wanted = folded(SPEAKERS.get(who, who)).split()
            assert not wanted or set(wanted) & set(said_by.split()), (row, said_by)


def _names(agent: str, concepts: Concepts) -> tuple[str, ...]:
    known = concepts.get("agent", agent)
    behind = concepts.get("agent", known.inside) if known and known.inside else None
    return (*(known.names if known else ()), *(behind.names if behind else ()))


def test_scope_notes_are_kept(rows: list[Row], editions: list[Edition], concepts: Concepts) -> None:
    """Every figure and two thirds of the words of a scope note stand in the claim or its page."""
    for row, _, edition in _taken(rows, editions, concepts):
        claims = [c for c in edition.claims if c.computed] + _quoting(row, edition)
        text = " ".join((edition.source.note, *(_whole(claim) for claim in claims)))
        text += " ".join(derivation.because for derivation in edition.derivations)
        kept, words = (set(folded(t.replace(",", "")).split()) for t in (text, row["scope_note"]))
        if row["scope_note"].startswith("same text"):
            assert edition.source.reprint_of
            continue
        assert not {word for word in words - kept if word.isdecimal()}, row
        assert len(words & kept) >= 0.66 * len(words), row


def _whole(claim: Claim) -> str:
    """Return everything that a claim says, printed words and names of facets."""
    facets = claim.observable.id if claim.observable else ""
    value = f"{claim.estimate.printed} {claim.estimate.hedge}" if claim.estimate else ""
    return " ".join((claim.note, claim.gist, claim.passage.quote, claim.modality, facets, value))


def test_dates_of_publication_keep_their_precision(
    rows: list[Row], editions: list[Edition]
) -> None:
    for row in rows:
        published = _page(row, editions).source.published
        date = re.match(r"[\d-]+\??", row["published"])
        if date:
            inferred = "inferred" in row["published"]
            assert published and published.text == date[0] + "?" * inferred, row


def test_what_depends_on_what_is_on_record(editions: list[Edition]) -> None:
    sources = {edition.source.id: edition.source for edition in editions}
    reprints = {name for name, source in sources.items() if source.reprint_of}
    assert {"seed", "whistlebuzz2025"} <= reprints
    network = [source for source in sources.values() if "news-pravda" in source.url]
    assert len(network) >= 6
    assert {source.network for source in network} == {"news-pravda"}


def test_quotes_are_short(editions: list[Edition]) -> None:
    for edition in editions:
        for claim in edition.claims:
            assert len(claim.passage.quote.split()) <= 25, claim.id


def test_every_source_folder_says_where_it_is_from_and_under_which_licence() -> None:
    folders = [path for path in DATA.iterdir() if path.is_dir()]
    assert len(folders) >= 4
    for folder in folders:
        text = (folder / "README.md").read_text(encoding="utf-8")
        assert "**Licence**" in text and "http" in text, folder.name
