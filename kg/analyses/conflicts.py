"""Every contested question in the store, the largest factor first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.naming import mentioned
from kg.intervals import plain
from kg.model import Question
from kg.notebook import Shown
from kg.policy import current
from kg.table import Row, Table


@dataclass(frozen=True, slots=True)
class Contested:
    """A question with its most distant pair of claims, and how many speak to it."""

    question: Question
    factor: Decimal
    low: Decimal
    high: Decimal
    unit: str
    small: str
    large: str
    claims: int
    documents: int
    origins: int
    lines: int


class Conflicts(Shown, list[Contested]):
    """Contested questions, the largest factor first."""


def conflicts(table: Table, *, about: str = "") -> Conflicts:
    """Return every question whose rivals cannot all be right, the largest factor first.

    Also where a whole is smaller than what is taken out of it: reserves below a year's output.
    ``about`` keeps questions with all these words; see `mentioned` for what may be raised.
    """
    years = current().stock_years
    rows = table.run("conflicts", [years])
    found = [_contested(row, Question(row["question"], row["label"])) for row in rows]
    wholes, parts = _wholes_and_parts(table)
    for row in table.run("exceeded", [wholes, parts, years]):
        part = table.concepts.label("property", row["part"])
        name = f"{row['question']}-below-{row['part']}"
        found.append(_contested(row, Question(name, f"{row['label']} below {part}")))
    if about:
        wanted = mentioned(about, table)
        found = [one for one in found if _is_about(one.question, wanted)]
    return Conflicts(sorted(found, key=lambda one: (-one.factor, one.question.id)))


def _is_about(question: Question, wanted: list[set[str]]) -> bool:
    names = set(question.id.replace("~", ".").replace("-below-", ".").split("."))
    return all(names & meant for meant in wanted)


def _wholes_and_parts(table: Table) -> tuple[list[str], list[str]]:
    properties = {concept.id for concept in table.concepts.of_kind("property")}
    pairs = [(a.whole, a.part) for a in table.concepts.axioms if {a.whole, a.part} <= properties]
    return [whole for whole, _ in pairs], [part for _, part in pairs]


def _contested(row: Row, question: Question) -> Contested:
    values: Row = {key: Decimal(plain(Decimal(str(row[key])))) for key in ("factor", "low", "high")}
    for name in ("unit", "small", "large", "claims", "documents", "origins", "lines"):
        values[name] = row[name]
    return Contested(question, **values)
