"""Shares above one: parts that are more than their whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.analyses.comparing import interval, point
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
        for claim, level in document.levels:
            world = worlds.get(replace(level, subject="world"))
            if world is None or world is claim or claim.modality != world.modality:
                continue
            high, low = interval(world).high, interval(claim).low
            if high is None or low is None or low <= high or record.leaves_out(world):
                continue
            assert claim.estimate
            unit = claim.estimate.unit.base
            subject = record.concepts.label("thing", level.subject)
            text = (
                f"{subject}'s {record.goods(level)} {level.time}: {span(interval(claim), unit)}, "
                f"more than the world's {span(interval(world), unit)}."
            )
            yield Result(
                self.name, Verdict.CONTRADICTED, text, (claim.id, world.id),
                evidence((claim, world)), look_up="the units of the two columns or rows",
            )  # fmt: skip


CHECK = ShareAboveOne()
