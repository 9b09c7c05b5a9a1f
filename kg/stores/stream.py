"""Pieces of text as a file: what a bulk loader reads from without waiting for all of it."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

BUFFERED = 1 << 20


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer)
        if not self._rest:
            self._rest = memoryview(next((piece for piece in self._pieces if piece), b""))
        given, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(given)] = given
        return len(given)


def ahead(pieces: Iterable[bytes]) -> Generator[bytes]:
    """Return pieces joined to larger ones, the next being made while one is used.

    What is raised in making a piece is raised when it is asked for.

    >>> b"".join(ahead([b"a", b"b"]))
    b'ab'
    """
    from concurrent.futures import ThreadPoolExecutor  # only writers need it

    waiting = iter(pieces)
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(_joined, waiting)
        while joined := coming.result():
            coming = pool.submit(_joined, waiting)
            yield joined


def _joined(pieces: Iterator[bytes]) -> bytes:
    taken, length = [], 0
    while length < BUFFERED and (piece := next(pieces, None)) is not None:
        taken.append(piece)
        length += len(piece)
    return b"".join(taken)


def file_of(pieces: Iterable[bytes]) -> io.BufferedReader:
    r"""Return a binary file whose content is these pieces, made as they are read.

    >>> file_of([b"a b\n", b"", b"c\n"]).read(5)
    b'a b\nc'
    """
    return io.BufferedReader(_Pieces(pieces), BUFFERED)
