"""The SQL of the claim table: each statement is a file beside this one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreDamaged, StoreError

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
_FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """Return the SQL of a file in this folder.

    >>> statement("lineage").startswith("-- Where each claim comes from")
    True
    """
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def columns_of(columns: Mapping[str, str]) -> str:
    """Return column names and types as a DuckDB struct literal."""
    pairs = (f"'{name}': '{kind.replace(chr(39), chr(39) * 2)}'" for name, kind in columns.items())
    return "{" + ", ".join(pairs) + "}"


def rows_of(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> list[Row]:
    """Run a query and return its rows as dictionaries."""
    with said_in_words():
        cursor = connection.execute(query, parameters or None)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextlib.contextmanager
def said_in_words() -> Iterator[None]:
    """Turn what the engine complains of into `StoreDamaged` or `StoreError`."""
    import duckdb

    try:
        yield
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as e:
        first = str(e).partition("\n")[0]
        raise StoreDamaged(
            f"The claim table cannot be read: {first}.", remedy="Run `kg rebuild`."
        ) from e
    except duckdb.OutOfMemoryException as error:
        raise StoreError("There is not enough memory for the claim table.") from error
