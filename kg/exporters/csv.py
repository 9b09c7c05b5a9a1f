"""Claims → comma-separated values: a row a claim, its printed words beside the numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import BinaryIO

from kg.intervals import plain
from kg.model import Claim, Concepts, Dispute, Edition, Level, Ratio, Source, question_of

_LEVEL = [field.name for field in fields(Level)]
COLUMNS = (
    "claim", "source", "title", "published", "question", *_LEVEL, "against", "among", "printed",
    "value", "low", "high", "strict", "unit", "hedge", "modality", "mode", "said_by", "quote",
    "start", "end", "cell", "due", "happened", "derived_from", "gist", "note",
)  # fmt: skip
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBERS = ("value", "low", "high", "start", "end")


class CsvExporter:
    """Writes CSV in UTF-8; a text that a spreadsheet takes for a formula gets an apostrophe."""

    name = "csv"
    about = "CSV (.csv), a row a claim"
    suffix = ".csv"
    holds_many = True

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write the claims of editions."""
        text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
        writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for edition in editions:
            origins: dict[str, list[str]] = {}
            for derivation in edition.derivations:
                origins.setdefault(derivation.claim, []).append(derivation.origin)
            for claim in edition.claims:
                row = _row(claim, edition.source, concepts)
                row["derived_from"] = " ".join(sorted(origins.get(claim.id, ())))
                writer.writerow({name: _cell(name, value) for name, value in row.items()})
        text.detach()


def _cell(name: str, value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if name not in _NUMBERS and _FORMULA.match(text) else text


def _row(claim: Claim, source: Source, concepts: Concepts) -> dict[str, object]:
    passage = claim.passage
    return {
        "claim": claim.id,
        "source": source.id,
        "title": source.title,
        "published": source.published.text if source.published else "",
        "modality": claim.modality,
        "mode": claim.mode,
        "said_by": " > ".join(claim.said_by),
        "quote": passage.quote,
        "start": passage.start,
        "end": passage.end,
        "cell": passage.cell,
        "due": claim.due,
        "happened": claim.time,
        "gist": claim.gist,
        "note": claim.note,
        **_observable(claim, concepts),
        **_estimate(claim),
    }


def _observable(claim: Claim, concepts: Concepts) -> dict[str, object]:
    observable = claim.observable
    if observable is None:
        return {}
    level = observable.levels[0]
    return {
        "question": question_of(observable, concepts).label,
        **{name: getattr(level, name) for name in _LEVEL},
        "time": observable.time,
        "against": observable.denominator.id if isinstance(observable, Ratio) else "",
        "among": getattr(observable, "among", ""),
    }


def _estimate(claim: Claim) -> dict[str, object]:
    estimate = claim.estimate
    if estimate is None:
        return {}
    bounds = {"low": estimate.interval.low, "high": estimate.interval.high}
    return {
        "printed": estimate.printed,
        "value": plain(estimate.value),
        **{name: _plain(bound) for name, bound in bounds.items()},
        "strict": "yes" if estimate.interval.strict else "",
        "unit": estimate.unit.symbol,
        "hedge": estimate.hedge,
    }


def _plain(bound: Decimal | None) -> str:
    return "" if bound is None else plain(bound)


EXPORTER = CsvExporter()
