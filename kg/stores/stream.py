"""Lines of text as a file: what a bulk loader reads from without waiting for all of it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Buffer

BUFFERED = 1 << 20


class _Lines(io.RawIOBase):
    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        room = memoryview(buffer)
        parts, length = [self._rest], len(self._rest)
        while length < len(room) and (line := next(self._lines, None)) is not None:
            parts.append(line.encode())
            length += len(parts[-1])
        joined = b"".join(parts)
        given, self._rest = joined[: len(room)], joined[len(room) :]
        room[: len(given)] = given
        return len(given)


def file_of(lines: Iterable[str]) -> io.BufferedReader:
    r"""Return a binary file whose content is these lines, made as they are read.

    >>> file_of(["a b\n", "c\n"]).read(4)
    b'a b\n'
    """
    return io.BufferedReader(_Lines(lines), BUFFERED)
