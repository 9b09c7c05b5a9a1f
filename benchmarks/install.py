"""How long it takes to install, and how much room it takes."""

from __future__ import annotations

import shutil
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

from benchmarks.kit import Figure, Plan, run_process

ABOUT = "Installing into a fresh virtual environment, from the packages that pip has at hand."
ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
HEAVIEST = 4


def measure(plan: Plan) -> Iterator[Figure]:
    """Install the project and say what weighs most."""
    place = plan.work / "fresh"
    shutil.rmtree(place, ignore_errors=True)
    venv.create(place, with_pip=True)
    before = _size(place)
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    ran = run_process([python, "-m", "pip", "install", "--quiet", ROOT])
    yield Figure("`pip install`", ran.seconds, "s", at_most=30)
    size = _size(place)
    weigh = f"of these pip itself {before:.0f} MB; then {_heaviest(place)}"
    yield Figure("the whole environment", size, "MB", at_most=250, note=weigh)
    shutil.rmtree(place)


def _heaviest(place: Path) -> str:
    (packages,) = place.glob("**/site-packages")
    sizes = {path.name: _size(path) for path in packages.iterdir() if path.name != "pip"}
    most = sorted(sizes, key=lambda name: -sizes[name])[:HEAVIEST]
    return ", ".join(f"{name} {sizes[name]:.0f}" for name in most)


def _size(path: Path) -> float:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(one.lstat().st_size for one in files if one.is_file()) / MEGABYTE
