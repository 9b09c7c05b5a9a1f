"""Finds what is plugged in: the modules of a folder, and the entry points of other packages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from kg.errors import KgError


def plugged_in(package: str, attribute: str) -> dict[str, Any]:
    """Return by name what the modules of a package have as an attribute, and what others add.

    Others add by entry points in the group ``kg.`` and the last part of the package's name.
    Raises `KgError` for one that cannot be loaded.

    >>> sorted(plugged_in("kg.importers", "IMPORTER"))
    ['claims', 'iea', 'minmod', 'rdf', 'usgs']
    """
    folder = importlib.import_module(package).__path__
    modules = (importlib.import_module(f"{package}.{m.name}") for m in pkgutil.iter_modules(folder))
    ours = [getattr(module, attribute) for module in modules]
    found = {one.name: one for one in ours}
    for point in entry_points(group=f"kg.{package.rpartition('.')[2]}"):
        with blamed_on(point):
            one = point.load()
            found[one.name] = one
    return found


@contextmanager
def blamed_on(point: EntryPoint) -> Iterator[None]:
    """Load an entry point inside of this; `KgError` names it where that fails."""
    try:
        yield
    except Exception as error:  # the code of others may raise anything
        package = point.dist.name if point.dist else point.value
        raise KgError(
            f"The plug-in “{point.name}” of {package} cannot be loaded: {error}.",
            remedy=f"Install another version of {package}, or uninstall it.",
        ) from error
