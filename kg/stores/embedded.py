"""The store on disk: Oxigraph for the graph, DuckDB over Parquet for the claim table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg import ontology
from kg import vocabulary as v
from kg.errors import BadQuery, StoreDamaged, WrongUse
from kg.model import Concepts, Derivation, Edition
from kg.model.answer import Answer
from kg.stores.generations import (
    Generation,
    Loaded,
    Manifest,
    current,
    current_or_none,
    last_whole,
    publish,
    state,
    writing,
)
from kg.stores.stream import feed
from kg.stores.union import forget, ontology_quads, twice
from kg.table import Table, TableBuilder
from kg.triples import derivation_text, edition_text, editions_from, graph_of
from kg.triples.values import answer_of

if TYPE_CHECKING:
    from rdflib import Dataset

LEAST_ROOM, ROOM_PER_CLAIM = 16_000_000, 10_000  # bytes on disk while a generation is written
Progress = Callable[[str, int], None]


class EmbeddedStore:
    """One generation of a store on disk, opened for reading."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation

    @cached_property
    def table(self) -> Table:
        """Return the claim table."""
        return Table(self.generation.table, ontology.load())

    @property
    def concepts(self) -> Concepts:
        """Return the concepts of the ontology and of the sources."""
        return self.table.concepts

    @property
    def held(self) -> Mapping[str, Loaded]:
        """Return the source editions that the store has, by id."""
        return self.generation.manifest.sources

    @property
    def folder(self) -> Path:
        """Return the directory of the generation."""
        return self.generation.folder

    @cached_property
    def graph(self) -> ox.Store:
        """Return the Oxigraph store, read-only; raise `StoreDamaged`."""
        try:
            return ox.Store.read_only(str(self.generation.graph))
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreDamaged(
                f"The graph cannot be read: {error}.", remedy="Run `kg rebuild`."
            ) from error

    def dataset(self) -> Dataset:
        """Return the graph as an ``rdflib.Dataset``, for reading; its default graph has all."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.graph), default_union=False)

    @property
    def stops(self) -> bool:
        """Return True: queries run in a process of their own."""
        return True

    def edition(self, source: str, concepts: Concepts) -> Edition:
        """Return one source edition as the graph has it; ``KeyError`` if it has none."""
        quads = self.graph.quads_for_pattern(None, None, None, ox.NamedNode(graph_of(source)))
        editions = {edition.source.id: edition for edition in editions_from(quads, concepts)}
        return editions[source]

    def answer(self, query: str, *, seconds: float | None = None) -> Answer:
        """Run a query that is known to be safe; raise `BadQuery` where it is no SPARQL."""
        if seconds is not None:
            raise WrongUse(
                "An answer in this process cannot be stopped.", remedy="Leave the time limit out."
            )
        try:
            results = self.graph.query(query)
        except SyntaxError as error:
            raise BadQuery(str(error)) from error
        return answer_of(results)

    def close(self) -> None:
        """Give files and memory back."""
        if "table" in self.__dict__:
            self.table.close()
        self.__dict__.pop("graph", None)


class EmbeddedBackend:
    """A directory of generations."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def address(self) -> str:
        """Return the path of the directory."""
        return str(self.path)

    def open(self) -> EmbeddedStore:
        """Open the current generation; raise `StoreMissing` or `StoreDamaged`."""
        return open_store(self.path)

    def before(self) -> EmbeddedStore | None:
        """Return the current generation, or ``None`` where there is none yet."""
        generation = current_or_none(self.path)
        return EmbeddedStore(generation) if generation else None

    def write(
        self,
        editions: Iterable[Edition],
        *,
        concepts: Concepts,
        withdrawn: Iterable[str] = (),
        progress: Progress = lambda _name, _done: None,
    ) -> bool:
        """Write the next generation; false when it would be the same."""
        seen = state(self.path)
        keep = current_or_none(self.path)
        stamp = keep.manifest.stamp if keep else ""
        written = write(
            self.path, editions, concepts=concepts, stamp=stamp, withdrawn=withdrawn, keep=keep,
            seen=seen, progress=progress,
        )  # fmt: skip
        return written is not None

    def rebuild(self, *, progress: Progress = lambda _name, _done: None) -> EmbeddedStore:
        """Write the last state whose graph is whole again; raise `StoreDamaged` without one."""
        whole = last_whole(self.path)
        if whole is None:
            raise StoreDamaged(
                f"Nothing in {self.path} can be read.",
                remedy="Load the sources into a new store.",
            )
        editions = held_editions(whole, whole.manifest.sources)
        concepts = ontology.load().with_more(c for edition in editions for c in edition.concepts)
        write(self.path, editions, concepts=concepts, stamp=whole.manifest.stamp, progress=progress)
        return self.open()

    def check(self) -> str:
        """Compare every file with its hash; raise `StoreDamaged`."""
        generation = current(self.path)
        generation.check(hashes=True)
        count = len(generation.manifest.files)
        return f"{generation.folder}: {count} files are as they were written."


