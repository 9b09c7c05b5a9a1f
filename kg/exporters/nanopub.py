"""Editions → nanopublications in TriG: one for each claim, and one for each source."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import BinaryIO

from kg.model import Concepts, Dispute, Edition
from kg.triples.nanopubs import nanopubs
from kg.triples.serialize import write_quads

EPOCH = "SOURCE_DATE_EPOCH"


class NanopubExporter:
    """Writes nanopublications dated today, or by ``SOURCE_DATE_EPOCH``; they are not signed."""

    name = "nanopub"
    about = "nanopublications (.trig)"
    suffix = ".trig"
    holds_many = True

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write editions."""
        created = _today().isoformat()
        quads = (
            quad for edition in editions for quad in nanopubs(edition, concepts, created=created)
        )
        write_quads(quads, out, format="trig")


def _today() -> date:
    given = os.environ.get(EPOCH, "")
    now = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime.now(UTC)
    return now.date()


EXPORTER = NanopubExporter()
