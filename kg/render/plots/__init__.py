"""Plots: small pictures in SVG, one file each, found by being here.

A plot has ``ASK(words, table)``, the result that it draws, and ``PLOT(result)``, the picture.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from kg.errors import WrongUse

_HELPERS = {"axis", "marks"}


def plots() -> list[str]:
    """Return the names of the plots.

    >>> plots()
    ['forest', 'heat', 'origins', 'revisions']
    """
    return sorted({module.name for module in pkgutil.iter_modules(__path__)} - _HELPERS)


def plot(name: str) -> ModuleType:
    """Return the plot of that name; raise `WrongUse` for an unknown one."""
    if name not in plots():
        raise WrongUse(f"There is no plot “{name}”.", remedy=f"Plots are {', '.join(plots())}.")
    return importlib.import_module(f"{__name__}.{name}")
