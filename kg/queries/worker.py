"""The process in which queries run: it has limits, it can be killed, and it may crash.

Both sides speak in frames: four bytes of length, then the bytes. Asked by a message on stdin, it
answers on stdout with what the answer is, its rows, an empty frame, and how it ended.

It starts in a few milliseconds: it is imported on its own, and imports little itself. Messages
are marshalled, because ``json`` alone takes longer to import than all the rest; both sides are
one version of Python.
"""

from __future__ import annotations

import _thread
import io
import marshal
import os
import sys
import time

import pyoxigraph as ox

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

    from _typeshed import ReadableBuffer as Buffer

    Message = dict[str, Any]
    Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

BLOCK = 1 << 16
_WIRES = {"tsv": ox.QueryResultsFormat.TSV, "csv": ox.QueryResultsFormat.CSV}


class _Frames(io.RawIOBase):
    """Writes whatever it is given as frames."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, block: Buffer, /) -> int:
        written = bytes(block)
        for start in range(0, len(written), BLOCK):
            frame = written[start : start + BLOCK]
            self._out.write(len(frame).to_bytes(4) + frame)
            self._out.flush()
        return len(written)


def main() -> None:
    """Answer until nobody asks any more."""
    _limit("RLIMIT_CORE", 0)
    _thread.start_new_thread(_leave_with_parent, (os.getppid(),))
    store = ox.Store.read_only(os.path.join(sys.argv[1], "graph"))  # noqa: PTH118
    out = os.fdopen(os.dup(1), "wb", buffering=BLOCK)
    asked = sys.stdin.buffer
    while size := asked.read(4):
        _answer(marshal.loads(asked.read(int.from_bytes(size))), store, out)


def _answer(asked: Message, store: ox.Store, out: BinaryIO) -> None:
    _limit("RLIMIT_AS", asked["memory"])
    end: Message = {}
    try:
        results = store.query(asked["query"])
        _send(out, _what(results))
        _rows(results, asked["wire"], out)
    except SyntaxError as error:
        from kg.queries.syntax import mistake_in

        mistake = mistake_in(asked["query"], str(error))
        _send(out, {"syntax": mistake.message, "word": mistake.word})
    except MemoryError:
        end = {"memory": True}
    except (OSError, RuntimeError, ValueError) as error:
        end = {"error": str(error)}
    out.write(bytes(4))
    _send(out, end)


def _what(results: Results) -> Message:
    if isinstance(results, ox.QueryBoolean):
        return {"kind": "ask", "truth": bool(results)}
    if isinstance(results, ox.QueryTriples):
        return {"kind": "graph"}
    return {"kind": "select", "columns": [variable.value for variable in results.variables]}


def _rows(results: Results, wire: str, out: BinaryIO) -> None:
    block = io.BufferedWriter(_Frames(out), BLOCK)
    if isinstance(results, ox.QuerySolutions):
        results.serialize(block, format=_WIRES[wire])
    elif isinstance(results, ox.QueryTriples):
        results.serialize(block, format=ox.RdfFormat.N_TRIPLES)
    block.flush()


def _send(out: BinaryIO, message: Message) -> None:
    frame = marshal.dumps(message)
    out.write(len(frame).to_bytes(4) + frame)
    out.flush()


def _limit(name: str, amount: int) -> None:
    """Set a limit of this process, where the system knows it."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    allowed = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (allowed, hard))


def _leave_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


if __name__ == "__main__":
    main()
