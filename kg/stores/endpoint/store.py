"""A SPARQL 1.1 endpoint as a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import ontology
from kg import vocabulary as v
from kg.errors import EndpointFailed
from kg.files import ONTOLOGY
from kg.model import Concepts, Edition
from kg.model.answer import Answer
from kg.stores.endpoint.asking import answer, merged
from kg.stores.endpoint.client import OWN, Client, Graphs
from kg.stores.endpoint.pulled import Stamp, pull, quads_of, stamps_of
from kg.stores.endpoint.writing import Content, replace
from kg.stores.generations import Generation, Loaded
from kg.table import Table, TableBuilder
from kg.triples import derivation_text, edition_text, editions_from, graph_of

Progress = Callable[[str, int], None]


class EndpointStore:
    """An endpoint; its claim table is pulled when it is first wanted."""

    def __init__(self, client: Client) -> None:
        self.client = client

    @cached_property
    def _pulled(self) -> Generation:
        return pull(self.client)

    @property
    def content(self) -> str:
        """Return a stamp of everything that the claim table was made from."""
        return self._pulled.manifest.stamp

    @cached_property
    def table(self) -> Table:
        """Return the claim table, brought up to date; raise `EndpointFailed`."""
        return Table(self._pulled.table, ontology.load())

    @property
    def concepts(self) -> Concepts:
        """Return the concepts of the ontology and of the sources."""
        return self.table.concepts

    @property
    def held(self) -> Mapping[str, Loaded]:
        """Return the source editions that the endpoint has, by id."""
        return self._pulled.manifest.sources

    @property
    def folder(self) -> None:
        """Return ``None``: there is nothing here to open."""
        return

    @property
    def stops(self) -> bool:
        """Return True: nobody waits longer for a server than is asked for."""
        return True

    def edition(self, source: str, concepts: Concepts) -> Edition:
        """Return one source edition as the endpoint has it; ``KeyError`` if it has none."""
        graph = graph_of(source)
        quads = quads_of(self.client, graph, self._stamps[graph].triples)
        return {edition.source.id: edition for edition in editions_from(quads, concepts)}[source]

    @cached_property
    def _stamps(self) -> dict[str, Stamp]:
        return stamps_of(self.client)

    def answer(
        self, query: str, *, seconds: float | None = None, all_graphs: bool = True
    ) -> Answer:
        """Run a query that is known to be safe; raise `BadQuery` or `EndpointFailed`."""
        client = self.client if seconds is None else self.client.within(seconds)
        return answer(client, query, self._merged if all_graphs else OWN)

    @cached_property
    def _merged(self) -> Graphs:
        return merged(self.client)

    def close(self) -> None:
        """Give the memory of the table back."""
        if "table" in self.__dict__:
            self.table.close()


class EndpointBackend:
    """The address of an endpoint."""

    def __init__(self, url: str) -> None:
        self.client = Client(url)

    @property
    def address(self) -> str:
        """Return the address of the queries."""
        return self.client.addresses.query

    def open(self) -> EndpointStore:
        """Return the store; nothing is asked yet."""
        return EndpointStore(self.client)

    def before(self) -> EndpointStore:
        """Return the store as it is now."""
        return self.open()

    def write(
        self,
        editions: Iterable[Edition],
        *,
        concepts: Concepts,
        withdrawn: Iterable[str] = (),
        progress: Progress = lambda _name, _done: None,
    ) -> bool:
        """Put each edition in its graph and take others out; false when nothing changed.

        All of it happens, or nothing does.
        """
        withdrawn = list(withdrawn)
        before, gone = pull(self.client), set(withdrawn)
        with (
            TemporaryDirectory(prefix="kg-") as place,
            TableBuilder(Path(place), concepts) as table,
        ):

            def contents() -> Iterator[Content]:
                yield v.ONTOLOGY_GRAPH, _ontology_lines()
                for done, edition in enumerate(editions, start=1):
                    gone.add(edition.source.id)
                    table.add(edition)
                    yield graph_of(edition.source.id), edition_text(edition, concepts)
                    progress(edition.source.id, done)
                implied = table.finish(Path(place), before=before.table, dropped=gone)
                yield v.REVISIONS_GRAPH, derivation_text(implied, v.REVISIONS_GRAPH)

            replace(self.client, contents(), [graph_of(source) for source in withdrawn])
        return self.open().content != before.manifest.stamp

    def rebuild(self, *, progress: Progress = lambda _name, _done: None) -> EndpointStore:
        """Pull everything anew and make the claim table from it."""
        pull(self.client, anew=True, progress=progress)
        return self.open()

    def check(self) -> str:
        """Count the sources that answer; raise `EndpointFailed`."""
        stamps = stamps_of(self.client)
        triples = sum(stamp.triples for stamp in stamps.values())
        if not stamps:
            raise EndpointFailed(f"{self.address} answers, and has no sources.")
        return f"{self.address} answers: {len(stamps)} sources, {triples:,} triples."


def _ontology_lines() -> Iterator[str]:
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield f"{quad.triple} .\n"


def BACKEND(address: str) -> EndpointBackend | None:
    """Return the back end for an ``http`` or ``https`` address."""
    return EndpointBackend(address) if address.startswith(("http://", "https://")) else None
