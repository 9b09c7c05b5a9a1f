"""Tab-separated values."""

from __future__ import annotations

from kg.render import Options
from kg.render.csv import as_csv


def as_tsv(result: object, options: Options) -> str:
    """Return the rows of a result with a header line."""
    return as_csv(result, options, delimiter="\t")


RENDER = as_tsv
