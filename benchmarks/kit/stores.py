"""Stores of synthetic claims, made once for each version of what makes them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox

from benchmarks.kit.figures import Plan
from benchmarks.kit.measuring import apart
from benchmarks.kit.synthetic import Graph
from kg import files, ontology
from kg.stores import Loaded
from kg.stores.generations import Manifest, publish, writing
from kg.table import TableBuilder

KG = Path(files.__file__).parent
MAKERS = (
    Path(__file__).with_name("synthetic.py"),
    *sorted((KG / "model").glob("*.py")),
    *sorted((KG / "table").glob("*.*")),
)


def synthetic_store(plan: Plan, claims: int) -> Path:
    """Return a store with so many claims: the claim table, and a graph that is left empty.

    It is for commands that read the table alone; what loading takes is measured in ``load``.
    """
    version = files.fingerprint(MAKERS)[:12]
    path = plan.work / f"synthetic-{claims}-{version}"
    if not path.exists():
        for older in plan.work.glob(f"synthetic-{claims}-*"):
            shutil.rmtree(older)
        apart(build, path, claims)
    return path


def build(path: Path, claims: int) -> None:
    """Build the store, edition by edition, so that memory stays small."""
    loaded: dict[str, Loaded] = {}
    with writing(path) as folder:
        ox.Store(str(folder / "graph")).flush()
        with TableBuilder(folder / "table", ontology.load()) as table:
            for edition in Graph(claims).editions():
                table.add(edition)
                loaded[edition.source.id] = Loaded("", len(edition.claims))
            table.finish(folder / "table", before=None, dropped=set())
        publish(folder, Manifest("", loaded))
