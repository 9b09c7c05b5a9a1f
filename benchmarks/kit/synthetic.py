"""Synthetic claims that look like real ones: the same number and seed make the same claims.

What is like the world: few questions get most of the claims (a heavy tail); one claim in three
is a first statement, the others repeat an earlier one, up to eight steps away from it; tables
revise their own cells from edition to edition; a few sources print most claims.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg import ontology, values
from kg.model import (
    Agent,
    Claim,
    Derivation,
    Edition,
    Kind,
    Level,
    Passage,
    Question,
    Source,
    question_of,
)
from kg.times import Time

SEED = 28
DEEPEST = 8
REPEATED, REVISED, IN_TABLES = 0.72, 0.5, 0.1
CLAIMS_A_QUESTION = 12
PROPERTIES = (
    "reserves", "resources", "mine-production", "refinery-production", "capacity", "consumption",
    "imports", "exports",
)  # fmt: skip
YEARS = range(2012, 2026)
WORDS = (
    "the country", "according to officials", "is estimated", "of rare metals", "holds", "about",
    "industry sources said", "in the ground", "last year", "compared with", "the ministry",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that later ones may repeat, with what they need to know of it."""

    claim: Claim
    publisher: str
    depth: int


class Graph:
    """Makes the editions of one synthetic graph."""

    def __init__(self, claims: int, *, seed: int = SEED) -> None:
        self.claims = claims
        self._chance = random.Random(seed)
        self._concepts = ontology.load()
        self._said: dict[int, list[Said]] = defaultdict(list)
        self._cells: dict[str, Claim] = {}

    def editions(self) -> Iterator[Edition]:
        """Return editions until there are enough claims."""
        made = number = 0
        while made < self.claims:
            size = min(int(25 * self._chance.paretovariate(1.2)), 5000, self.claims - made)
            edition = self._edition(number, size)
            made += len(edition.claims)
            number += 1
            yield edition

    @cached_property
    def _topics(self) -> list[Level]:
        """Return what may be asked about, in an order that mixes subjects and commodities."""
        things = [c.id for c in self._concepts.of_kind("thing") if c.id != "world"]
        goods = [c.id for c in self._concepts.of_kind("commodity")]
        topics = [Level(t, p, g) for t in things for p in PROPERTIES for g in goods]
        random.Random(0).shuffle(topics)
        return topics[: max(1, self.claims // CLAIMS_A_QUESTION)]

    @cached_property
    def _questions(self) -> list[Question]:
        return [question_of(topic, self._concepts) for topic in self._topics]

    def _topic(self) -> int:
        """Draw a topic: the first ones far more often than the last ones."""
        return int(len(self._topics) * self._chance.random() ** 1.5)

    def _edition(self, number: int, size: int) -> Edition:
        chance = self._chance
        table = chance.random() < IN_TABLES
        publisher = f"publisher-{int(400 * chance.random() ** 2)}"
        source = Source(
            id=f"synthetic-{number:05}",
            title=f"Synthetic source {number}",
            type="Dataset" if table else "NewsArticle",
            publisher=publisher,
            published=Time.parse(f"{2012 + number % 14}"),
            url=f"https://example.org/{number}",
            series=f"tables-of-{publisher}" if table else "",
        )
        topics = [self._topic() for _ in range(size)]
        made = [
            self._cell(source, place, topic) if table else self._sentence(source, place, topic)
            for place, topic in enumerate(topics)
        ]
        claims = tuple(claim for claim, _ in made)
        derivations = tuple(derivation for _, derivation in made if derivation)
        agents = {publisher, *(agent for claim in claims for agent in claim.said_by)}
        return Edition(source, claims, derivations, tuple(map(_agent, sorted(agents))))

    def _cell(self, source: Source, place: int, topic: int) -> tuple[Claim, Derivation | None]:
        """Return a cell of a table; its next edition repeats or revises it."""
        cell = f"{source.series}.{self._questions[topic].id}"
        before = self._cells.get(cell)
        fresh = before is None or self._chance.random() < REVISED
        printed = self._printed(topic) if before is None or fresh else _words(before)
        claim = self._claim(source, place, topic, printed)
        claim = replace(claim, passage=Passage(printed, cell=f"cell={place},3"), cell=cell)
        self._cells[cell] = claim
        self._said[topic].append(Said(claim, source.publisher, 1))
        return claim, None

    def _sentence(self, source: Source, place: int, topic: int) -> tuple[Claim, Derivation | None]:
        """Return a claim of an article, more often than not the repetition of an earlier one."""
        said = self._said[topic]
        parent = said[int(len(said) * self._chance.random() ** 0.5)] if said else None
        if parent is None or parent.depth >= DEEPEST or self._chance.random() > REPEATED:
            claim = self._claim(source, place, topic, self._printed(topic))
            said.append(Said(claim, source.publisher, 1))
            return claim, None
        claim = self._claim(source, place, topic, _words(parent.claim))
        claim = replace(claim, observable=parent.claim.observable, **self._credit(parent))
        said.append(Said(claim, source.publisher, parent.depth + 1))
        because = "value and words"
        return claim, Derivation(claim.id, parent.claim.id, Kind.REPEATED, because, source.id)

    def _credit(self, parent: Said) -> dict[str, tuple[str, ...] | str]:
        kind = self._chance.random()
        if kind < 0.5:
            return {"said_by": (parent.publisher,), "mode": "according-to"}
        return {"said_by": ("analysts",), "mode": "vague"} if kind < 0.6 else {}

    def _claim(self, source: Source, place: int, topic: int, printed: str) -> Claim:
        level = replace(
            self._topics[topic],
            basis=self._chance.choice(("unstated", "unstated", "content", "gross")),
            time=str(self._chance.choice(YEARS)),
        )
        words = " ".join(self._chance.choices(WORDS, k=6))
        quote = f"{words} {printed} {words[::-1]}"
        start = place * 400
        return Claim(
            id=f"{source.id}.c{place}",
            source=source.id,
            modality="estimate",
            passage=Passage(quote, start, start + len(quote)),
            observable=level,
            question=self._questions[topic].id,
            estimate=values.parse(printed, self._concepts.units),
        )

    def _printed(self, topic: int) -> str:
        """Return a value near that of the topic; half of those who speak say the same."""
        usual = 10 ** (3 + topic % 50 / 10)
        factor = 1.0 if self._chance.random() < 0.5 else self._chance.lognormvariate(0, 0.6)
        flow = "" if PROPERTIES.index(self._topics[topic].property) < 2 else "/yr"
        number = f"{usual * factor / 1000:.3g}"
        plain = f"{float(number):f}".rstrip("0").rstrip(".")
        sign = self._chance.choices(("", "~", ">", "<="), (85, 9, 4, 2))[0]
        return f"{sign}{plain or number} kt{flow}"


def _words(claim: Claim) -> str:
    assert claim.estimate is not None
    return claim.estimate.printed


def _agent(name: str) -> Agent:
    vague = name == "analysts"
    label = "unnamed: analysts" if vague else f"Publisher {name.rpartition('-')[2]}"
    return Agent(name, label, "Group" if vague else "Organization", vague=vague)
