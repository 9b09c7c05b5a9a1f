"""Makes the tables of a view in memory; lineage is worked out anew by the SQL that loading uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Choice, Concepts, View
from kg.table.build import work_out
from kg.table.sql import Row, rows_of, said_in_words, statement

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Kept:
    """How many claims a view keeps, and of how many.

    ``undated`` claims, of ``undated_sources``, are left out for want of a date; ``unsure``
    because the date of their source is too coarse to tell.
    """

    claims: int
    out_of: int
    undated: int = 0
    undated_sources: int = 0
    unsure: int = 0
    unsure_sources: int = 0


def make_tables(connection: duckdb.DuckDBPyConnection, view: View, concepts: Concepts) -> Kept:
    """Make temporary tables of what a view accepts, which hide those of the whole."""
    members = _members(rows_of(connection, "SELECT id, org FROM agents"), concepts)
    execute = connection.execute
    with said_in_words():
        execute("CREATE TEMP TABLE accepted AS SELECT id FROM memory.main.claims")
        for choice in view.accepted:
            _match(connection, choice, members)
            execute("DELETE FROM accepted WHERE id NOT IN (SELECT id FROM matching)")
        if view.refused:
            _match(connection, view.refused, members)
            execute("DELETE FROM accepted WHERE id IN (SELECT id FROM matching)")
        lost = _date(connection, view)
        execute(
            "CREATE TEMP TABLE refused AS SELECT unnest(?::VARCHAR[]) AS source",
            [list(view.refused.sources)],
        )
        execute(statement("under"))
        work_out(connection)
    counts = [
        rows_of(connection, f"SELECT count(*) AS n FROM {relation}")[0]["n"]
        for relation in ("claims", "memory.main.claims")
    ]
    return Kept(*counts, **lost)


def _date(connection: duckdb.DuckDBPyConnection, view: View) -> Row:
    if view.as_of is None:
        return {}
    parameters = [view.as_of, view.undated]
    (lost,) = rows_of(connection, statement("dating"), parameters)
    connection.execute(statement("dated"), parameters)
    return lost


def _match(
    connection: duckdb.DuckDBPyConnection, choice: Choice, members: dict[str, set[str]]
) -> None:
    bodies, speakers = (_with_members(these, members) for these in (choice.bodies, choice.speakers))
    connection.execute(statement("matching"), [list(choice.sources), bodies, speakers])


def _members(described: Iterable[Row], concepts: Concepts) -> dict[str, set[str]]:
    """Return for each body who directly speaks for it."""
    members: dict[str, set[str]] = defaultdict(set)
    for concept in concepts.of_kind("agent"):
        members[concept.inside].add(concept.id)
    for row in described:
        members[row["org"]].add(row["id"])
    members.pop("", None)
    return members


def _with_members(bodies: Iterable[str], members: dict[str, set[str]]) -> list[str]:
    found: dict[str, None] = {}
    waiting = list(bodies)
    while waiting:
        body = waiting.pop()
        if body not in found:
            found[body] = None
            waiting.extend(sorted(members.get(body, ())))
    return sorted(found)
