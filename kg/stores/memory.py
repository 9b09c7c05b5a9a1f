"""The store in memory: rdflib's own engine, for tests, notebooks and as a second opinion."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import ontology
from kg import vocabulary as v
from kg.errors import BadQuery, WrongUse
from kg.files import ONTOLOGY
from kg.model import Concepts, Edition
from kg.model.answer import TRIPLE, Answer, Blank, Iri, Value, literal
from kg.stores.generations import Loaded
from kg.stores.projection import implied_lines, project
from kg.table import Table
from kg.triples import edition_text, editions_from, graph_of

if TYPE_CHECKING:
    from rdflib import Dataset

ADDRESS = "memory:"
Progress = Callable[[str, int], None]


class _Folder:
    """A directory that goes when nobody holds it any more."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="kg-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


class MemoryStore:
    """A dataset of rdflib, and its claim table in a directory that goes with it."""

    def __init__(self, dataset: Dataset, held: Mapping[str, Loaded], folder: _Folder) -> None:
        self._dataset, self._held, self._folder = dataset, held, folder

    @cached_property
    def table(self) -> Table:
        """Return the claim table."""
        return Table(self._folder.path, ontology.load())

    @property
    def concepts(self) -> Concepts:
        """Return the concepts of the ontology and of the sources."""
        return self.table.concepts

    @property
    def held(self) -> Mapping[str, Loaded]:
        """Return the source editions that the store has, by id."""
        return self._held

    @property
    def folder(self) -> None:
        """Return ``None``: no other process sees this memory."""
        return

    @property
    def stops(self) -> bool:
        """Return False: rdflib runs to its end."""
        return False

    def edition(self, source: str, concepts: Concepts) -> Edition:
        """Return one source edition as the graph has it; ``KeyError`` if it has none."""
        quads = _quads(self._dataset, graph_of(source))
        return {edition.source.id: edition for edition in editions_from(quads, concepts)}[source]

    def answer(
        self, query: str, *, seconds: float | None = None, all_graphs: bool = True
    ) -> Answer:
        """Run a query that is known to be safe; raise `BadQuery` where it is no SPARQL."""
        from pyparsing import ParseException

        if seconds is not None:
            raise WrongUse("rdflib cannot be stopped.", remedy="Leave the time limit out.")
        self._dataset.default_union = all_graphs
        with warnings.catch_warnings():  # rdflib's engine uses what rdflib deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            try:
                return _answer(self._dataset.query(query))
            except ParseException as error:
                raise BadQuery(str(error), line=error.lineno, column=error.column) from error

    def close(self) -> None:
        """Give the memory of the table back."""
        if "table" in self.__dict__:
            self.table.close()


def _answer(result: Any) -> Answer:
    if result.type == "ASK":
        return Answer("ask", ("answer",), ((bool(result.askAnswer),),))
    if result.type == "SELECT":
        columns = tuple(str(name) for name in result.vars or ())
        return Answer("select", columns, _rows(columns, result.bindings))
    return Answer("graph", TRIPLE, tuple(tuple(map(_value, one)) for one in result.graph or ()))


def _rows(columns: tuple[str, ...], rows: Iterable[Any]) -> tuple[tuple[Value, ...], ...]:
    from rdflib import Variable

    names = [Variable(column) for column in columns]
    return tuple(tuple(_value(row.get(name)) for name in names) for row in rows)


def _value(term: Any) -> Value:
    from rdflib import BNode, Literal

    if term is None:
        return None
    if isinstance(term, Literal):
        return literal(str(term), str(term.datatype or ""), term.language or "")
    return Blank(term) if isinstance(term, BNode) else Iri(term)


def _quads(dataset: Dataset, graph: str) -> Iterable[ox.Quad]:
    from rdflib import URIRef

    name = ox.NamedNode(graph)
    data = dataset.graph(URIRef(graph)).serialize(format="nt", encoding="utf-8")
    for triple in ox.parse(data, ox.RdfFormat.N_TRIPLES):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


class MemoryBackend:
    """An rdflib dataset, empty at first."""

    def __init__(self) -> None:
        import rdflib.plugins.sparql

        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False  # FROM would read files and addresses
        self._dataset = rdflib.Dataset(default_union=True)
        for path in sorted(ONTOLOGY.glob("*.ttl")):
            self._dataset.graph(rdflib.URIRef(v.ONTOLOGY_GRAPH)).parse(path, format="turtle")
        self._held: dict[str, Loaded] = {}
        self._project()

    @property
    def address(self) -> str:
        """Return ``memory:``."""
        return ADDRESS

    def open(self) -> MemoryStore:
        """Open the dataset as it is now."""
        return MemoryStore(self._dataset, dict(self._held), self._folder)

    def before(self) -> MemoryStore:
        """Return the dataset as it is now."""
        return self.open()

    def write(
        self,
        editions: Iterable[Edition],
        *,
        concepts: Concepts,
        withdrawn: Iterable[str] = (),
        progress: Progress = lambda _name, _done: None,
    ) -> bool:
        """Put editions in and take others out; false when that changes nothing."""
        changed = False
        for done, edition in enumerate(editions, start=1):
            lines = "".join(edition_text(edition, concepts))
            digest = hashlib.sha256(lines.encode()).hexdigest()
            before = self._held.get(edition.source.id)
            if before is None or before.digest != digest:
                self._replace(graph_of(edition.source.id), lines)
                self._held[edition.source.id] = Loaded(digest, len(edition.claims))
                changed = True
            progress(edition.source.id, done)
        for source in withdrawn:
            self._replace(graph_of(source), "")
            changed = self._held.pop(source, None) is not None or changed
        if changed:
            self._project()
        return changed

    def rebuild(self, *, progress: Progress = lambda _name, _done: None) -> MemoryStore:
        """Make the claim table anew from the graph."""
        self._project()
        return self.open()

    def check(self) -> str:
        """Say that there is nothing to check."""
        return "memory: has no files."

    def _replace(self, graph: str, lines: str) -> None:
        from rdflib import URIRef

        self._dataset.remove_graph(URIRef(graph))
        quads = ox.parse(lines, ox.RdfFormat.N_QUADS)
        triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        if triples:
            self._dataset.graph(URIRef(graph)).parse(data=triples, format="nt")

    def _project(self) -> None:
        """Write the claim table to a new directory; who reads the old one keeps it."""
        self._folder = _Folder()
        names = {graph_of(source): its.digest for source, its in self._held.items()}
        graphs = {graph: partial(_quads, self._dataset, graph) for graph in names}
        project(graphs, self._folder.path, stamps=names)
        now = self.open()
        self._replace(v.REVISIONS_GRAPH, "".join(implied_lines(now.table)))
        now.close()


def BACKEND(address: str) -> MemoryBackend | None:
    """Return a new back end for ``memory:``."""
    return MemoryBackend() if address == ADDRESS else None
