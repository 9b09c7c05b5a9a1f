"""RDF that speaks our vocabulary."""

from __future__ import annotations

from pathlib import Path

from kg.importers import Imported
from kg.model import Concepts


class RdfImporter:
    name = "rdf"
    about = "RDF in the vocabulary of ontology/ (.ttl, .nt, .nq, .trig)"

    def accepts(self, path: Path, head: bytes) -> bool:
        return path.suffix.lower() in (".ttl", ".nt", ".nq", ".trig")

    def read(self, path: Path, concepts: Concepts) -> Imported:
        return Imported(())


IMPORTER = RdfImporter()
