"""What every test shares: a store built once, the command line, and golden files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent
GIVEN = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the run a user's data directory of its own, shared by all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    variable = "HOME" if sys.platform == "darwin" else "XDG_DATA_HOME"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(variable, str(shared / "home"))
        patch.setenv("COLUMNS", "100")
        for name in ("KG_STORE", "KG_POLICY", "FORCE_COLOR"):
            patch.delenv(name, raising=False)
        yield shared


@pytest.fixture(scope="session", autouse=True)
def store(home: Path) -> Path:
    """Build the store with the bundled sources, once, and return its path."""
    from kg import loading

    with FileLock(home / "building.lock"):
        return loading.own_path()


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``kg`` in this process with the arguments given."""
    from kg.cli import main

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as done:
            code = int(done.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with a file of ``tests/golden``.

    ``KG_GOLDEN=write`` writes the file instead; read the difference before committing it.
    """

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if os.environ.get("KG_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def given() -> Path:
    """Return the folder of inputs that are not part of the project; skip without it."""
    if not GIVEN.is_dir():
        pytest.skip(f"{GIVEN} is not there")
    return GIVEN
