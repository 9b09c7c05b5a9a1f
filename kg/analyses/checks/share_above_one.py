"""Shares above one: parts that are more than their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import interval, point
from kg.analyses.record import Record
from kg.analyses.wording import goods, leaves_out
from kg.intervals import Interval
from kg.model import Claim, Level
from kg.units import shown, span

WHOLE = 100


class ShareAboveOne:
    """Looks at single shares, at shares of one whole together, and at parts beside their whole."""

    name = "share-above-one"
    knows = (
        "Whether a share, or the shares of several parties in one whole, or a part of the "
        "world's amount in one source is more than all of it, whatever rounding leaves open."
    )
    cannot = "Whether parts overlap: only parties that are different countries are added up."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each whole whose parts are too much."""
        wholes: dict[tuple[Level, Level], list[Claim]] = defaultdict(list)
        for claim, ratio in document.ratios:
            if ratio.is_share and claim.estimate and claim.estimate.unit.base == "%":
                wholes[replace(ratio.numerator, subject=""), ratio.denominator].append(claim)
        for shares in wholes.values():
            yield from self._shares(shares, document)
        yield from self._parts(document)

    def _shares(self, shares: list[Claim], document: Document) -> Iterable[Result]:
        added = reduce(Interval.plus, map(interval, shares))
        if added.low is None or added.low <= WHOLE:
            return
        figures = " and ".join(f"{shown(point(claim), '%')}" for claim in shares)
        text = f"{figures} of one whole are over {shown(added.low, '%')} together."
        names = tuple(claim.id for claim in shares)
        yield Result(
            self.name, Verdict.CONTRADICTED, text, names, evidence(shares),
            look_up="whether the shares are of one whole and one year",
        )  # fmt: skip

    def _parts(self, document: Document) -> Iterable[Result]:
        record = document.record
        worlds = {level: claim for claim, level in document.levels if level.subject == "world"}
        above: dict[str, list[Claim]] = defaultdict(list)
        for claim, level in document.levels:
            world = worlds.get(replace(level, subject="world"))
            if world and world is not claim and _is_more(claim, world, record):
                above[world.id].append(claim)
        for world in worlds.values():
            if above[world.id]:
                yield self._above(above[world.id], world, record)

    def _above(self, parts: list[Claim], world: Claim, record: Record) -> Result:
        assert world.observable and world.estimate
        level, unit = world.observable.levels[0], world.estimate.unit.base
        told = listed(
            f"{record.concepts.label('thing', c.observable.levels[0].subject)} "
            f"({shown(point(c), unit)})"
            for c in parts
            if c.observable
        )
        text = (
            f"{goods(level, record.concepts)} {level.time}: {told}, each alone more than the "
            f"world's {span(interval(world), unit)}."
        )
        claims = (world, *parts)
        return Result(
            self.name, Verdict.CONTRADICTED, text, tuple(claim.id for claim in claims),
            evidence(claims), look_up="whether the total has lost a digit, or its unit differs",
        )  # fmt: skip


def _is_more(claim: Claim, world: Claim, record: Record) -> bool:
    high, low = interval(world).high, interval(claim).low
    bounded = high is not None and low is not None and low > high
    return bounded and claim.modality == world.modality and not leaves_out(world, record.concepts)


CHECK = ShareAboveOne()
