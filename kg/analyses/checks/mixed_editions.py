"""Mixed editions: figures of several editions of one series, side by side as if they were one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import point
from kg.analyses.editions import Carried, carried, credited
from kg.analyses.ranking import ordinal
from kg.model import Claim, Rank, Source
from kg.units import shown


class MixedEditions:
    """Looks for one edition that carries all figures that a document credits to a series."""

    name = "mixed-editions"
    knows = "Which editions on record print each figure that is credited to their publisher."
    cannot = (
        "What editions that are not on record print, and whether the writer mixed them knowingly."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each series that the document takes several figures from."""
        record = document.record
        for name, series in sorted(record.series.items()):
            if document.source.series == name:
                continue
            claims = credited(document.figures, series, record)
            found = carried(claims, series, record)
            if len(found) > 1:
                yield self._result(found, series, document)

    def _result(self, found: list[Carried], series: list[Source], document: Document) -> Result:
        record = document.record
        every = [s for s in series if all(s.id in one.by for one in found)]
        name = series[0].series.upper()
        if every:
            editions = listed(record.named(source.id) for source in every)
            text = f"All {len(found)} figures from {name} stand in {editions}."
        else:
            told = "; ".join(_only(found, series, document))
            text = f"No edition of {name} carries all {len(found)} figures: {told}."
        working = tuple(_line(found, source, document) for source in series)
        verdict = Verdict.ENTAILED if every else Verdict.CONTRADICTED
        claims = tuple(one.claim.id for one in found)
        rests = [figure for one in found for figure in one.by.values()]
        return Result(
            self.name, verdict, text, claims, evidence((*claims, *rests)), working,
            look_up="" if every else f"the edition of {name} that was current when it appeared",
        )  # fmt: skip


def _only(found: list[Carried], series: list[Source], document: Document) -> Iterable[str]:
    """Tell, for each set of editions short of all, the figures that stand only there."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for one in found:
        groups.setdefault(tuple(s.id for s in series if s.id in one.by), []).append(one.claim)
    for editions, claims in sorted(groups.items()):
        if len(editions) < len(series):
            figures = listed(_figure(claim, document) for claim in claims)
            where = listed(document.record.named(source) for source in editions)
            yield f"{figures} only in {where}"


def _line(found: list[Carried], source: Source, document: Document) -> str:
    without = [one for one in found if source.id not in one.by]
    count = len(found) - len(without)
    name = document.record.named(source.id)
    missing = listed((_figure(one.claim, document) for one in without), most=4)
    return f"{name} carries {count} of {len(found)}" + (f", not {missing}" if without else "")


def _figure(claim: Claim, document: Document) -> str:
    assert claim.observable and claim.estimate
    subject = document.record.concepts.label("thing", claim.observable.levels[0].subject)
    if isinstance(claim.observable, Rank):
        return f"{subject} {ordinal(int(point(claim)))}"
    return f"{shown(point(claim), claim.estimate.unit.base)} ({subject})"


CHECK = MixedEditions()
