"""Claims → Parquet: the claim table, which any data frame reads."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kg.model import Concepts, Dispute, Edition
from kg.table import TableBuilder


class ParquetExporter:
    """Writes one Parquet file: a row a claim, typed columns, lineage among what is exported."""

    name = "parquet"
    about = "Parquet (.parquet), the claim table"
    suffix = ".parquet"
    holds_many = True

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write the claims of editions."""
        with tempfile.TemporaryDirectory(prefix="kg-") as place:
            folder = Path(place)
            with TableBuilder(folder, concepts) as table:
                for edition in editions:
                    table.add(edition)
                table.finish(folder, before=None, dropped=set())
            with (folder / "claims.parquet").open("rb") as made:
                shutil.copyfileobj(made, out)


EXPORTER = ParquetExporter()
