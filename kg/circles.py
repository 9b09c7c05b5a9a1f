"""Finds claims that would come from themselves, before they are loaded."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from kg.errors import Problem
from kg.importers import Imported
from kg.model import Concepts, Derivation, Edition
from kg.table import Table, TableBuilder


def circles(imported: list[Imported], before: Table | None, concepts: Concepts) -> list[Problem]:
    """Return what is wrong when derivations lead back to where they began, else nothing.

    ``before`` is the table that the files are loaded beside.
    """
    editions = [edition for one in imported for edition in one.editions]
    new = [d for edition in editions for d in edition.derivations]
    replaced = {edition.source.id for edition in editions}
    above = before.above({d.origin for d in new}) if before and new else []
    stated = [d for d in above if d.stated_in and d.stated_in not in replaced]
    circle = _circle([*new, *stated])
    if not circle and _cell_with_an_origin(editions, before):
        circle = _circle(_touching(_with_revisions(editions, before, concepts), editions))
    return [_problem(circle, imported)] if circle else []


def _circle(derivations: Iterable[Derivation]) -> list[str]:
    graph: dict[str, set[str]] = {}
    for derivation in derivations:
        graph.setdefault(derivation.claim, set()).add(derivation.origin)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def _cell_with_an_origin(editions: list[Edition], before: Table | None) -> bool:
    """Whether a revision may close a circle: only below a cell that states where it comes from.

    Few do, so that the tables rarely have to be built to know which cell revises which.
    """
    derived = {d.claim for edition in editions for d in edition.derivations}
    cells = (claim for edition in editions for claim in edition.claims if claim.cell)
    if any(claim.id in derived for claim in cells):
        return True
    return before is not None and bool(before.run("derived_cells"))


def _with_revisions(
    editions: list[Edition], before: Table | None, concepts: Concepts
) -> list[Derivation]:
    """Return the derivations that may be part of a circle once the editions are loaded."""
    with tempfile.TemporaryDirectory(prefix="kg-") as work, TableBuilder(Path(work), concepts) as t:
        for edition in editions:
            t.add(edition)
        names = {edition.source.id for edition in editions}
        t.finish(Path(work), before=before.folder if before else None, dropped=names)
        table = Table(Path(work), concepts)
        try:
            return table.above({row["claim"] for row in table.run("circles")})
        finally:
            table.close()


def _touching(derivations: list[Derivation], editions: list[Edition]) -> list[Derivation]:
    """Return those on a circle with something new; an old circle is not the files' fault."""
    import networkx as nx

    ours = {claim.id for edition in editions for claim in edition.claims}
    ours |= {d.claim for edition in editions for d in edition.derivations}
    rings = nx.strongly_connected_components(nx.DiGraph((d.claim, d.origin) for d in derivations))
    closed = [ring for ring in rings if ring & ours]
    return [d for d in derivations if any({d.claim, d.origin} <= ring for ring in closed)]


def _problem(circle: list[str], imported: list[Imported]) -> Problem:
    where = {
        (r.path, r.line, r.column, r.excerpt)
        for one in imported
        for r in one.references
        if r.claim in circle
    }
    path, line, column, excerpt = min(where, default=("", 0, 0, ""))
    message = f"a claim would come from itself: {' ← '.join(circle)}"
    return Problem(path, line, column, message, "take one of these links out", excerpt)
