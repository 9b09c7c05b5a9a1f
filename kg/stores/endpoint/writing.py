"""Replaces graphs of an endpoint, all or none: staged beside the others, switched to in one update.

A server whose default graph stands apart from the named ones gets their union in it, each triple
once: servers that make the union while they answer repeat a triple for every graph that holds
it, and a join of ten patterns then takes minutes.
"""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.errors import KgError
from kg.stores.endpoint.client import OWN, Client
from kg.stores.endpoint.complete import filled, whole

LONGEST_WRITE = 24 * 3600  # seconds; clocks of two writers differ by less
AT_ONCE = 500  # triples in one update: some servers compile each into one statement
STAGED = "urn:kg:staged:"
Content = tuple[str, Iterable[str]]
"""The name of a graph, and N-Quads lines of what it is to hold."""


def replace(client: Client, contents: Iterable[Content], removed: Iterable[str] = ()) -> None:
    """Make each content that of its graph and take other graphs out: all of it, or nothing.

    What a writer that was killed has left staged goes first, once no writer can still be at it.
    Only the last request touches the graphs of sources; it may be sent twice without harm.
    """
    _clear(client)
    stage = f"{STAGED}{int(time.time())}-{uuid.uuid4().hex}:"
    staged: list[str] = [""]
    update: list[str] = []
    try:
        apart = _stands_apart(client, stage)
        for graph, lines in contents:
            staged.append(graph)
            some = put(client, stage + graph, lines)
            update += (_switched if some else _removed)(graph, stage, apart=apart)
        for graph in removed:
            update += _removed(graph, stage, apart=apart)
        client.update(";\n".join(update))
    finally:
        for graph in staged:
            with contextlib.suppress(KgError):  # what went wrong before is what counts
                remove(client, stage + graph)


def _clear(client: Client) -> None:
    """Take out what was staged longer ago than any write takes: others may be writing now."""
    for (graph,) in whole(client, filled("staged", staged=STAGED)).rows:
        name = str(getattr(graph, "value", ""))
        begun = name.removeprefix(STAGED).partition("-")[0]
        if begun.isdecimal() and time.time() - int(begun) > LONGEST_WRITE:
            remove(client, name)


def _stands_apart(client: Client, stage: str) -> bool:
    """Whether the default graph lacks what a named one holds; tried with a triple of our own."""
    name = f"<{stage}>"
    put(client, stage, [f"{name} {name} {name} {name} .\n"])
    return not client.truth(
        filled("default", subject=name, predicate=name, object=name), graphs=OWN
    )


def _switched(graph: str, stage: str, *, apart: bool) -> Iterator[str]:
    if apart:
        yield filled("part", graph=graph, staged=STAGED)
    yield filled("copy", staged=stage + graph, graph=graph)
    if apart:
        yield filled("join", graph=graph)


def _removed(graph: str, _stage: str, *, apart: bool) -> Iterator[str]:
    if apart:
        yield filled("part", graph=graph, staged=STAGED)
    yield filled("drop", graph=graph)


def put(client: Client, graph: str, lines: Iterable[str]) -> bool:
    """Make N-Quads lines the content of a graph: in one request where the server takes graphs.

    False where there are none.
    """
    quads = ox.parse("".join(lines), ox.RdfFormat.N_QUADS)
    triples = (quad.triple for quad in quads)
    if client.addresses.graphs:
        body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        client.put(graph, body)
        return bool(body)
    client.update(filled("drop", graph=graph))
    written = False
    while some := list(islice(triples, AT_ONCE)):
        data = ox.serialize(some, format=ox.RdfFormat.N_TRIPLES) or b""
        client.update(filled("insert", graph=graph, triples=data.decode()))
        written = True
    return written


def remove(client: Client, graph: str) -> None:
    """Take a graph out."""
    if client.addresses.graphs:
        client.delete(graph)
    else:
        client.update(filled("drop", graph=graph))
