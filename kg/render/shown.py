"""Finds the module that shows a result: the one named like the module of the result's class."""

from __future__ import annotations

import importlib
from functools import cache
from types import ModuleType


def shower_of(result: object, folder: str) -> ModuleType:
    """Return the module of a folder beside this file that shows results of that class.

    >>> from kg.analyses.trace import Trace
    >>> shower_of(Trace.__new__(Trace), "terminal").__name__
    'kg.render.terminal.trace'
    """
    return _module(folder, type(result).__module__.rpartition(".")[2])


@cache
def _module(folder: str, name: str) -> ModuleType:
    return importlib.import_module(f"{__package__}.{folder}.{name}")
