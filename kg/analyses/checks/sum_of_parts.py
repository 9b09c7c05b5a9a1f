"""Sums of parts: whether a total is what its rows add up to, edition by edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import interval
from kg.analyses.record import Record
from kg.analyses.sums import Sum, table_sums
from kg.analyses.wording import amount, goods, leaves_out
from kg.intervals import Interval
from kg.model import Claim, Level
from kg.units import shown, span


class SumOfParts:
    """Adds the rows of a table, with what rounding leaves open of each, and compares the total."""

    name = "sum-of-parts"
    knows = (
        "What the rows beside a total add up to. A row without a figure makes the sum a lower "
        "bound; so does a total that says it leaves something out."
    )
    cannot = "What a row that is withheld holds, or which of the rows a rounded total was made of."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each total that may not fit, and one for all that do."""
        fitting: list[Sum] = []
        for one in _sums(document):
            verdict = _verdict(one, document.record)
            if verdict is Verdict.ENTAILED and one.total.source == document.source.id:
                fitting.append(one)
            else:
                yield self._result(one, verdict, document)
        if len(fitting) == 1:
            yield self._result(fitting[0], Verdict.ENTAILED, document)
        elif fitting:
            text = f"{len(fitting)} totals fit what their rows add up to."
            names = tuple(one.total.id for one in fitting)
            yield Result(self.name, Verdict.ENTAILED, text, names, evidence(names))

    def _result(self, one: Sum, verdict: Verdict, document: Document) -> Result:
        assert one.total.estimate
        record, unit = document.record, one.total.estimate.unit.base
        stated, added = interval(one.total), one.interval
        how = "which fits" if verdict is Verdict.ENTAILED else "which cannot be so"
        if verdict is Verdict.POSSIBLE:
            how = f"which fits only {_overlap(stated, added, unit)}"
        gaps = ""
        if one.missing:
            subjects = listed(_subject(row, record) for row in one.missing)
            gaps = f"; {subjects} without one that can be added"
        text = (
            f"{record.named(one.total.source)}, {_what(one.total, record)}: "
            f"{amount(one.total)} in total, {shown(one.point, unit)} in "
            f"{len(one.rows)} rows{gaps}, {how}."
        )
        working = (f"total {span(stated, unit)}; rows {span(added, unit)}",)
        checked = _of_document(one.total, document)
        rests = (one.total, *one.rows, *one.missing)
        look_up = "" if verdict is Verdict.ENTAILED else "the total before rounding, row by row"
        return Result(self.name, verdict, text, checked, evidence(rests), working, look_up)


def _verdict(one: Sum, record: Record) -> Verdict:
    if one.fits:
        return Verdict.ENTAILED
    says_so = any(leaves_out(claim, record.concepts) for claim in (one.total, *one.rows))
    if interval(one.total).overlaps(one.interval) or says_so:
        return Verdict.POSSIBLE
    return Verdict.CONTRADICTED


def _overlap(one: Interval, other: Interval, unit: str) -> str:
    if not one.overlaps(other):
        return "if the notes leave out what is missing"
    low = max(i.low for i in (one, other) if i.low is not None)
    highs = [i.high for i in (one, other) if i.high is not None]
    upper = f" and {shown(min(highs), unit)}" if highs else ""
    return f"{'between' if highs else 'above'} {shown(low, unit)}{upper}"


def _sums(document: Document) -> Iterator[Sum]:
    """Return the sums of a document: its own, and those of the tables its figures come from."""
    record = document.record
    for claim in document.claims:
        if claim.parts and claim.estimate:
            rows = record.claims(claim.parts)
            yield Sum(claim, tuple(row for row in rows if row.estimate))
    for good in sorted({level.commodity for _, level in document.levels}):
        yield from (one for one in table_sums(good, record) if _of_document(one.total, document))


def _of_document(total: Claim, document: Document) -> tuple[str, ...]:
    """Return the claims of the document that a total is, or that repeat one of its editions."""
    if total.source == document.source.id:
        return (total.id,)
    if document.source.series:
        return ()
    return tuple(name for name, cell in document.origin_cells.items() if cell == total.cell)


def _what(claim: Claim, record: Record) -> str:
    level = claim.observable
    assert isinstance(level, Level)
    time = f" {level.time}" if level.time != "unstated" else ""
    return f"{goods(level, record.concepts)}{time}"


def _subject(claim: Claim, record: Record) -> str:
    assert claim.observable
    return record.concepts.label("thing", claim.observable.levels[0].subject)


CHECK = SumOfParts()
