"""Blame one number: who said it first, who relays it, and at which hop it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.analyses.candidates import Candidates, candidates_among
from kg.analyses.comparing import point
from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_claim, left_out
from kg.errors import NothingFound, WrongUse
from kg.model import FACETS, Claim, Derivation, Question
from kg.notebook import Shown
from kg.table import Row, Table
from kg.units import shown
from kg.values import UnreadableValue, parse

_LABELS = ("subject", "property", "commodity", *FACETS)
_NUMBER = re.compile(r"\s*[~<>#+≥≤]?[<>=]?\s*\d[\d.,]*\s*(?:\.\.|\s*\D).*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """What became different between a claim and the one it comes from."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Hop:
    """A claim, how it comes from the one above it, what changed, and what comes from it.

    ``link`` is ``None`` where the trail ends.
    """

    claim: Claim
    link: Derivation | None
    changes: tuple[Change, ...]
    below: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """Where a trail ends: a first statement, or a body or nobody whose document is not held.

    ``candidates`` are what the claims there may have been taken from.
    """

    origin: str | None
    trail: str
    hops: tuple[Hop, ...]
    candidates: tuple[Candidates, ...]


@dataclass(frozen=True, slots=True)
class Blame:
    """The trails of one number on one question, oldest first.

    ``asked`` are the claims asked for.
    """

    question: Question
    asked: tuple[str, ...]
    roots: tuple[Root, ...]
    evidence: Evidence


class Blamed(Shown, list[Blame]):
    """The trails of a number, a question each."""


def blame(text: str, table: Table) -> Blamed:
    """Return the trails of a claim, or of a number on each question where it stands.

    Raises `NothingFound` when nobody says it.
    """
    rows = _rows_with_value(text, table) if _NUMBER.fullmatch(text) else None
    if rows is None:
        rows = table.rows_of_claims([find_claim(text, table)])
        if rows[0]["printed"] is None:
            raise WrongUse(f"{rows[0]['id']} puts no value on anything.", remedy="`kg show` it.")
    questions = table.questions(row["question"] for row in rows)
    return Blamed(_blame(question, rows, table) for question in questions.values())


def _rows_with_value(text: str, table: Table) -> list[Row]:
    try:
        value = parse(text, table.concepts.units)
    except (UnreadableValue, ValueError) as error:
        said = str(error)
        raise WrongUse(
            f"{said[:1].upper()}{said[1:]}.", remedy="Write a number with its unit, like “28.5 Mt”."
        ) from None
    number = float(value.point)
    rows = table.run("with_value", [value.unit.base, number])
    if not rows and table.whole.run("with_value", [value.unit.base, number]):
        raise left_out(f"everybody who says {text}")
    if not rows:
        near = table.run("near_values", [value.unit.base, number])
        raise NothingFound(
            f"Nobody says {text}.",
            choices=[f"{row['printed']} {row['unit']}: {row['label']}" for row in near],
        )
    return rows


def _blame(question: Question, rows: list[Row], table: Table) -> Blame:
    asked = tuple(str(row["id"]) for row in rows if row["question"] == question.id)
    evidence = Evidence.about(table, table.claim_rows([question.id]))
    shown_claims = {one for name in asked for one in evidence.ancestry(name)}
    tops = [name for name in shown_claims if not evidence.parents(name)]
    ends: dict[tuple[str | None, str], list[str]] = {}
    for name in tops:
        lineage = evidence.lineage[name]
        ends.setdefault((lineage.origin, lineage.trail), []).append(name)
    roots = [
        Root(
            origin,
            trail,
            tuple(_hops(sorted(names), None, shown_claims, evidence)),
            candidates_among(names, evidence),
        )
        for (origin, trail), names in ends.items()
    ]
    return Blame(
        question, asked, tuple(sorted(roots, key=lambda r: _first_said(r, evidence))), evidence
    )


def _hops(
    names: list[str],
    parent: str | None,
    kept: set[str],
    evidence: Evidence,
    seen: frozenset[str] = frozenset(),
) -> Iterator[Hop]:
    for name in sorted(names, key=lambda n: (_said(n, evidence), n)):
        claim = evidence.claims[name]
        link = next((d for d in evidence.parents(name) if d.origin == parent), None)
        children = [
            d.claim
            for d in evidence.derivations
            if d.origin == name and d.claim in kept - seen - {name}
        ]
        below = _hops(list(dict.fromkeys(children)), name, kept, evidence, seen | {name})
        changes = tuple(_changes(evidence.claims[parent], claim, evidence)) if parent else ()
        yield Hop(claim, link, changes, tuple(below))


def _changes(before: Claim, after: Claim, evidence: Evidence) -> Iterator[Change]:
    """Return what differs in value, unit, hedge and label; a facet left unsaid is no change."""
    old, new = before.estimate, after.estimate
    if old and new:
        if point(before) != point(after):
            values = (shown(e.point, e.unit.base) for e in (old, new))
            yield Change("value", *values)
        if old.unit.base != new.unit.base:
            yield Change("unit", old.unit.symbol, new.unit.symbol)
        if old.hedge != new.hedge and not {old.hedge, new.hedge} <= {
            "none",
            "estimated",
            "reported",
        }:
            hedges = (evidence.concepts.label("hedge", e.hedge) for e in (old, new))
            yield Change("hedge", *hedges)
    if before.observable and after.observable:
        pairs = zip(before.observable.levels, after.observable.levels, strict=False)
        for one, other in list(pairs)[:1]:
            for label in _LABELS:
                was, now = getattr(one, label), getattr(other, label)
                if was != now and "unstated" not in (was, now):
                    yield Change(label, was, now)


def _said(name: str, evidence: Evidence) -> date:
    source = evidence.sources.get(evidence.claims[name].source)
    return source.published.first if source and source.published else date.max


def _first_said(root: Root, evidence: Evidence) -> tuple[bool, date, str]:
    dates = [_said(hop.claim.id, evidence) for hop in root.hops]
    return (root.trail != "held", min(dates), root.origin or "~")
