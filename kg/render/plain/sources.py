"""Sources as plain data."""

from __future__ import annotations

from kg.analyses.sources import Held, Sources
from kg.render.plain.parts import Data, source_data


def sources_data(sources: Sources) -> list[Data]:
    """Return sources as plain data."""
    return [_held(held) for held in sources]


def _held(held: Held) -> Data:
    return source_data(held.source, held.publisher) | {
        "type": held.source.type,
        "claims": held.claims,
        "licence": held.source.licence or None,
        "bundled": held.bundled,
    }


DATA = sources_data
