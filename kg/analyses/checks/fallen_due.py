"""Fallen due: directives, targets and forecasts whose day has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.analyses.alike import alike
from kg.analyses.checks import Document, Result, Verdict, evidence, listed, verdict_of
from kg.analyses.comparing import interval
from kg.model import Claim, Level
from kg.times import Time
from kg.units import span
from kg.vocabulary import UNSTATED

AHEAD = ("forecast", "target", "directive", "prediction")


class FallenDue:
    """Compares the day for which something was announced with the day of asking."""

    name = "fallen-due"
    knows = (
        "Which directives, targets and forecasts have fallen due by a day, and whether a later "
        "estimate of the same amount is on record."
    )
    cannot = "Whether an order was carried out; that takes a document that says so."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each day and kind of announcement, due or still open."""
        waiting: dict[tuple[Time, str], list[Claim]] = defaultdict(list)
        for claim in document.claims:
            if claim.modality in AHEAD and (due := _due(claim)):
                waiting[due, claim.modality].append(claim)
        for (due, kind), claims in sorted(waiting.items(), key=lambda item: item[0][0].last):
            if due.last > document.on:
                yield self._open(due, kind, claims, document.on)
            else:
                yield from self._fallen(due, kind, claims, document)

    def _open(self, due: Time, kind: str, claims: list[Claim], on: date) -> Result:
        text = f"{_counted(kind, claims)} for {_day(due)}: not yet due on {on}."
        names = tuple(claim.id for claim in claims)
        return Result(self.name, Verdict.NOT_TESTABLE, text, names, evidence(claims))

    def _fallen(
        self, due: Time, kind: str, claims: list[Claim], document: Document
    ) -> Iterable[Result]:
        since = {claim.id: _estimated(claim, document) for claim in claims}
        yield from (self._score(c, since[c.id], due) for c in claims if since[c.id])
        unscored = [claim for claim in claims if not since[claim.id]]
        if unscored:
            days = (document.on - due.last).days
            text = (
                f"{_counted(kind, unscored)} for {_day(due)}, due {days:,} days before "
                f"{document.on}; nothing on record says what came of it."
            )
            names = tuple(claim.id for claim in unscored)
            yield Result(
                self.name, Verdict.POSSIBLE, text, names, evidence(unscored),
                look_up=f"what was done or published by {due.last}",
            )  # fmt: skip

    def _score(self, claim: Claim, found: list[Claim], due: Time) -> Result:
        assert claim.estimate
        said = interval(claim)
        verdict = verdict_of(said, [interval(one) for one in found])
        unit = claim.estimate.unit.base
        figures = listed(f"{span(interval(one), unit)} ({one.source})" for one in found)
        text = f"Announced for {_day(due)}: {span(said, unit)}; estimated since: {figures}."
        return Result(self.name, verdict, text, (claim.id,), evidence((claim, *found)))


def _due(claim: Claim) -> Time | None:
    if claim.due:
        return Time.parse(claim.due)
    stated = claim.observable.time if claim.observable else UNSTATED
    return None if stated == UNSTATED else Time.parse(stated)


def _day(due: Time) -> str:
    inferred = " (year inferred, not printed)" if "?" in due.text else ""
    return f"{due.text.rstrip('?~')}{inferred}"


def _counted(kind: str, claims: list[Claim]) -> str:
    return f"{len(claims)} {kind}s" if len(claims) > 1 else f"A {kind}"


def _estimated(claim: Claim, document: Document) -> list[Claim]:
    """Return later estimates of what was announced, for its very year."""
    level = claim.observable
    if not isinstance(level, Level) or not claim.estimate:
        return []
    return [
        other
        for other, its in document.record.amounts(level.commodity).get(level.subject, ())
        if other.modality == "estimate"
        and its.time != UNSTATED
        and Time.parse(its.time).year == Time.parse(level.time).year
        and its.property == level.property
        and alike(its, level, document.record.concepts)
    ]


CHECK = FallenDue()
