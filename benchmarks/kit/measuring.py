"""Measures calls and whole processes: seconds, and the most memory that was held."""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that ended: seconds, megabytes held at most, exit code, what it printed."""

    seconds: float
    megabytes: float
    code: int
    out: str


def run_process(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, *, code: int = 0
) -> Ran:
    """Run a command to its end and measure it; raise `RuntimeError` unless it ends with a code.

    A process counts as no smaller than the one that starts it: what is large runs `apart`.
    """
    words = [str(word) for word in command]
    begun = time.perf_counter()
    with subprocess.Popen(
        words, env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != code:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return Ran(seconds, _megabytes(usage.ru_maxrss), process.returncode, out)


def run_kg(
    *arguments: str | Path, store: Path | None = None, home: Path | None = None, code: int = 0
) -> Ran:
    """Run the ``kg`` of this environment and measure the whole process.

    ``store`` is what ``KG_STORE`` names, ``home`` where the user's own store lies, ``code`` what
    it must end with.
    """
    env = {"KG_STORE": str(store or ""), "PYTHONDONTWRITEBYTECODE": ""}  # as it is installed
    if home:
        env |= {"XDG_DATA_HOME": str(home), "HOME": str(home)}
    return run_process([Path(sys.executable).with_name("kg"), *arguments], env, code=code)


def in_turns(rounds: int, calls: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Call everything once in each round, and return the fewest seconds of each.

    The fastest of several is the one that other work on the machine disturbed least.

    >>> sorted(in_turns(3, {"one": lambda: 1, "other": lambda: 2}))
    ['one', 'other']
    """
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            taken[name].append(time.perf_counter() - begun)
    return {name: min(times) for name, times in taken.items()}


@dataclass(frozen=True, slots=True)
class Apart:
    """A call in a process of its own: what it returned, its seconds, megabytes held at most."""

    result: object
    seconds: float
    megabytes: float


def apart(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Apart:
    """Call a function of a module in a fresh process, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(_measured, call, *args, **kwargs).result()


def _measured(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Apart:
    begun = time.perf_counter()
    result = call(*args, **kwargs)
    return Apart(result, time.perf_counter() - begun, _most_held())


def _most_held() -> float:
    """Return the most megabytes that this process has held.

    What `resource` tells begins on Linux with the size of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        kilobytes = status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]
        return int(kilobytes) * 1024 / MEGABYTE
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(most: int) -> float:
    """Return what the system says of memory, which is kilobytes everywhere but on a Mac."""
    return most / MEGABYTE if sys.platform == "darwin" else most * 1024 / MEGABYTE
