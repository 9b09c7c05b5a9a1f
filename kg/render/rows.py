"""The rows of a result, for formats that are tables: claims, findings, hops, questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from kg.analyses.blame import Blame
from kg.analyses.trace import Trace
from kg.analyses.why import Why
from kg.render import Options
from kg.render.data import Data, data


def rows_of(result: object, options: Options) -> list[Data]:
    """Return the rows of a result, at most as many as the options allow."""
    return list(_rows(result))[: options.limit]


@singledispatch
def _rows(result: object) -> list[Data]:
    plain = data(result)
    return plain if isinstance(plain, list) else [plain]


@_rows.register
def _(trace: Trace) -> list[Data]:
    places: dict[str, list[int]] = {}
    for number, position in enumerate(trace.positions):
        for name in position.everybody:
            places.setdefault(name, []).append(number)
    claims = data(trace)["claims"]
    return [{"positions": places.get(claim["id"], [])} | claim for claim in claims]


@_rows.register
def _(why: Why) -> list[Data]:
    plain = data(why)
    return [{"a": plain["a"], "b": plain["b"]} | finding for finding in plain["findings"]]


@_rows.register
def _(results: list) -> list[Data]:  # type: ignore[type-arg]
    if results and isinstance(results[0], Blame):
        return [row for blame in results for row in _hops_of(data(blame))]
    rows: list[Data] = data(results)
    return rows


def _hops_of(plain: Data) -> Iterator[Data]:
    for trail in plain["trails"]:
        start = {"question": plain["question"]["label"], "origin": trail["origin"]}
        for hop in trail["hops"]:
            yield from _below(hop, start, 0)


def _below(hop: Data, start: Data, depth: int) -> Iterator[Data]:
    own = {key: value for key, value in hop.items() if key not in ("below", "claim")}
    yield start | {"depth": depth} | own | hop["claim"]
    for one in hop["below"]:
        yield from _below(one, start, depth + 1)


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
