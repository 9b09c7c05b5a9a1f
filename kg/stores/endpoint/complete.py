"""Whole answers from endpoints that may cut them: proven to be whole, fetched in pages if need be.

Some servers give only the first so many rows and say nothing of the rest. As many rows as the
LIMIT of the query are all; so are fewer than the cut that the server itself states for this
reply. Else the rows are counted by the server too. Where there are more than came, the query is
asked again in pages of as many rows as it gave, in a total order, until all are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

import pyoxigraph as ox

from kg.errors import BadQuery, EndpointFailed
from kg.stores.endpoint.client import ALL, Client, Graphs
from kg.triples.values import Term

Row = tuple[Term, ...]
MOST_PAGES = 10_000
_PROLOGUE = re.compile(r"(?:\s+|#[^\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)*", re.I)
_DATASET = re.compile(r"\bFROM\s+(?:NAMED\s+)?(?:<[^>]*>|[\w.-]*:[\w.%-]*)", re.I)
_FORM = re.compile(r"\s*([A-Za-z]+)")
_ORDERED = re.compile(r"\bORDER\s+BY\b[^{}]*$", re.I)
_LIMIT = re.compile(r"\}[^{}#]*\bLIMIT\s+(\d+)\s*(?:OFFSET\s+\d+\s*)?$", re.I)
_CUT = "X-SPARQL-MaxRows"  # Virtuoso: how many rows this reply may have at most


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a query; ``doubt`` says why they may not be all, and is empty when they are."""

    columns: tuple[str, ...]
    rows: list[Row]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query in the three parts that its repetitions are put together from.

    >>> Query.read("PREFIX x: <http://x/> SELECT * FROM <http://g> { ?s ?p ?o }").datasets
    'FROM <http://g>'
    """

    prologue: str
    datasets: str
    body: str

    @staticmethod
    def read(text: str) -> Query:
        """Take a query apart."""
        found = _PROLOGUE.match(text)
        end = found.end() if found else 0
        head, brace, rest = text[end:].partition("{")
        datasets = " ".join(_DATASET.findall(head))
        return Query(text[:end], datasets, _DATASET.sub("", head) + brace + rest)

    @property
    def limit(self) -> int | None:
        """Return how many rows the query asks for at most, where its end says so.

        >>> Query.read("SELECT * { ?s ?p ?o } LIMIT 3").limit
        3
        """
        found = _LIMIT.search(self.body)
        return int(found[1]) if found else None

    @property
    def form(self) -> str:
        """Return the first word: SELECT, ASK, CONSTRUCT or DESCRIBE.

        >>> Query.read("SELECT(COUNT(*) AS ?n) { ?s ?p ?o }").form
        'SELECT'
        """
        found = _FORM.match(self.body)
        return found[1].upper() if found else ""

    def within(self, template: str, **parts: object) -> str:
        """Return a query of this folder with this one in it."""
        mine = {"prologue": self.prologue, "datasets": self.datasets, "query": self.body}
        return filled(template, **mine, **parts)


@cache
def text_of(name: str) -> str:
    """Return the text of a query or an update of this folder."""
    (path,) = Path(__file__).parent.glob(f"{name}.r[qu]")
    return path.read_text(encoding="utf-8")


def filled(name: str, **parts: object) -> str:
    """Return a query or an update of this folder with its ``$parts`` filled in.

    >>> filled("drop", graph="http://x/g").splitlines()[-1]
    'DROP SILENT GRAPH <http://x/g>'
    """
    return Template(text_of(name)).substitute(parts)


def whole(client: Client, text: str, *, graphs: Graphs = ALL, expected: int | None = None) -> Rows:
    """Return all rows of a SELECT, or as many as could be had with the doubt that remains.

    ``expected`` is their number where it is known already. Raises `EndpointFailed`.
    """
    columns, rows, cut = _rows(client, text, graphs)
    query = Query.read(text)
    if expected is None and (len(rows) < cut or len(rows) == query.limit):
        return Rows(columns, rows)
    try:
        count = _count(client, query, graphs) if expected is None else expected
    except (BadQuery, EndpointFailed) as error:
        return Rows(columns, rows, f"they could not be counted: {error.message}")
    if len(rows) == count:
        return Rows(columns, rows)
    if not rows or len(rows) > count:
        return Rows(columns, rows, f"{len(rows):,} came, and the server counts {count:,}")
    return _paged(client, query, Rows(columns, rows), count, graphs)


def _rows(client: Client, text: str, graphs: Graphs) -> tuple[tuple[str, ...], list[Row], int]:
    """Return columns, rows, and how many rows the server says it would have given, else 0."""
    reply = client.query(text, graphs=graphs)
    stated = reply.headers.get(_CUT, "")
    with client.reading():
        columns, rows = _read(reply.body)
    return columns, rows, int(stated) if stated.isdecimal() else 0


def _read(body: bytes) -> tuple[tuple[str, ...], list[Row]]:
    """Return columns and rows of a reply; `ValueError` or `SyntaxError` where it is damaged.

    The engine's object must end in the thread that made it, so nothing here may outlive the
    call: a traceback keeps what its frames hold until some thread collects it.
    """
    solutions = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    try:
        if isinstance(solutions, ox.QueryBoolean):
            raise ValueError("a truth where rows were asked for")
        columns = tuple(variable.value for variable in solutions.variables)
        return columns, list(map(tuple, solutions))
    finally:
        del solutions


def _count(client: Client, query: Query, graphs: Graphs) -> int:
    _, rows, _ = _rows(client, query.within("count"), graphs)
    ((counted,),) = rows
    with client.reading():
        return int(getattr(counted, "value", ""))


def _paged(client: Client, query: Query, first: Rows, count: int, graphs: Graphs) -> Rows:
    """Ask again in pages of as many rows as came at once."""
    ordered = _ORDERED.search(query.body) is not None
    columns = " ".join(f"?{name}" for name in first.columns)
    order = " ".join(f"STR(?{name}) ?{name}" for name in first.columns)
    page = len(first.rows)
    rows: list[Row] = []
    for _ in range(MOST_PAGES):
        text = query.within(
            "next" if ordered else "page",
            columns=columns,
            order=order,
            limit=page,
            offset=len(rows),
        )
        _, more, _ = _rows(client, text, graphs)
        rows += more
        if len(rows) >= count or not more:
            break
    if len(rows) != count:
        return Rows(first.columns, rows, f"{len(rows):,} came, and the server counts {count:,}")
    if ordered and len(set(rows)) < count:
        return Rows(first.columns, rows, "its ORDER BY leaves open which rows come first")
    return Rows(first.columns, rows)
