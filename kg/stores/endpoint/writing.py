"""Puts whole graphs into an endpoint: by the graph store protocol, else by updates."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox

from kg.stores.endpoint.client import Client
from kg.stores.endpoint.complete import filled

AT_ONCE = 500  # triples in one update: some servers compile each into one statement


def put(client: Client, graph: str, lines: Iterable[str]) -> None:
    """Make N-Quads lines the content of a graph, in one request where that can be."""
    quads = ox.parse("".join(lines), ox.RdfFormat.N_QUADS)
    triples = (quad.triple for quad in quads)
    if client.addresses.graphs:
        client.put(graph, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
        return
    client.update(filled("drop", graph=graph))
    while some := list(islice(triples, AT_ONCE)):
        data = ox.serialize(some, format=ox.RdfFormat.N_TRIPLES) or b""
        client.update(filled("insert", graph=graph, triples=data.decode()))


def remove(client: Client, graph: str) -> None:
    """Take a graph out."""
    if client.addresses.graphs:
        client.delete(graph)
    else:
        client.update(filled("drop", graph=graph))
