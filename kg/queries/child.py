"""Child processes that answer queries, kept warm, killed at a limit."""

from __future__ import annotations

import contextlib
import marshal
import os
import select
import subprocess
import sys
import time
import weakref
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadQuery, KgError
from kg.queries.limits import MEMORY, SECONDS, Limits, too_much_memory, too_much_time
from kg.queries.safety import Checked

MOST_IDLE = 2
WAITING = 1 << 20  # bytes in the pipe, so that neither side waits for the other
_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Reply:
    """What a child answers: of which kind, and the rows as blocks of bytes."""

    what: dict[str, Any]
    blocks: Iterator[bytes]


class Children:
    """The processes that answer for one generation of a store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: deque[_Child] = deque()
        self.close = weakref.finalize(self, _end, self._idle)  # at the latest when nobody asks

    def ask(self, query: Checked, limits: Limits, *, wire: str = "tsv") -> Reply:
        """Run a query; raise `BadQuery`, `LimitReached`, or `KgError` where the engine fails.

        The same can be raised while the blocks are read. Closing them stops the work.
        """
        child = self._take()
        blocks = child.blocks(query, limits, wire)
        what = marshal.loads(next(blocks))
        if "syntax" in what:
            self._drain(child, blocks)
            raise _syntax_error(what, query)
        return Reply(what, self._rest(child, blocks))

    def start(self) -> None:
        """Start a process for the first query, which is ready while others still prepare it."""
        if not self._idle:
            self._idle.append(_Child(self._folder))

    def _take(self) -> _Child:
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
        return _Child(self._folder)

    def _rest(self, child: _Child, blocks: Iterator[bytes]) -> Iterator[bytes]:
        done = False
        try:
            yield from blocks
            done = True
        finally:
            if done:
                self._give_back(child)
            else:
                child.kill()

    def _drain(self, child: _Child, blocks: Iterator[bytes]) -> None:
        for _ in blocks:
            pass
        self._give_back(child)

    def _give_back(self, child: _Child) -> None:
        if len(self._idle) < MOST_IDLE:
            self._idle.append(child)
        else:
            child.kill()


def _end(children: deque[_Child]) -> None:
    while children:
        children.pop().kill()


class _Child:
    def __init__(self, folder: Path) -> None:
        packages = [path for path in sys.path if path.endswith("-packages")]
        paths = [*packages, str(_HERE.parents[1]), str(_HERE)]
        start = f"import sys; sys.path += {paths!r}; import worker; worker.main()"
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", start, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for the parent to handle
        )
        assert self._process.stdout
        self._out = self._process.stdout.fileno()
        _widen(self._out)
        self._buffer = bytearray()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                pipe.close()

    def blocks(self, query: Checked, limits: Limits, wire: str) -> Iterator[bytes]:
        """Give the frames of an answer: what it is, then its rows."""
        asked = {
            "query": query.text,
            "memory": int(limits.memory or MEMORY),
            "wire": wire,
        }
        clock = _Clock(limits)
        end: dict[str, Any] | None = None
        try:
            frame = marshal.dumps(asked)
            self._write(len(frame).to_bytes(4) + frame)
            while frame := self._frame(clock):
                yield frame
            end = marshal.loads(self._frame(clock))
        except (BrokenPipeError, EOFError):
            raise self._died(limits) from None
        finally:
            if end is None:
                self.kill()
        if end:
            raise _ended(end, limits)

    def _write(self, frame: bytes) -> None:
        assert self._process.stdin
        rest = memoryview(frame)
        while rest:
            rest = rest[self._process.stdin.write(rest) :]

    def _frame(self, clock: _Clock) -> bytes:
        size = int.from_bytes(self._read(4, clock))
        return self._read(size, clock)

    def _read(self, size: int, clock: _Clock) -> bytes:
        while len(self._buffer) < size:
            clock.wait_for(self._out)
            read = os.read(self._out, 1 << 18)
            if not read:
                raise EOFError
            self._buffer += read
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _died(self, limits: Limits) -> KgError:
        self._process.wait()
        assert self._process.stderr
        said = self._process.stderr.read().decode(errors="replace")
        code = self._process.returncode
        self.kill()
        if "memory" in said.lower() or "bad_alloc" in said:  # which of its parts ran out first
            return too_much_memory(limits.memory or MEMORY)
        if code < 0:
            return KgError(
                f"The query made the engine crash (signal {-code}).",
                remedy="The store is unharmed. Write the query more simply.",
            )
        last = "".join(said.strip().splitlines()[-1:])
        return KgError(f"The engine could not start: {last}.", remedy="Run `kg rebuild`.")


def _widen(pipe: int) -> None:
    """Let a pipe hold more, where the system can and the user's pipes may hold so much."""
    if sys.platform == "linux":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WAITING)


class _Clock:
    """Measures how long the engine works and this process with it, not how long others read."""

    def __init__(self, limits: Limits) -> None:
        self._allowed = self._left = limits.seconds or SECONDS
        self._worked = time.thread_time()

    def wait_for(self, descriptor: int) -> None:
        """Wait until something can be read; raise `LimitReached`."""
        self._left -= max(0, time.thread_time() - self._worked)  # less in another thread
        start = time.monotonic()
        ready, _, _ = select.select([descriptor], [], [], max(0, self._left))
        self._left -= time.monotonic() - start
        self._worked = time.thread_time()
        if not ready or self._left < 0:
            raise too_much_time(self._allowed)


def _ended(end: dict[str, Any], limits: Limits) -> KgError:
    if "memory" in end:
        return too_much_memory(limits.memory or MEMORY)
    return KgError(f"The engine gave up: {end['error']}.")


def _syntax_error(what: dict[str, Any], query: Checked) -> BadQuery:
    if what["word"] is None:
        return BadQuery(f"{what['syntax']}.")
    return query.mistake(what["syntax"], what["word"])
