"""Pieces of text become a file, made ahead of their use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores.stream import BUFFERED, ahead, file_of


@given(st.lists(st.binary(max_size=50)), st.integers(1, 20))
def test_what_goes_in_comes_out(pieces: list[bytes], size: int) -> None:
    file, read = file_of(ahead(pieces)), b""
    while part := file.read(size):
        read += part
    assert read == b"".join(pieces)


def test_no_more_is_made_than_one_part_ahead() -> None:
    made = []

    def pieces() -> Iterator[bytes]:
        for number in range(10):
            made.append(number)
            yield bytes(BUFFERED)

    parts = ahead(pieces())
    next(parts)
    parts.close()
    assert len(made) <= 2


def test_what_goes_wrong_in_making_is_raised_in_reading() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a"
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        file_of(ahead(pieces())).read()
