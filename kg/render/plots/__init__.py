"""Plots: small pictures in SVG, one file each, found by being here.

A plot has ``ASK(words, table)``, the result that it draws, and ``PLOT(result)``, the picture.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from kg.errors import WrongUse


def plots() -> list[str]:
    """Return the names of the plots.

    >>> plots()
    ['forest', 'heat', 'origins', 'revisions']
    """
    beside = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in beside if hasattr(_module(name), "PLOT"))


def plot(name: str) -> ModuleType:
    """Return the plot of that name; raise `WrongUse` for an unknown one."""
    if name not in plots():
        raise WrongUse(f"There is no plot “{name}”.", remedy=f"Plots are {', '.join(plots())}.")
    return _module(name)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")
