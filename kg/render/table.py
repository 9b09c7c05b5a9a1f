"""For people at a terminal: every kind of result has its own page."""

from __future__ import annotations

from kg.render import Options
from kg.render.shown import shower_of


def as_table(result: object, options: Options) -> str:
    """Return a result as people read it in a terminal."""
    return str(shower_of(result, "terminal").PAGE(result, options))


RENDER = as_table
