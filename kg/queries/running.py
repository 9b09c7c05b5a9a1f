"""Runs queries: checked first, then in a child process where the store can be opened again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.model.answer import TRIPLE, Answer, Row, Written
from kg.queries.child import Children, Reply
from kg.queries.limits import USUAL, WIDEST, Limits, too_many_rows, too_wide
from kg.queries.safety import Checked, checked
from kg.stores import Store
from kg.triples import graph_of
from kg.triples.values import value_of
from kg.vocabulary import ONTOLOGY_GRAPH, REVISIONS_GRAPH


class Runner:
    """Runs queries on one store, each within limits."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._children = Children(store.folder) if store.folder else None

    def __enter__(self) -> Runner:
        """Begin to ask: the process starts now, not with the first query."""
        if self._children:
            self._children.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def checked(self, text: str) -> Checked:
        """Return a query that may run on this store; raise `BadQuery`."""
        return checked(text, self._graphs)

    @cached_property
    def _graphs(self) -> set[str]:
        return {ONTOLOGY_GRAPH, REVISIONS_GRAPH, *map(graph_of, self.store.held)}

    def answer(self, query: Checked, limits: Limits = USUAL) -> Answer:
        """Run a query, its rows as a stream; raise `BadQuery`, `LimitReached` or `KgError`.

        `WrongUse` where the store cannot keep to a limit that was asked for.
        """
        if self._children is None:
            if limits.memory is not None:
                raise WrongUse(
                    "The memory of an engine that runs elsewhere cannot be limited.",
                    remedy="Leave --memory out, or ask a store in a directory.",
                )
            found = self.store.answer(query.text, seconds=limits.seconds)
        else:
            found = _answer(self._children.ask(query, limits))
        return replace(found, rows=_counted(found.rows, limits))

    def written(self, query: Checked, limits: Limits = USUAL) -> Answer | Written:
        """Run a query; rows of SELECT come as the engine writes them, in CSV, where it can."""
        if self._children is None or query.form != "SELECT":
            return self.answer(query, limits)
        reply = self._children.ask(query, limits, wire="csv")
        return Written(tuple(reply.what["columns"]), reply.blocks, limits.rows)

    def close(self) -> None:
        """End the processes."""
        if self._children:
            self._children.close()


def _answer(reply: Reply) -> Answer:
    kind = reply.what["kind"]
    if kind == "ask":
        for _ in reply.blocks:
            pass
        return Answer("ask", ("answer",), ((reply.what["truth"],),))
    if kind == "graph":
        return Answer("graph", TRIPLE, _triples(reply.blocks))
    return Answer("select", tuple(reply.what["columns"]), _solutions(reply.blocks))


def _solutions(blocks: Iterator[bytes]) -> Iterator[Row]:
    lines = _whole_lines(blocks)
    header = b""
    for some in lines:
        if not header:
            header, _, some = some.partition(b"\n")
            header += b"\n"
        yield from _rows(header + some)


def _rows(text: bytes) -> list[Row]:
    """Return the rows of a TSV; the engine's object ends here, in the thread that made it."""
    solutions = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(map(value_of, solution)) for solution in solutions]


def _triples(blocks: Iterator[bytes]) -> Iterator[Row]:
    for lines in _whole_lines(blocks):
        for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES):
            yield tuple(map(value_of, quad.triple))


def _whole_lines(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Give blocks of bytes that end where a line ends."""
    rest = bytearray()
    for block in blocks:
        whole, end, after = block.rpartition(b"\n")
        if end:
            yield bytes(rest) + whole + end
            rest = bytearray(after)
        else:
            rest += block
        if len(rest) > WIDEST:
            raise too_wide()
    if rest:
        yield bytes(rest)


def _counted(rows: Iterable[Row], limits: Limits) -> Iterator[Row]:
    for count, row in enumerate(rows):
        if count == limits.rows:
            raise too_many_rows(limits.rows)
        yield row
