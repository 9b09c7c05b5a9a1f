"""What is on record about goods and editions, looked up as it is needed, each thing once.

Reasons and checks look beyond the claims of one question: at a country's other figures, at the
rows beside a total, at the other editions of a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from kg.analyses.lineage import Lineage, lineage_of, unnamed
from kg.model import Agent, Claim, Concepts, Level, Source
from kg.table import Table
from kg.table.rows import claim_of

Figures = list[tuple[Claim, Level]]
Amounts = Mapping[str, Figures]
"""Claims on amounts, by the subject whose amount it is."""


def by_subject(claims: Iterable[Claim]) -> Amounts:
    """Return the claims among these that put a value on an amount, by subject."""
    found: dict[str, Figures] = defaultdict(list)
    for claim in claims:
        level = claim.observable
        if isinstance(level, Level) and claim.estimate:
            found[level.subject].append((claim, level))
    return found


def varieties(good: str, concepts: Concepts) -> list[str]:
    """Return the goods that are kinds of this one: "diatomite, processed"."""
    return [c.id for c in concepts.of_kind("commodity") if good in c.broader]


class Record:
    """Looks claims up by good and by source, and keeps what it has found."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.concepts = table.concepts
        self.lineage: dict[str, Lineage] = {}
        self._claims: dict[str, Claim] = {}
        self._of_good: dict[str, tuple[Claim, ...]] = {}
        self._amounts: dict[str, Amounts] = {}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Return every source, by id."""
        return self.table.sources()

    @cached_property
    def series(self) -> dict[str, list[Source]]:
        """Return the editions of each series, the oldest first."""
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self.sources.values():
            if source.series and source.published:
                found[source.series].append(source)
        for editions in found.values():
            editions.sort(key=lambda source: self.since(source.id))
        return found

    def since(self, source: str) -> date:
        """Return the first day on which a source may have appeared; undated ones come first."""
        published = self.sources[source].published
        return published.first if published else date.min

    def of_source(self, source: str) -> tuple[Claim, ...]:
        """Return the claims of a source, in its order."""
        return self._taken(self.table.run("of_source", [source]))

    def gather(self, goods: Iterable[str]) -> None:
        """Look up the claims about some goods in one go, and about what is a kind of them."""
        wanted = {kind for good in goods for kind in (good, *varieties(good, self.concepts))}
        missing = sorted(wanted - self._of_good.keys())
        if missing:
            found: dict[str, list[Claim]] = {good: [] for good in missing}
            for claim in self._taken(self.table.run("about_goods", [missing])):
                assert claim.observable
                found[claim.observable.levels[0].commodity].append(claim)
            self._of_good |= {good: tuple(claims) for good, claims in found.items()}

    def about(self, good: str) -> tuple[Claim, ...]:
        """Return every claim about a good, with or without a figure."""
        if good not in self._of_good:
            self.gather([good])
        return self._of_good[good]

    @cached_property
    def of_land(self) -> tuple[Claim, ...]:
        """Return every claim that states which land it counts."""
        return self._taken(self.table.run("of_land"))

    def amounts(self, good: str) -> Amounts:
        """Return the claims that put a value on an amount of a good, by subject.

        What is set apart as a part of another is left out.
        """
        if good not in self._amounts:
            self._amounts[good] = by_subject(
                claim for claim in self.about(good) if not self.lineage[claim.id].apart
            )
        return self._amounts[good]

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims with these ids, those that exist."""
        wanted = sorted(set(ids))
        missing = [name for name in wanted if name not in self._claims]
        if missing:
            self._taken(self.table.rows_of_claims(missing))
        return [self._claims[name] for name in wanted if name in self._claims]

    def is_cell(self, claim: Claim) -> bool:
        """Whether a claim is a cell of a table that appears edition by edition."""
        return bool(claim.passage.cell and self.sources[claim.source].series)

    def named(self, source: str) -> str:
        """Return what a source is called: "MCS 2025" for an edition, else its publisher or title.

        >>> import kg
        >>> Record(kg.open().table).named("mcs2025")
        'MCS 2025'
        """
        known = self.sources[source]
        if known.series and known.published:
            return f"{known.series.upper()} {known.published.year}"
        return self.called(known.publisher) if known.publisher else known.title

    def called(self, agent: str) -> str:
        """Return the name of an agent; one whom the text does not name is said to be so."""
        if agent not in self._agents:
            self._agents |= self.table.agents([agent])
        known = self._agents.get(agent)
        return unnamed(known.name if known else self.concepts.label("agent", agent))

    @cached_property
    def _agents(self) -> dict[str, Agent]:
        """Return those who publish a source; others are added when they are asked for."""
        return self.table.agents({s.publisher for s in self.sources.values() if s.publisher})

    def _taken(self, rows: list[dict[str, object]]) -> tuple[Claim, ...]:
        for row in rows:
            name = str(row["id"])
            if name not in self._claims:
                self._claims[name] = claim_of(row, self.concepts)
                self.lineage[name] = lineage_of(row)
        return tuple(self._claims[str(row["id"])] for row in rows)
