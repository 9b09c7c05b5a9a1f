"""Misattributed values: a share that is known of another quantity of the same party."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import point
from kg.analyses.moved import Moved, moved
from kg.analyses.quotients import digits
from kg.analyses.record import Record
from kg.analyses.wording import goods
from kg.model import Claim, Ratio
from kg.units import shown


class Misattribution:
    """Looks whether nobody else reports a share of this, but of something else."""

    name = "misattribution"
    knows = (
        "Whether any other document reports this share, and which other amounts of the same "
        "party, each as a share of the world's in one source, come to the same figure."
    )
    cannot = (
        "Whether the writer took it from there: a two-digit share meets a random one by chance "
        "about one time in a hundred, so the number tried is told. It needs two digits, a source "
        "that was out before, and, to contradict, others who report the share differently."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each share that only another quantity has."""
        for claim, ratio in document.ratios:
            found = moved(claim, ratio, document.record)
            if found and found.same and not found.agreeing:
                yield self._result(claim, ratio, found, document)

    def _result(self, claim: Claim, ratio: Ratio, found: Moved, document: Document) -> Result:
        record, estimate = document.record, claim.estimate
        assert estimate
        same = found.same[0]
        amount = goods(ratio.numerator, record.concepts)
        other = (
            goods(same.above.observable.levels[0], record.concepts) if same.above.observable else ""
        )
        subject = record.concepts.label("thing", ratio.numerator.subject)
        tried = f"{found.tried} other share{'s were' if found.tried > 1 else ' was'} tried"
        if found.differing:
            others = listed(_by_value(found, record))
            nobody = f"no other source gives {shown(point(claim), '%')}, others give {others}"
        else:
            nobody = "no other source gives a share"
        text = (
            f"“{claim.passage.quote or estimate.printed}”: of {amount}, {nobody}. It is "
            f"{subject}'s share of {other} in {record.named(same.below.source)}, "
            f"{digits(same.point, '%')}; {tried}."
        )
        rests = [c for quotient in found.same for c in (quotient.above, quotient.below)]
        verdict = Verdict.CONTRADICTED if found.differing else Verdict.POSSIBLE
        return Result(
            self.name, verdict, text, (claim.id,), evidence((claim, *rests, *found.claims)),
            tuple(f"{record.named(q.below.source)}: {q.working}" for q in found.same),
            look_up=f"who first wrote {shown(point(claim), '%')} of {amount}",
        )  # fmt: skip


def _by_value(found: Moved, record: Record) -> Iterable[str]:
    """Return each other value with who reports it, the first by name."""
    sources: dict[str, list[str]] = {}
    for source, value in found.differing:
        sources.setdefault(value, []).append(source)
    for value, names in sources.items():
        yield f"{value} ({listed((record.named(name) for name in names), most=2)})"


CHECK = Misattribution()
