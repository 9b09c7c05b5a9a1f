"""Opens the tables of one generation and answers what analyses ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from pathlib import Path

from kg.model import (
    EVERYTHING,
    Agent,
    Claim,
    Concept,
    Concepts,
    Derivation,
    Question,
    Source,
    View,
)
from kg.table.rows import TABLES, agent_of, claim_of, derivation_of, source_of
from kg.table.sql import Row, rows_of, said_in_words, statement
from kg.table.viewing import Kept, make_tables


class Table:
    """The tables of one generation, or what a view accepts of them; read-only.

    ``whole`` is the table of everything, itself where ``view`` leaves nothing out; names are
    looked up there, so that they mean the same under every view.
    """

    def __init__(self, folder: Path, concepts: Concepts) -> None:
        import duckdb  # here, because questions to the graph alone need not wait for it

        self.folder = folder
        self._connection = duckdb.connect()
        self._connection.execute("SET enable_progress_bar = false")  # stdout is for answers
        self._open_views()
        self.concepts = concepts.with_more(self._own_concepts())
        self.view = EVERYTHING
        self.whole = self
        self.kept: Kept | None = None

    def under(self, view: View) -> Table:
        """Return the tables of what this one's view and that view both accept, in memory."""
        narrowed = copy(self.whole)
        narrowed.view = self.view & view
        narrowed._connection = self.whole._connection.cursor()
        narrowed.kept = make_tables(narrowed._connection, narrowed.view, self.concepts)
        return narrowed

    def _open_views(self) -> None:
        """Make a view of each file, then shut every other file out for good."""
        execute = self._connection.execute
        place = str(self.folder).replace("'", "''")
        with said_in_words():
            for name in TABLES:
                execute(f"CREATE VIEW {name} AS FROM read_parquet('{place}/{name}.parquet')")
        execute(f"SET allowed_directories = ['{place}']")
        execute("SET enable_external_access = false")
        execute("SET lock_configuration = true")

    def _own_concepts(self) -> Iterable[Concept]:
        for row in self.rows("FROM concepts ORDER BY kind, id"):
            kept = {key: value for key, value in row.items() if key != "source"}
            lists = {
                key: tuple(value or ()) for key, value in kept.items() if isinstance(value, list)
            }
            yield Concept(**{**kept, **lists})

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a query and return its rows as dictionaries."""
        return rows_of(self._connection, query, parameters)

    def run(self, name: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run the SQL file of that name."""
        return self.rows(statement(name), parameters)

    def rows_of_claims(self, ids: Iterable[str]) -> list[Row]:
        """Return the rows of the claims with these ids, those that exist.

        They are looked for among those on their questions, by which the file is sorted.
        """
        wanted = sorted(set(ids))
        if not wanted:
            return []
        places = self.rows(
            "SELECT DISTINCT question FROM claims WHERE list_contains(?, id)", [wanted]
        )
        questions = [row["question"] for row in places]
        query = "FROM claims WHERE list_contains(?, question) AND list_contains(?, id) ORDER BY id"
        return self.rows(query, [questions, wanted])

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims with these ids, those that exist."""
        return [claim_of(row, self.concepts) for row in self.rows_of_claims(ids)]

    def claim_rows(self, questions: Iterable[str]) -> list[Row]:
        """Return the rows of every claim on these questions, the largest value first."""
        query = "FROM claims WHERE list_contains(?, question) ORDER BY point DESC NULLS LAST, id"
        return self.rows(query, [sorted(set(questions))])

    def above(self, ids: Iterable[str]) -> list[Derivation]:
        """Return every derivation on the way up from these claims, step by step."""
        found: list[Derivation] = []
        seen, wanted = set[str](), set(ids)
        while wanted:
            rows = self.rows("FROM derivations WHERE list_contains(?, claim)", [sorted(wanted)])
            found += map(derivation_of, rows)
            seen |= wanted
            wanted = {row["origin"] for row in rows} - seen
        return sorted(found, key=lambda one: (one.claim, one.origin))

    def sources(self, ids: Iterable[str] | None = None) -> dict[str, Source]:
        """Return sources by id, all of them or those named."""
        where, parameters = (
            ("", []) if ids is None else (" WHERE list_contains(?, id)", [sorted(set(ids))])
        )
        rows = self.rows(f"FROM sources{where} ORDER BY id", parameters)
        return {row["id"]: source_of(row) for row in rows}

    def agents(self, ids: Iterable[str]) -> dict[str, Agent]:
        """Return agents by id: as the ontology names them, else as a source does."""
        wanted = sorted(set(ids))
        query = (
            "FROM agents WHERE list_contains(?, id) "
            "QUALIFY row_number() OVER (PARTITION BY id ORDER BY source DESC) = 1"
        )
        rows = self.rows(query, [wanted])
        agents = {row["id"]: agent_of(row) for row in rows}
        known = (self.concepts.get("agent", name) for name in wanted)
        return agents | {c.id: Agent(c.id, c.label, org=c.inside) for c in known if c}

    def questions(self, ids: Iterable[str]) -> dict[str, Question]:
        """Return questions by id, those that exist."""
        rows = self.rows("FROM questions WHERE list_contains(?, id)", [sorted(set(ids))])
        return {row["id"]: Question(row["id"], row["label"]) for row in rows}
