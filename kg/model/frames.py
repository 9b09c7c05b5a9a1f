"""Answers as tables of other libraries, and as HTML for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.times import Time

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from kg.model.answer import Row, Value

MOST_SHOWN = 50
_WHOLE, _DIGITS = 2**63, 38


def pandas_frame(columns: Sequence[str], rows: Sequence[Row]) -> pandas.DataFrame:
    """Return rows as a frame of the values themselves; integers and truths may be missing."""
    try:
        import pandas
    except ImportError:
        raise _missing("pandas") from None
    series = {
        name: pandas.Series(values, dtype=_pandas_type(values))
        for name, values in _columns(columns, rows)
    }
    return pandas.DataFrame(series, columns=list(columns))


def arrow_table(columns: Sequence[str], rows: Sequence[Row]) -> pyarrow.Table:
    """Return rows as an Arrow table.

    Decimals keep all digits; a date is a struct of its text, first and last day; a column of
    several types, or of integers beyond 64 bits, is text. The metadata of a field says under
    ``kg`` what it holds: iri, text, date, decimal, int, float or bool.
    """
    try:
        import pyarrow
    except ImportError:
        raise _missing("pyarrow") from None
    fields, arrays = [], []
    for name, values in _columns(columns, rows):
        kind, plain = _arrow_column(values)
        array = pyarrow.array(plain, pyarrow.string() if kind in ("iri", "text") else None)
        fields.append(pyarrow.field(name, array.type, metadata={"kg": kind}))
        arrays.append(array)
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields))


def html_table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the first rows as an HTML table; nothing in them is markup."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(_shown(value))}</td>' for value in row)}</tr>"
        for row in rows[:MOST_SHOWN]
    )
    more = len(rows) - MOST_SHOWN
    rest = f"<caption>{more:,} more rows</caption>" if more > 0 else ""
    return f"<table>{rest}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _columns(columns: Sequence[str], rows: Sequence[Row]) -> list[tuple[str, list[Value]]]:
    return [(name, [row[place] for row in rows]) for place, name in enumerate(columns)]


def _only(values: list[Value], kind: type) -> bool:
    there = [value for value in values if value is not None]
    return bool(there) and all(type(value) is kind for value in there)


def _pandas_type(values: list[Value]) -> str:
    if _only(values, bool):
        return "boolean"
    return "Int64" if _only(values, int) and _small(values) else "object"


def _small(values: list[Value]) -> bool:
    return all(abs(value) < _WHOLE for value in values if isinstance(value, int))


def _arrow_column(values: list[Value]) -> tuple[str, list[Any]]:
    """Return what a column holds, and its values as Arrow takes them."""
    from kg.model.answer import Iri

    if _only(values, Iri):
        return "iri", [None if value is None else str(value) for value in values]
    if _only(values, Time):
        return "date", [_days(value) for value in values]
    if _only(values, Decimal) and all(_fits(value) for value in values):
        return "decimal", values
    if _only(values, int) and not _small(values):
        return "text", [None if value is None else _shown(value) for value in values]
    if any(_only(values, kind) for kind in (bool, int, float)):
        return type(next(value for value in values if value is not None)).__name__, values
    return "text", [None if value is None else _shown(value) for value in values]


def _fits(value: Value) -> bool:
    if not isinstance(value, Decimal):
        return True
    _, digits, exponent = value.as_tuple()
    return len(digits) + abs(int(exponent)) <= _DIGITS


def _days(value: Value) -> dict[str, object] | None:
    if not isinstance(value, Time):
        return None
    return {"text": value.text, "first": value.first, "last": value.last}


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.text if isinstance(value, Time) else str(value)


def _missing(library: str) -> KgError:
    return KgError(f"{library} is not installed.", remedy='Run pip install "contested-kg[frames]".')