def BACKEND(address: str) -> EmbeddedBackend | None:
    """Return the back end for a path: whatever does not begin like an address."""
    if re.match(r"[a-z][a-z0-9+.-]+:", address, re.IGNORECASE):
        return None
    return EmbeddedBackend(Path(address).expanduser())


def open_store(path: Path) -> EmbeddedStore:
    """Open the store at a path for reading; raise `StoreMissing` or `StoreDamaged`."""
    return EmbeddedStore(current(path))


def held_editions(generation: Generation, names: Iterable[str]) -> list[Edition]:
    """Return editions as the graph has them; the claim table is not needed."""
    held, names, known = EmbeddedStore(generation), list(names), ontology.load()
    own = [concept for name in names for concept in held.edition(name, known).concepts]
    return [held.edition(name, known.with_more(own)) for name in names]


def write(
    path: Path,
    editions: Iterable[Edition],
    *,
    concepts: Concepts,
    stamp: str,
    bundled: Collection[str] = (),
    withdrawn: Iterable[str] = (),
    keep: Generation | None = None,
    seen: str | None = None,
    progress: Progress = lambda _name, _done: None,
) -> Generation | None:
    """Write the next generation: what ``keep`` has, with editions replaced and withdrawn.

    ``bundled`` are the ids of those that come with the program, ``seen`` the state of the store
    when it was read. ``None`` when all would be the same as what is there. Raises `StoreBusy`.
    """
    editions = list(editions)
    dropped = {edition.source.id for edition in editions} | set(withdrawn)
    claims = sum(len(edition.claims) for edition in editions)
    with writing(path, seen=seen, needed=LEAST_ROOM + ROOM_PER_CLAIM * claims) as folder:
        graph = _start_graph(folder / "graph", keep, dropped)
        with TableBuilder(folder / "table", concepts) as table:
            loaded: dict[str, Loaded] = {}
            fresh = _quads(editions, concepts, table, loaded, progress, bundled=bundled)
            same = partial(_nothing_new, keep, loaded, withdrawn, stamp)

            finish = partial(table.finish, folder / "table", before=keep.table if keep else None)
            links = _implied(lambda: [] if same() else finish(dropped=dropped))
            feed(chain(fresh, links), [partial(_load, graph), partial(_load, graph, lenient=True)])
            if same():
                del graph  # an open graph still writes while its directory is being deleted
                return None
        if keep:
            replaced = [*map(graph_of, dropped), v.REVISIONS_GRAPH, v.ONTOLOGY_GRAPH]
            forget(ox.Store.read_only(str(keep.graph)), graph, replaced)
        graph.flush()
        del graph
        before = keep.manifest.sources if keep else {}
        kept = {name: its for name, its in before.items() if name not in dropped}
        return publish(folder, Manifest(stamp, dict(sorted((kept | loaded).items()))))


def _start_graph(folder: Path, keep: Generation | None, dropped: set[str]) -> ox.Store:
    if keep:
        ox.Store.read_only(str(keep.graph)).backup(str(folder))
    graph = ox.Store(str(folder))
    for name in (*map(graph_of, sorted(dropped)), v.ONTOLOGY_GRAPH, v.REVISIONS_GRAPH):
        graph.remove_graph(ox.NamedNode(name))
    graph.bulk_extend(ontology_quads())
    return graph


def _quads(
    editions: list[Edition],
    concepts: Concepts,
    table: TableBuilder,
    loaded: dict[str, Loaded],
    progress: Progress,
    *,
    bundled: Collection[str],
) -> Iterator[tuple[bytes, bytes]]:
    """Give the quads of each edition and the same for the union of all graphs.

    On the way its rows go to the table, and its hash to ``loaded``.
    """
    for done, edition in enumerate(editions, start=1):
        digest, text = hashlib.sha256(), edition_text(edition, concepts)
        for piece, same in twice(text, graph_of(edition.source.id)):
            digest.update(piece)
            yield piece, same
        table.add(edition)
        name, claims = edition.source.id, len(edition.claims)
        loaded[name] = Loaded(digest.hexdigest(), claims, name in bundled)
        progress(edition.source.id, done)


def _implied(finish: Callable[[], list[Derivation]]) -> Iterator[tuple[bytes, bytes]]:
    """Finish the table once its rows are there, and give the quads that follow from it.

    They end the one stream: what is loaded apart lies in files of its own, in every scan's way.
    """
    yield from twice(derivation_text(finish(), v.REVISIONS_GRAPH), v.REVISIONS_GRAPH)


def _load(graph: ox.Store, file: IO[bytes], *, lenient: bool = False) -> None:
    """Load N-Quads; ``lenient`` where another reader checks the same text."""
    graph.bulk_load(file, format=ox.RdfFormat.N_QUADS, lenient=lenient)


def _nothing_new(
    keep: Generation | None, loaded: dict[str, Loaded], withdrawn: Iterable[str], stamp: str
) -> bool:
    if keep is None:
        return False
    before = keep.manifest
    same = all(before.sources.get(name) == its for name, its in loaded.items())
    return same and before.stamp == stamp and not set(withdrawn) & set(before.sources)
