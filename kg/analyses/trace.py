"""Trace a contested number: who says what, from whom, in which words, and why they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from kg.analyses.candidates import Candidates, candidates_among
from kg.analyses.comparing import comparable, interval, point, same_time
from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_question
from kg.analyses.positions import Position, positions_of
from kg.analyses.reasons import Side
from kg.analyses.why import Difference, difference
from kg.model import FACETS, Claim, Question, argued_property
from kg.notebook import Shown
from kg.policy import Policy, current
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims, documents, origins and independent lines.

    Documents count one text once; origins and lines leave out ``unknown``, the claims whose
    origin nobody names.
    """

    claims: int
    documents: int
    origins: int
    lines: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two positions, by their places in the list, that cannot both be right."""

    small: int
    large: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Trace(Shown):
    """Everything on record about one question.

    ``apart`` are claims that answer its words but are no rivals: parts, and what is
    prognostic. ``without_figure`` are places for a figure that hold none. ``candidates`` are
    those of the claims in which trails end.
    """

    question: Question
    counts: Counts
    positions: tuple[Position, ...]
    conflicts: tuple[Conflict, ...]
    apart: tuple[str, ...]
    without_figure: tuple[str, ...]
    related: tuple[Question, ...]
    circles: tuple[tuple[str, ...], ...]
    candidates: tuple[Candidates, ...]
    evidence: Evidence


def trace(text: str, table: Table, *, tolerance: Decimal | None = None) -> Trace:
    """Trace the question that words mean; see `find_question` for what may be raised."""
    question = find_question(text, table)
    policy = _policy(tolerance)
    evidence = Evidence.about(table, table.claim_rows([question.id]))
    positions = positions_of(evidence, policy)
    members = [evidence.claims[name] for name in evidence.members]
    rivals = {name for position in positions for name in position.everybody}
    return Trace(
        question=question,
        counts=_counts(sorted(rivals), evidence),
        positions=tuple(positions),
        conflicts=tuple(conflicts_between(positions, evidence, policy)),
        apart=tuple(c.id for c in members if c.estimate and evidence.lineage[c.id].apart),
        without_figure=tuple(claim.id for claim in members if claim.estimate is None),
        related=_related(question, evidence, table),
        circles=_circles(evidence),
        candidates=candidates_among(rivals, evidence),
        evidence=evidence,
    )


def _policy(tolerance: Decimal | None) -> Policy:
    return current() if tolerance is None else replace(current(), tolerance=tolerance)


def _counts(rivals: list[str], evidence: Evidence) -> Counts:
    lineages = [evidence.lineage[name] for name in rivals]
    return Counts(
        claims=len(rivals),
        documents=len({its.document for its in lineages}),
        origins=len({its.origin for its in lineages if its.origin}),
        lines=len({its.line for its in lineages if its.line}),
        unknown=sum(its.origin is None for its in lineages),
    )


def conflicts_between(
    positions: list[Position], evidence: Evidence, policy: Policy
) -> Iterable[Conflict]:
    """Return the pairs of positions that cannot both be right, the largest factor first."""
    found = []
    sides = [_side(position, evidence) for position in positions]
    for i, j in combinations(range(len(positions)), 2):
        if _disputed(positions[i], positions[j], evidence, policy):
            small, large = (i, j) if point(sides[i].claim) <= point(sides[j].claim) else (j, i)
            found.append(Conflict(small, large, difference(sides[i], sides[j])))
    return sorted(found, key=lambda c: (-(c.difference.factor or Decimal("inf")), c.small, c.large))


def _disputed(one: Position, other: Position, evidence: Evidence, policy: Policy) -> bool:
    """Whether some claim of one cannot be right with any of the other, or replaces one of them.

    A cell that was revised is contested also where the newer edition weighs something else.
    """
    pairs = [(evidence.claims[a], evidence.claims[b]) for a in one.claims for b in other.claims]
    alike = [pair for pair in pairs if comparable(*pair, evidence.concepts, policy)]
    apart = bool(alike) and not any(interval(a).overlaps(interval(b)) for a, b in alike)
    then = (pair for pair in pairs if same_time(*pair, evidence.concepts, policy))
    return apart or any(_revises(*pair) for pair in then)


def _revises(one: Claim, other: Claim) -> bool:
    assert one.estimate and other.estimate
    same_cell = bool(one.cell) and one.cell == other.cell
    same_cell = same_cell and one.estimate.unit.base == other.estimate.unit.base
    bounded = not interval(one).one_sided and not interval(other).one_sided
    return same_cell and bounded and point(one) != point(other)


def _side(position: Position, evidence: Evidence) -> Side:
    """Return a position as a side, spoken for by the claim that states the most."""
    shown = [c for n in position.claims if point(c := evidence.claims[n]) == position.point]

    def stated(claim: Claim) -> tuple[int, bool, str]:
        facets = sum(evidence.effective(claim.id, facet) is not None for facet in (*FACETS, "time"))
        return (-facets, evidence.lineage[claim.id].trail != "held", claim.id)

    return Side(min(shown, key=stated), tuple(position.everybody), evidence)


def _related(question: Question, evidence: Evidence, table: Table) -> tuple[Question, ...]:
    """Return the questions on a related property of the same subject and commodity."""
    observable = evidence.claims[evidence.members[0]].observable
    if observable is None or len(observable.levels) > 1:
        return ()
    level = observable.levels[0]
    name = argued_property(level.property, table.concepts)
    related = {
        other.id
        for other in table.concepts.of_kind("property")
        if name in other.related
        or other.id in (getattr(table.concepts.get("property", name), "related", ()))
    }
    names = [f"{level.subject}.{other}.{level.commodity}" for other in sorted(related)]
    return tuple(table.questions(names).values())


def _circles(evidence: Evidence) -> tuple[tuple[str, ...], ...]:
    """Return the derivations that lead back to where they began, one circle for each."""
    return tuple(
        sorted(
            {
                tuple(sorted(circle))
                for name in evidence.members
                if (circle := _circle(name, evidence))
            }
        )
    )


def _circle(name: str, evidence: Evidence) -> list[str]:
    above = [d.origin for d in evidence.parents(name)]
    reached = {one for start in above for one in evidence.ancestry(start)}
    return (
        [one for one in reached if name in set(evidence.ancestry(one))] if name in reached else []
    )
