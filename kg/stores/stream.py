"""Text for several readers at once, made while they read: nobody waits for all of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import IO

BUFFERED = 1 << 20
Reader = Callable[[IO[bytes]], object]


def feed(pieces: Iterable[Sequence[bytes]], readers: Sequence[Reader]) -> None:
    r"""Give each reader a file of its own parts: of every piece, the part in the reader's place.

    Readers run in threads of their own, and memory stays flat. What goes wrong in making a
    piece, or in a reader, is raised when all have come to their end; the files end early then.

    >>> from io import BytesIO
    >>> read = [BytesIO(), BytesIO()]
    >>> feed([(b"a\n", b"A\n"), (b"b\n", b"")], [lambda f, r=r: r.write(f.read()) for r in read])
    >>> [one.getvalue() for one in read]
    [b'a\nb\n', b'A\n']
    """
    from concurrent.futures import ThreadPoolExecutor  # only writers need it

    with ThreadPoolExecutor(len(readers)) as pool:
        with ExitStack() as writing:
            writers, running = [], []
            for reader in readers:
                out, into = os.pipe()
                writers.append(writing.enter_context(_ending(into)))
                running.append(pool.submit(_read, reader, out))
            for parts in pieces:
                if not _written(parts, writers):
                    break
        for reading in running:
            reading.result()


def _written(parts: Sequence[bytes], writers: Sequence[IO[bytes]]) -> bool:
    """Write each part; false where a reader gave up, whose own error says why."""
    try:
        for writer, part in zip(writers, parts, strict=True):
            writer.write(part)
    except BrokenPipeError:
        return False
    return True


@contextlib.contextmanager
def _ending(descriptor: int) -> Iterator[IO[bytes]]:
    writer = os.fdopen(descriptor, "wb", BUFFERED)
    try:
        yield writer
    finally:
        with contextlib.suppress(BrokenPipeError):
            writer.close()


def _read(reader: Reader, descriptor: int) -> None:
    with os.fdopen(descriptor, "rb", BUFFERED) as file:
        reader(file)
