"""The SQL of the claim table: each statement is a file beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

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
    cursor = connection.execute(query, parameters or None)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
