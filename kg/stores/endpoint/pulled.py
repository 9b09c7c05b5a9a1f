"""The claim table of an endpoint: pulled graph by graph, kept as long as its content is the same.

What is kept lies in the user's cache, a store of generations like any other, without a graph of
its own. A stamp of every graph is asked for each time; only those with another are pulled again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg import __version__, files
from kg import vocabulary as v
from kg.errors import EndpointFailed, StoreError
from kg.stores.endpoint.client import Client
from kg.stores.endpoint.complete import Row, filled, text_of, whole
from kg.stores.generations import FORMAT, Generation, Manifest, current_or_none, publish, writing
from kg.stores.projection import Quads, project
from kg.triples.values import Term

_AT_ONCE = 5_000  # triples asked for in one query before the server's limit is known
_TRUTH = {"1": "true", "0": "false"}
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The content of one graph: how many triples, and their checksum."""

    triples: int
    digest: str


def stamps_of(client: Client) -> dict[str, Stamp]:
    """Return a stamp for every graph that describes sources; raise `EndpointFailed`."""
    found = whole(client, text_of("stamps"))
    if found.doubt:
        raise EndpointFailed(
            f"The graphs of {client.addresses.query} cannot be listed: {found.doubt}."
        )
    stamps = {}
    for graph, triples, checksum in found.rows:
        number = _text(triples)
        stamps[_text(graph)] = Stamp(int(number), f"{number} {_text(checksum)}")
    return stamps


def cache_of(client: Client) -> Path:
    """Return where the table of an endpoint is kept."""
    from platformdirs import user_cache_path

    name = hashlib.sha256(client.addresses.query.encode()).hexdigest()[:16]
    return user_cache_path("kg", appauthor=False) / "endpoints" / name


def pull(
    client: Client, *, anew: bool = False, progress: Progress = lambda _name, _done: None
) -> Generation:
    """Return the claim table, brought up to date; ``anew`` pulls all of it again.

    Raises `EndpointFailed` where anything that came is not proven to be whole.
    """
    stamps, cache, base = stamps_of(client), cache_of(client), _base()
    content = hashlib.sha256(repr(sorted(stamps.items())).encode()).hexdigest()
    mark = f"{base} {content}"
    kept = None if anew else _kept(cache)
    if kept and kept.manifest.stamp == mark:
        return kept
    if kept and not kept.manifest.stamp.startswith(base):
        kept = None
    held = kept.manifest.sources if kept else {}
    digests = {stamp.digest for stamp in stamps.values()}
    gone = {name for name, its in held.items() if its.digest not in digests}
    known = {its.digest for its in held.values()}
    fresh = {graph: its for graph, its in sorted(stamps.items()) if its.digest not in known}
    with writing(cache) as folder, TemporaryDirectory(dir=folder.parent) as place:
        graphs = dict(_pulled(client, fresh, Path(place), progress))
        sources = project(
            graphs,
            folder / "table",
            stamps={graph: its.digest for graph, its in fresh.items()},
            before=kept.table if kept else None,
            dropped=gone,
        )
        sources |= {name: its for name, its in held.items() if name not in gone | sources.keys()}
        return publish(folder, Manifest(mark, dict(sorted(sources.items()))))


def _kept(cache: Path) -> Generation | None:
    """Return the table that is kept; none where another version left it, or where it is damaged."""
    try:
        return current_or_none(cache)
    except StoreError:
        return None


def _pulled(
    client: Client, stamps: dict[str, Stamp], place: Path, progress: Progress
) -> Iterator[tuple[str, Quads]]:
    """Write each graph to a file, so that one at a time is in memory."""
    for done, (graph, stamp) in enumerate(stamps.items(), start=1):
        path = place / f"{done}.nq"
        quads = quads_of(client, graph, stamp.triples)
        ox.serialize(quads, str(path), ox.RdfFormat.N_QUADS)
        yield graph, partial(_read, path)
        progress(graph.removeprefix(v.SOURCE), done)


def _base() -> str:
    """Return what the table depends on beside the content of the endpoint."""
    content = f"{FORMAT} {__version__} {files.fingerprint(files.ONTOLOGY.glob('*.ttl'))}"
    return hashlib.sha256(content.encode()).hexdigest()


def _read(path: Path) -> Iterable[ox.Quad]:
    return ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)


def quads_of(client: Client, graph: str, triples: int) -> Iterable[ox.Quad]:
    """Return the quads of a graph: in one query, or one for each predicate when it is large."""
    name = ox.NamedNode(graph)
    if triples <= _AT_ONCE:
        for row in _all(client, "triples", triples, graph=graph):
            yield _quad(row, name)
        return
    predicates = whole(client, filled("predicates", graph=graph))
    counted = [(_text(predicate), int(_text(count))) for predicate, count in predicates.rows]
    if predicates.doubt or sum(count for _, count in counted) != triples:
        raise EndpointFailed(f"{graph} is being changed.", remedy="Try again when it is done.")
    for predicate, count in counted:
        for subject, value in _all(client, "links", count, graph=graph, predicate=predicate):
            yield _quad((subject, ox.NamedNode(predicate), value), name)


def _all(client: Client, query: str, expected: int, **parts: str) -> list[Row]:
    found = whole(client, filled(query, **parts), expected=expected)
    if found.doubt or len(set(found.rows)) != expected:
        doubt = found.doubt or "some rows came twice"
        raise EndpointFailed(
            f"{parts['graph']} could not be read whole: {doubt}.", remedy="Try again."
        )
    return found.rows


def _quad(row: Row, graph: ox.NamedNode) -> ox.Quad:
    subject, predicate, value = row
    if not isinstance(subject, ox.NamedNode | ox.BlankNode) or not isinstance(
        predicate, ox.NamedNode
    ):
        raise EndpointFailed(f"{graph} has a triple that is none: {subject} {predicate}.")
    return ox.Quad(subject, predicate, _plain(value), graph)


def _plain(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """Return a term as it was written: Virtuoso keeps truths as numbers."""
    if term is None:
        raise EndpointFailed("A triple came without its object.")
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#boolean"):
        return ox.Literal(_TRUTH.get(term.value, term.value), datatype=term.datatype)
    return term


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
