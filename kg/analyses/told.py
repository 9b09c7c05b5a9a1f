"""What some sources tell: their claims, what these rest on, and what contradicts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.comparing import dispute, point
from kg.analyses.conflicts import Contested, conflicts
from kg.analyses.evidence import Evidence
from kg.model import Question
from kg.notebook import Shown
from kg.policy import current
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Rivalry:
    """A claim, the most distant one that it contradicts, and the factor between their values."""

    claim: str
    rival: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Told(Shown):
    """The claims of some sources, the questions they answer, and what contradicts them.

    ``rivalries`` are ordered by their factor, the largest first.
    """

    sources: tuple[str, ...]
    claims: tuple[str, ...]
    questions: dict[str, Question]
    rivalries: tuple[Rivalry, ...]
    evidence: Evidence


def told(sources: Iterable[str], table: Table) -> Told:
    """Return what sources tell, by their ids."""
    names = tuple(sources)
    own = [row["id"] for name in names for row in table.run("in_source", [name])]
    rows = table.rows_of_claims(own)
    questions = table.questions(row["question"] for row in rows if row["question"])
    disputed = [one for one in conflicts(table) if one.question.id in questions]
    rivals = {name for one in disputed for name in (one.small, one.large)}
    evidence = Evidence.about(table, table.rows_of_claims({*own, *rivals}))
    found = [_rivalry(name, disputed, evidence) for name in own]
    rivalries = sorted((r for r in found if r), key=lambda r: (-r.factor, r.claim))
    return Told(names, tuple(own), questions, tuple(rivalries), evidence)


def _rivalry(name: str, disputed: list[Contested], evidence: Evidence) -> Rivalry | None:
    claim = evidence.claims[name]
    ends = {
        end
        for one in disputed
        if one.question.id == claim.question
        for end in (one.small, one.large)
    }
    rivals = [evidence.claims[end] for end in sorted(ends - {name})]
    policy = current()
    found = [
        Rivalry(name, rival.id, max(point(rival), point(claim)) / low)
        for rival in rivals
        if dispute(claim, rival, evidence.concepts, policy)
        and (low := min(point(rival), point(claim)))
    ]
    return max(found, key=lambda one: one.factor, default=None)
