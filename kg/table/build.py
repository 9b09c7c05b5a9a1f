"""Builds the claim table of one generation: rows in, Parquet out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from kg.model import Concepts, Derivation, Edition, question_of
from kg.table.rows import TABLES, EditionRows, derivation_of
from kg.table.sql import Row, columns_of, rows_of, statement

if TYPE_CHECKING:
    import duckdb

KEPT = "COPY (SELECT * FROM {name}{order}) TO {path} (FORMAT parquet, COMPRESSION zstd)"
OWNERS = {
    "claims": "source", "sources": "id", "derivations": "stated_in", "agents": "source",
    "concepts": "source", "questions": None,
}  # fmt: skip
ORDER = {"claims": " ORDER BY question, point DESC, id", "derivations": " ORDER BY claim, origin"}


class TableBuilder:
    """Takes editions one by one, then writes the tables of a generation.

    Rows wait in files of ``work``, so that memory stays flat however many there are.
    """

    def __init__(self, work: Path, concepts: Concepts) -> None:
        self.work, self.concepts = work, concepts
        self._files: dict[str, IO[str]] = {}
        self._questions: set[str] = set()

    def __enter__(self) -> Self:
        """Open a file for each table."""
        self._files = {name: self._path(name).open("w", encoding="utf-8") for name in TABLES}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close and remove the files."""
        for name, file in self._files.items():
            file.close()
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.work / f"{name}.rows.json"

    def add(self, edition: Edition) -> None:
        """Take the rows of one edition."""
        rows = EditionRows(edition, self.concepts)
        self._write("claims", rows.claims())
        self._write("derivations", rows.derivations())
        self._write("sources", rows.sources())
        self._write("agents", rows.agents())
        self._write("concepts", rows.concepts_())
        self._write("questions", self._questions_of(edition))

    def _questions_of(self, edition: Edition) -> Iterator[Row]:
        for claim in edition.claims:
            if claim.observable and claim.question not in self._questions:
                self._questions.add(claim.question)
                question = question_of(claim.observable, self.concepts)
                yield {"id": question.id, "source": edition.source.id, "label": question.label}

    def _write(self, table: str, rows: Iterable[Row]) -> None:
        file = self._files[table]
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False))
            file.write("\n")

    def finish(self, target: Path, *, before: Path | None, dropped: set[str]) -> list[Derivation]:
        """Write the tables to ``target`` and return the derivations that cells imply.

        ``before`` holds the tables of the generation before; its rows of the sources in
        ``dropped`` are left out. Raises `OSError` when they cannot be written.
        """
        import duckdb

        for file in self._files.values():
            file.flush()
        try:
            with duckdb.connect(config={"preserve_insertion_order": "false"}) as connection:
                connection.execute("SET enable_progress_bar = false")  # stdout is for answers
                for name, columns in TABLES.items():
                    self._gather(connection, name, columns, before, dropped)
                return _written(connection, target)
        except duckdb.IOException as error:
            raise OSError(str(error).partition("\n")[0]) from error

    def _gather(
        self,
        connection: duckdb.DuckDBPyConnection,
        name: str,
        columns: dict[str, str],
        before: Path | None,
        dropped: set[str],
    ) -> None:
        fresh = _quoted(self._path(name))
        connection.execute(
            f"CREATE TEMP TABLE {name} AS SELECT * FROM read_json({fresh}, format = "
            f"'newline_delimited', maximum_object_size = 67108864, columns = {columns_of(columns)})"
        )
        if before:
            names = ", ".join(f'"{column}"' for column in columns)
            old = f"INSERT INTO {name} SELECT {names} FROM {_quoted(before / f'{name}.parquet')}"
            owner = OWNERS[name]
            if owner is None:
                connection.execute(old)
            else:
                dropping = f" WHERE {owner} <> '' AND NOT list_contains(?, {owner})"
                connection.execute(old + dropping, [sorted(dropped)])


def work_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Complete the tables by what follows from them: ``generated`` revisions, and lineages."""
    connection.execute(statement("revisions"))
    connection.execute("INSERT INTO derivations FROM generated")
    connection.execute(statement("lineage"))
    connection.execute(statement("finish"))


def _written(connection: duckdb.DuckDBPyConnection, target: Path) -> list[Derivation]:
    """Complete and write the tables; return the derivations that cells imply."""
    work_out(connection)
    generated = [derivation_of(row) for row in rows_of(connection, "FROM generated")]
    for name in TABLES:
        path, order = _quoted(target / f"{name}.parquet"), ORDER.get(name, " ORDER BY id")
        connection.execute(KEPT.format(name=name, order=order, path=path))
    return generated


def _quoted(path: Path) -> str:
    escaped = str(path).replace("'", "''")
    return f"'{escaped}'"
