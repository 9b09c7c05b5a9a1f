"""Arithmetic: a figure does not follow from the figures it is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.comparing import interval, point
from kg.analyses.quotients import between, quotients
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.analyses.record import Record, by_subject
from kg.analyses.sums import WORLD, Sum, table_sums
from kg.intervals import Interval
from kg.model import Claim, Level, Ratio
from kg.units import span


@dataclass(frozen=True, slots=True)
class Computed:
    """What a figure should be, by the figures of its own source.

    It is not ``sure`` when rows come to less than their total: some may be missing.
    """

    interval: Interval
    text: str
    claims: tuple[Claim, ...]
    sure: bool = True


class Arithmetic:
    """Adds and divides within the source of each side, and compares the result with both."""

    name = "arithmetic"
    knows = (
        "What the parts, the rows or the two amounts that stand in the very source of a figure "
        "come to, and whether the figure printed there, or that of the other side, agrees."
    )
    cannot = "From which figures a number was really computed, where its source prints none."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare each side with what its own source gives; nothing where it gives nothing."""
        checked = [
            (side, other, computed)
            for side, other in (case.sides, case.sides[::-1])
            for computed in _computed(side, case.record)
        ]
        if not checked:
            return []
        missed = [one for one in checked if not one[2].interval.overlaps(interval(one[0].claim))]
        if not missed:
            text = f"It follows from its source: {checked[0][2].text}."
            return [self._finding(Verdict.EXCLUDED, text, Decimal(1), checked[0][2])]
        side, other, computed = missed[0]
        printed = side.claim.estimate.printed if side.claim.estimate else ""
        said = f"{printed} is not what its source adds up to: {computed.text}"
        if computed.sure and computed.interval.overlaps(interval(other.claim)):
            text = f"{said}, and that agrees with the other side."
            return [self._finding(Verdict.SUFFICIENT, text, None, computed)]
        return [self._finding(Verdict.POSSIBLE, f"{said}.", None, computed)]

    def _finding(
        self, verdict: Verdict, text: str, factor: Decimal | None, computed: Computed
    ) -> Finding:
        iris = tuple(v.iri(v.CLAIM, claim.id) for claim in computed.claims)
        return Finding(self.name, verdict, text, factor, iris)


def _computed(side: Side, record: Record) -> Iterator[Computed]:
    claim, observable = side.claim, side.claim.observable
    if claim.parts:
        rows = tuple(row for row in record.claims(claim.parts) if row.estimate)
        if rows:
            yield _of_sum(Sum(claim, rows))
    if isinstance(observable, Level) and observable.subject == WORLD and record.is_cell(claim):
        yield from (
            _of_sum(one)
            for one in table_sums(observable.commodity, record)
            if one.total.id == claim.id
        )
    if isinstance(observable, Ratio) and claim.estimate:
        own = by_subject(record.of_source(claim.source))
        unit = claim.estimate.unit.base
        for one in quotients(observable, unit, own, record):
            text = f"its own amounts give {between(one.interval, unit)}"
            yield Computed(one.interval, text, (claim, one.above, one.below))


def _of_sum(one: Sum) -> Computed:
    assert one.total.estimate
    added = span(one.interval, one.total.estimate.unit.base)
    too_much = one.point > point(one.total)
    return Computed(one.interval, f"its rows give {added}", (one.total, *one.rows), too_much)


REASON = Arithmetic()
