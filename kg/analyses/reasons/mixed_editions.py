"""Mixed editions: a document sets figures of several editions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.editions import carried, credited
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.model import Source


class MixedEditions:
    """Where both sides go back to editions of one series, looks whether a document mixes them."""

    name = "mixed-editions"
    knows = (
        "Whether the figures that the document of a side credits to a series stand together in "
        "one edition of it, where the two sides go back to different editions."
    )
    cannot = "What editions that are not on record print."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Say whose document mixes editions; nothing where the sides are not of one series."""
        origins = [_edition(side, case) for side in case.sides]
        series = {source.series for source in origins if source}
        if None in origins or len(series) != 1 or origins[0] == origins[1]:
            return []
        editions = case.record.series[series.pop()]
        own = {source.id for source in editions}
        outside = [side for side in case.sides if side.claim.source not in own]
        for side in outside:
            figures = credited(case.record.of_source(side.claim.source), editions, case.record)
            found = carried(figures, editions, case.record)
            if found and not any(all(s.id in one.by for one in found) for s in editions):
                who = case.evidence.publisher(side.claim)
                names = " and ".join(case.record.named(o.id) for o in origins if o)
                text = (
                    f"{who} sets figures of several editions side by side, and these two come "
                    f"from {names}."
                )
                claims = tuple(v.iri(v.CLAIM, one.claim.id) for one in found)
                return [Finding(self.name, Verdict.SUFFICIENT, text, None, claims)]
        if not outside:
            return []
        text = "No document mixes editions of that series."
        return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]


def _edition(side: Side, case: Case) -> Source | None:
    """Return the edition of a series that a side's value comes from, if that is held."""
    origin = case.evidence.lineage[side.claim.id].origin
    claim = case.evidence.claims.get(origin or "")
    source = case.evidence.sources.get(claim.source) if claim else None
    return source if source and source.series else None


REASON = MixedEditions()
