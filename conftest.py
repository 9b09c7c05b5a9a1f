"""Gives the whole test run a user's data directory of its own, where the store is built once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock


@pytest.fixture(scope="session", autouse=True)
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build the store with the bundled sources, once for all workers, and return its path."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    home = "HOME" if os.uname().sysname == "Darwin" else "XDG_DATA_HOME"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(home, str(shared / "home"))
        patch.delenv("KG_STORE", raising=False)
        patch.delenv("KG_POLICY", raising=False)
        from kg import loading

        with FileLock(shared / "building.lock"):
            path = loading.path_of()
        yield path
