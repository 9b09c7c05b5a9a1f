"""Everything on record about some claims: what they come from, who says so, what is not stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.analyses.lineage import Lineage, lineage_of, unnamed
from kg.analyses.record import Record
from kg.model import Agent, Claim, Concepts, Derivation, Level, Source, argued_property
from kg.table import Row, Table
from kg.table.rows import claim_of
from kg.vocabulary import UNSTATED


@dataclass(frozen=True, slots=True)
class Stated:
    """A facet as stated by a claim: its own, or one further up its derivations."""

    value: str
    claim: str


@dataclass
class Evidence:
    """Claims by id, with their lineage, derivations, sources and agents.

    ``members`` are the claims that the analysis is about; the others are what they come from
    or what speaks about them. ``record`` looks up what else is on record.
    """

    concepts: Concepts
    members: tuple[str, ...]
    claims: dict[str, Claim]
    lineage: dict[str, Lineage]
    derivations: tuple[Derivation, ...]
    sources: dict[str, Source]
    agents: dict[str, Agent]
    superseded: dict[str, str]
    record: Record
    _parents: dict[str, list[Derivation]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for derivation in self.derivations:
            if derivation.origin in self.claims:
                self._parents[derivation.claim].append(derivation)

    @staticmethod
    def about(table: Table, rows: list[Row]) -> Evidence:
        """Gather what is on record about the claims of these rows."""
        members = tuple(row["id"] for row in rows)
        derivations = table.above(members)
        wanted = {d.origin for d in derivations} - set(members)
        wanted |= {part for row in rows for part in row["parts"]}
        further = table.rows_of_claims(wanted - set(members))
        further += table.run("explaining", [sorted(members)])
        every = {row["id"]: row for row in (*further, *rows)}
        claims = {name: claim_of(row, table.concepts) for name, row in every.items()}
        sources = table.sources({claim.source for claim in claims.values()})
        speakers = {agent for claim in claims.values() for agent in claim.said_by}
        speakers |= {source.publisher for source in sources.values() if source.publisher}
        speakers |= {row["body"] for row in every.values() if row["body"]}
        return Evidence(
            table.concepts,
            members,
            claims,
            {name: lineage_of(row) for name, row in every.items()},
            tuple(derivations),
            sources,
            table.agents(speakers),
            {row["origin"]: row["claim"] for row in table.run("revised_by", [sorted(members)])},
            Record(table),
        )

    def parents(self, claim: str) -> list[Derivation]:
        """Return the derivations that say what a claim comes from."""
        return self._parents.get(claim, [])

    def ancestry(self, claim: str) -> Iterator[str]:
        """Return a claim and everything it comes from, nearest first; circles end."""
        seen, waiting = {claim}, [claim]
        while waiting:
            current = waiting.pop(0)
            yield current
            for derivation in self.parents(current):
                if derivation.origin not in seen:
                    seen.add(derivation.origin)
                    waiting.append(derivation.origin)

    def effective(self, claim: str, facet: str) -> Stated | None:
        """Return a facet as the claim states it, or the nearest claim it comes from.

        Only claims on the same quantity can lend a facet.
        """
        own = self._level(claim)
        for name in self.ancestry(claim):
            level = self._level(name)
            if own is None or level is None or not self._same_quantity(own, level):
                continue
            value = getattr(level, facet)
            if value != UNSTATED:
                return Stated(value, name)
        return None

    def explanations(self, these: Iterable[str], those: Iterable[str]) -> list[Claim]:
        """Return the claims that explain the difference of one of these and one of those."""
        one_side, other_side = set(these), set(those)
        return [
            claim
            for _, claim in sorted(self.claims.items())
            if one_side & set(claim.explains) and other_side & set(claim.explains)
        ]

    def speaker(self, claim: Claim) -> str:
        """Return who says it, as the text has it: "Willis Thomas, CRU Group"."""
        if claim.said_by:
            return ", ".join(self.called(agent) for agent in claim.said_by)
        return self.publisher(claim)

    def called(self, agent: str) -> str:
        """Return the name of an agent; one whom the text does not name is said to be so."""
        return unnamed(self.agent_name(agent))

    def publisher(self, claim: Claim) -> str:
        """Return who publishes the source of a claim."""
        source = self.sources.get(claim.source)
        return self.agent_name(source.publisher) if source and source.publisher else claim.source

    def source_title(self, claim: Claim) -> str:
        """Return the title of the source of a claim."""
        source = self.sources.get(claim.source)
        return source.title if source else claim.source

    def agent_name(self, agent: str) -> str:
        """Return the name of an agent."""
        known = self.agents.get(agent)
        return known.name if known else self.concepts.label("agent", agent)

    def _level(self, claim: str) -> Level | None:
        observable = self.claims[claim].observable
        return observable.levels[0] if observable else None

    def _same_quantity(self, one: Level, other: Level) -> bool:
        same = (one.subject, one.commodity) == (other.subject, other.commodity)
        return same and argued_property(one.property, self.concepts) == argued_property(
            other.property, self.concepts
        )
