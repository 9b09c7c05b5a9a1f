"""Every contested question in the store, the largest factor first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kg.analyses.comparing import point
from kg.analyses.naming import mentioned
from kg.analyses.record import Record
from kg.analyses.slips import SURE, USUAL_MOVE, is_near, slips
from kg.intervals import plain
from kg.model import Question
from kg.notebook import Shown
from kg.policy import current
from kg.table import Row, Table

PLAIN = (
    "unit", "small", "large", "low_hedge", "high_hedge", "claims", "documents", "origins", "lines",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contested:
    """A question with its most distant pair of claims, and how many speak to it.

    Distance is that of the bounds, ``factor`` that of the printed values; `kg trace` compares
    positions, each by the figure that most claims on it give. ``traced`` is the question that
    `kg trace` knows: the same, or that of the whole which is below its part. ``slip`` says that a
    slip of the unit in a column of a table lies between.
    """

    question: Question
    traced: Question
    factor: Decimal
    low: Decimal
    high: Decimal
    unit: str
    small: str
    large: str
    low_hedge: str
    high_hedge: str
    claims: int
    documents: int
    origins: int
    lines: int
    slip: bool = False


class Conflicts(Shown, list[Contested]):
    """Contested questions, the largest factor first."""

    @property
    def slips(self) -> list[Contested]:
        """Return those that a slip of the unit makes, the largest factor first."""
        return [one for one in self if one.slip]

    @property
    def others(self) -> list[Contested]:
        """Return those that no slip of the unit is known to make, the largest factor first."""
        return [one for one in self if not one.slip]


def conflicts(table: Table, *, about: str = "") -> Conflicts:
    """Return every question whose rivals cannot all be right, the largest factor first.

    Also where a whole is smaller than what is taken out of it: reserves below a year's output.
    ``about`` keeps questions with all these words; see `mentioned` for what may be raised.
    """
    years = current().stock_years
    rows = table.run("conflicts", [years])
    found = [_contested(row, _question(row)) for row in rows]
    dwarfed = _dwarfed(rows, table)
    wholes, parts = _wholes_and_parts(table)
    for row in table.run("exceeded", [wholes, parts, years]):
        part = table.concepts.label("property", row["part"])
        name = f"{row['question']}-below-{row['part']}"
        found.append(_contested(row, Question(name, f"{row['label']} below {part}")))
    if about:
        wanted = mentioned(about, table)
        found = [one for one in found if _is_about(one.question, wanted)]
    found = [
        replace(one, slip=True) if one.factor <= dwarfed.get(one.small, 0) * USUAL_MOVE else one
        for one in found
    ]
    return Conflicts(sorted(found, key=lambda one: (-one.factor, one.question.id)))


def _dwarfed(rows: list[Row], table: Table) -> dict[str, Decimal]:
    """Return the claims that a slip makes the smaller of two cells, with the factor of the slip.

    Columns are compared only for goods of which one cell was revised by such a factor.
    """
    slipped = (row for row in rows if row["one_cell"] and _is_of_a_slip(row["factor"]))
    record = Record(table)
    claims = record.claims(row["small"] for row in slipped)
    goods = {claim.observable.levels[0].commodity for claim in claims if claim.observable}
    record.gather(goods)
    return {
        min(pair, key=point).id: slip.factor
        for good in goods
        for slip in slips(good, record)
        for pair in slip.pairs
    }


def _is_of_a_slip(factor: float) -> bool:
    return any(is_near(Decimal(factor), slip) for slip in SURE)


def _is_about(question: Question, wanted: list[set[str]]) -> bool:
    names = set(question.id.replace("~", ".").replace("-below-", ".").split("."))
    return all(names & meant for meant in wanted)


def _wholes_and_parts(table: Table) -> tuple[list[str], list[str]]:
    properties = {concept.id for concept in table.concepts.of_kind("property")}
    pairs = [(a.whole, a.part) for a in table.concepts.axioms if {a.whole, a.part} <= properties]
    return [whole for whole, _ in pairs], [part for _, part in pairs]


def _contested(row: Row, question: Question) -> Contested:
    values: Row = {key: Decimal(plain(Decimal(str(row[key])))) for key in ("factor", "low", "high")}
    for name in PLAIN:
        values[name] = row[name]
    return Contested(question, _question(row), **values)


def _question(row: Row) -> Question:
    return Question(row["question"], row["label"])
