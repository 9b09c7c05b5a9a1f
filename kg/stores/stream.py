"""Lines of text as a file: what a bulk loader reads from without waiting for all of it."""

from __future__ import annotations

from collections.abc import Iterable


class LineReader:
    """Makes lines readable as a binary file.

    >>> reader = LineReader(["a b\\n", "c\\n"])
    >>> reader.read(3), reader.read(10), reader.read(10)
    (b'a b', b'\\nc\\n', b'')
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return at most ``size`` bytes, none at the end."""
        parts, length = [self._rest], len(self._rest)
        for line in self._lines if size < 0 or length < size else ():
            data = line.encode()
            parts.append(data)
            length += len(data)
            if 0 <= size <= length:
                break
        joined = b"".join(parts)
        if size < 0:
            size = len(joined)
        self._rest = joined[size:]
        return joined[:size]
