"""Reads a ``claims/1`` file and reports everything that is wrong in it at once."""

from __future__ import annotations

from pathlib import Path

from kg.importers import Imported
from kg.importers.claims.build import Builder
from kg.importers.claims.checked import mended
from kg.importers.claims.positions import load
from kg.importers.claims.schema import Document
from kg.model import Concepts


class ClaimsImporter:
    """Reads ``claims/1``: YAML with sources, claims and links."""

    name = "claims"
    about = "claims/1 (.yaml)"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether it is YAML by its name, or says that it is ``claims/1``."""
        return path.suffix.lower() in (".yaml", ".yml") or b"format: claims/" in head

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the editions of a file and its mistakes; `BadInput` for what is no such file."""
        located = load(path)
        builder = Builder(located, mended(located, Document), concepts)
        editions = tuple(builder.editions())
        draft = builder.draft
        ids = {full for candidates in draft.full_ids.values() for full in candidates}
        return Imported(
            editions,
            tuple(draft.references),
            problems=(*located.spoilt.values(), *draft.problems),
            unread=frozenset(ids - {claim.id for one in editions for claim in one.claims}),
        )
