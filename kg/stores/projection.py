"""Graphs of any store → the claim table: what stores without one of their own read scans from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg import vocabulary as v
from kg.errors import StoreError
from kg.stores.generations import Loaded
from kg.table import Table, TableBuilder
from kg.table.rows import derivation_of
from kg.triples import derivation_text, editions_from

Quads = Callable[[], Iterable[ox.Quad]]
"""Gives the quads of one graph; called once for its concepts and once for its claims."""


def project(
    graphs: Mapping[str, Quads],
    folder: Path,
    *,
    stamps: Mapping[str, str],
    before: Path | None = None,
    dropped: Iterable[str] = (),
) -> dict[str, Loaded]:
    """Write the claim table of graphs to a folder and return the source editions in them.

    ``stamps`` says of each graph what its content was. ``before`` is the table of the
    other graphs, whose rows of the sources in ``dropped`` are left out.
    """
    concepts = ontology.load()
    for quads in graphs.values():
        concepts = concepts.with_more(ontology.read(quads()).everything())
    sources: dict[str, Loaded] = {}
    with TableBuilder(folder, concepts) as table:
        for graph, quads in graphs.items():
            try:
                editions = editions_from(quads(), concepts)
            except (ValueError, ArithmeticError) as error:
                raise StoreError(
                    f"The graph {graph} cannot be read: {error}.", remedy="Correct it there."
                ) from error
            for edition in editions:
                table.add(edition)
                sources[edition.source.id] = Loaded(stamps[graph], len(edition.claims))
        table.finish(folder, before=before, dropped={*dropped, *sources})
    return sources


def implied_lines(table: Table) -> Iterator[str]:
    """Return the N-Quads of the derivations that a claim table implies, in a graph of their own."""
    return derivation_text(map(derivation_of, table.run("implied")), v.REVISIONS_GRAPH)
