"""What notebooks show: a result draws itself as HTML where it is the value of a cell."""

from __future__ import annotations

import importlib


class Shown:
    """A result that a notebook shows as a part of a page, self-contained and escaped."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the result as HTML."""
        # by name: what computes a result knows nothing of what shows it
        return str(importlib.import_module("kg.render.html").as_fragment(self))
