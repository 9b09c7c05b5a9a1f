"""Pieces of text become files, one for each reader, made while they are read."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.stores.stream import BUFFERED, Reader, feed


def _into(kept: BytesIO, size: int = -1) -> Reader:
    def reader(file: IO[bytes]) -> None:
        while part := file.read(size):
            kept.write(part)

    return reader


@given(st.lists(st.tuples(st.binary(max_size=50), st.binary(max_size=50))), st.integers(1, 20))
def test_what_goes_in_comes_out(pieces: list[tuple[bytes, bytes]], size: int) -> None:
    one, other = BytesIO(), BytesIO()
    feed(pieces, [_into(one, size), _into(other)])
    assert one.getvalue() == b"".join(first for first, _ in pieces)
    assert other.getvalue() == b"".join(second for _, second in pieces)


def test_more_than_a_pipe_holds_reaches_readers_of_any_speed() -> None:
    one, other = BytesIO(), BytesIO()
    feed([(bytes(BUFFERED), bytes(BUFFERED))] * 5, [_into(one, 1000), _into(other)])
    assert len(one.getvalue()) == len(other.getvalue()) == 5 * BUFFERED


@pytest.mark.parametrize("error", [ValueError("broken"), BrokenPipeError("broken")])
def test_what_goes_wrong_in_making_is_raised(error: Exception) -> None:
    def pieces() -> Iterator[tuple[bytes]]:
        yield (b"a",)
        raise error

    read = BytesIO()
    with pytest.raises(type(error), match="broken"):
        feed(pieces(), [_into(read)])
    assert read.getvalue() == b"a"


def test_what_goes_wrong_in_a_reader_is_raised_and_nothing_more_is_made() -> None:
    made = []

    def pieces() -> Iterator[tuple[bytes, bytes]]:
        for number in range(100):
            made.append(number)
            yield bytes(BUFFERED), bytes(BUFFERED)

    def gives_up(file: IO[bytes]) -> None:
        file.read(1)
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        feed(pieces(), [_into(BytesIO()), gives_up])
    assert len(made) < 100
