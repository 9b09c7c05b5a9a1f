"""Superseded: figures that a later edition had replaced when the document appeared."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.analyses.editions import Carried, carried, credited
from kg.analyses.wording import amount
from kg.model import Source


class Superseded:
    """Compares each figure from a series with the newest edition that had appeared."""

    name = "superseded"
    knows = "Whether a later edition on record, out before the document, prints another figure."
    cannot = (
        "Whether the writer meant the older edition; a figure that states an earlier date is not "
        "listed. Nothing is said where the document's own date is not known."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each figure that had been replaced."""
        record = document.record
        for name, series in sorted(record.series.items()):
            out = [source for source in series if document.before(source.id)]
            if document.source.series == name or not out:
                continue
            claims = credited((claim for claim, _ in document.levels), series, record)
            for one in carried(claims, series, record):
                newest = out[-1]
                if newest.id in one.others and _older(one, series, newest):
                    yield self._result(one, newest, document)

    def _result(self, one: Carried, newest: Source, document: Document) -> Result:
        record = document.record
        older, newer = max(one.by), one.others[newest.id]
        text = (
            f"{amount(one.claim)} stands in {record.named(older)}; when this appeared, "
            f"{document.source.published.short if document.source.published else ''}, "
            f"{record.named(newest.id)} had replaced it by {amount(newer)}."
        )
        rests = (one.claim, one.by[older], newer)
        return Result(
            self.name, Verdict.CONTRADICTED, text, (one.claim.id,), evidence(rests),
            look_up=f"why {record.named(newest.id)} revised it",
        )  # fmt: skip


def _older(one: Carried, series: list[Source], newest: Source) -> bool:
    order = [source.id for source in series]
    return all(order.index(name) < order.index(newest.id) for name in one.by)


CHECK = Superseded()
