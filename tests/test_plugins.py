"""Plug-ins of other packages are found beside our own, and a broken one is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from kg import exporters, importers
from kg.analyses import checks, reasons
from kg.errors import KgError
from kg.plugins import plugged_in
from kg.queries.translators import translated

KINDS: dict[str, Any] = {
    "kg.importers": importers.found,
    "kg.exporters": exporters.found,
    "kg.checks": checks.found,
    "kg.reasons": reasons.found,
}
Plug = Callable[[EntryPoint], None]


class Loud:
    """What another package may offer."""

    name = "loud"


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Iterator[Plug]:
    """Give what makes an entry point the only one, for as long as the test runs."""

    def only(point: EntryPoint) -> None:
        for finder in ("kg.plugins.entry_points", "kg.queries.translators.entry_points"):
            monkeypatch.setattr(finder, lambda group: [point] * (group == point.group))
        _forget()

    yield only
    _forget()


def _forget() -> None:
    for found in KINDS.values():
        found.cache_clear()


@pytest.mark.parametrize("group", KINDS)
def test_what_other_packages_add_is_found(group: str, plug: Plug) -> None:
    plug(EntryPoint("loud", f"{__name__}:Loud", group))
    names = list(KINDS[group]())
    assert names[-1] == "loud" and len(names) > 1


@pytest.mark.parametrize("value", ["no_such_module", "kg.errors:no_such_name", "kg.errors:KgError"])
def test_a_broken_one_is_named(value: str, plug: Plug) -> None:
    plug(EntryPoint("broken", value, "kg.checks"))
    with pytest.raises(KgError, match=r"The plug-in “broken” of .* cannot be loaded: .*uninstall"):
        plugged_in("kg.analyses.checks", "CHECK")


def test_so_is_a_broken_translator(plug: Plug) -> None:
    plug(EntryPoint("model", "no_such_module:translate", "kg.translators"))
    with pytest.raises(KgError, match="“model” of no_such_module:translate cannot be loaded"):
        translated("who says what?", "model")
