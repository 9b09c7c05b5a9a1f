"""Why two claims differ: every reason examined, each with verdict, factor and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_claim
from kg.analyses.reasons import Case, Finding, Side, examine
from kg.errors import WrongUse
from kg.intervals import Interval
from kg.model import Claim, Level, Question
from kg.notebook import Shown
from kg.table import Row, Table


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims, by what factor they differ, and what every reason came to.

    ``factor`` is that of the printed values, ``None`` against zero; ``bounds`` what they allow.
    """

    small: str
    large: str
    factor: Decimal | None
    bounds: Interval
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Why(Shown):
    """A difference with what is on record about it."""

    difference: Difference
    evidence: Evidence
    questions: tuple[Question, ...]


def why(one: str, other: str, table: Table) -> Why:
    """Examine why two claims differ; raise `WrongUse` where they cannot be compared."""
    ids = [find_claim(name, table) for name in (one, other)]
    if ids[0] == ids[1]:
        raise WrongUse(f"{ids[0]} does not differ from itself.", remedy="Name another claim.")
    rows = table.rows_of_claims(ids)
    for row in rows:
        if row["printed"] is None:
            raise WrongUse(
                f"{row['id']} puts no value on anything.", remedy="Name a claim with a figure."
            )
    if len({row["base"] for row in rows}) > 1:
        units = " and ".join(sorted({row["base"] for row in rows}))
        raise WrongUse(f"They are in {units}, which cannot be compared.")
    questions = table.questions(row["question"] for row in rows)
    evidence = Evidence.about(table, table.claim_rows(questions))
    sides = [Side(evidence.claims[name], (name,), evidence) for name in ids]
    _refuse_strangers(sides[0].claim, sides[1].claim, table)
    return Why(difference(*sides), evidence, tuple(questions.values()))


def _refuse_strangers(one: Claim, other: Claim, table: Table) -> None:
    """Raise `WrongUse` for claims on goods of which none is part of another."""
    goods = [
        {name for level in claim.observable.levels for name in _with_wider(level, table)}
        if claim.observable
        else set()
        for claim in (one, other)
    ]
    if not goods[0] & goods[1]:
        raise WrongUse(
            f"{one.id} and {other.id} are about different goods.",
            remedy="Name claims that answer one question; `kg show` says which they answer.",
        )


def _with_wider(level: Level, table: Table) -> tuple[str, ...]:
    return (level.commodity, *table.concepts.ancestors("commodity", level.commodity))


def why_each(pairs: Iterable[tuple[str, str]], table: Table) -> list[Difference]:
    """Examine many pairs of claims at once: what is on record is gathered in one go for all."""
    wanted = list(pairs)
    found = {row["id"]: row["question"] for row in table.rows_of_claims(chain(*wanted))}
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in table.claim_rows(found.values()):
        rows[row["question"]].append(row)
    whole = Evidence.about(table, [row for of_one in rows.values() for row in of_one])
    return [_of_pair(one, other, whole, found, rows) for one, other in wanted]


def _of_pair(
    one: str, other: str, whole: Evidence, question: dict[str, str], rows: dict[str, list[Row]]
) -> Difference:
    evidence = copy(whole)
    questions = dict.fromkeys((question[one], question[other]))
    evidence.members = tuple(row["id"] for name in questions for row in rows[name])
    sides = (Side(evidence.claims[name], (name,), evidence) for name in (one, other))
    return difference(*sides)


def difference(one: Side, other: Side) -> Difference:
    """Examine why two sides differ."""
    case = Case.of(one, other)
    return Difference(
        case.small.claim.id,
        case.large.claim.id,
        case.observed,
        case.factor,
        tuple(examine(case)),
    )
