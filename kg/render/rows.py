"""Plain rows as flat texts, for formats that are tables."""

from __future__ import annotations

from typing import Any

from kg.render.plain.parts import Data


def flat(row: Data) -> dict[str, str]:
    """Return a row with plain texts: nested keys joined by dots, lists by semicolons.

    >>> flat({"a": {"b": None}, "c": ["x", {"id": "y"}], "d": True})
    {'a.b': '', 'c': 'x; id=y', 'd': 'true'}
    """
    found: dict[str, str] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": text for inner, text in flat(value).items()}
        elif isinstance(value, list):
            found[key] = "; ".join(_item(item) for item in value)
        else:
            found[key] = _text(value)
    return found


def _item(item: Any) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}={text}" for key, text in flat(item).items() if text)
    return _text(item)


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def header(rows: list[dict[str, str]]) -> list[str]:
    """Return the columns of rows, in the order in which they first come."""
    return list(dict.fromkeys(name for row in rows for name in row))
