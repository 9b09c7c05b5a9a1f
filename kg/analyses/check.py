"""Check documents the way a careful editor would: every check, on one source, a file or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kg.analyses.checks import Document, Result, Verdict, examine
from kg.analyses.record import Record
from kg.errors import NothingFound
from kg.model import Claim, Source
from kg.notebook import Shown
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Checked(Shown):
    """What the checks of some documents came to, the most urgent first.

    ``claims`` are the claims that the results speak of, by id; ``on`` is the day from which was
    judged what has fallen due.
    """

    sources: tuple[Source, ...]
    results: tuple[Result, ...]
    claims: dict[str, Claim]
    on: date

    @property
    def faults(self) -> int:
        """Return how many results are contradicted: what ``kg check`` exits with 4 for."""
        return sum(result.verdict is Verdict.CONTRADICTED for result in self.results)


def check(
    names: Iterable[str], table: Table, *, on: date | None = None, text: str | None = None
) -> Checked:
    """Check sources, all of them when none is named; raise `NothingFound`.

    ``on`` is today unless another day is given; ``text`` is the whole text of the one source.
    """
    record, today = Record(table), on or date.today()
    sources = [_source(name, record) for name in names] or list(record.sources.values())
    documents = [Document(source, record, today, text) for source in sources]
    urgency = list(Verdict)
    results = [(document, result) for document in documents for result in examine(document)]
    results.sort(key=lambda found: urgency.index(found[1].verdict))
    spoken_of = {name for _, result in results for name in result.claims}
    return Checked(
        tuple(sources),
        tuple(result for _, result in results),
        {claim.id: claim for claim in record.claims(spoken_of)},
        today,
    )


def _source(name: str, record: Record) -> Source:
    if name in record.sources:
        return record.sources[name]
    from rapidfuzz import process

    near = process.extract(name, list(record.sources), limit=3, score_cutoff=50)
    where = " in this view" if record.table.view else ""
    raise NothingFound(
        f"There is no source “{name}”{where}, and no file of that name.",
        choices=[found[0] for found in near],
        remedy="`kg sources` lists them.",
    )
