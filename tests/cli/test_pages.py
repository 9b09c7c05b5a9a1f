"""What the two main questions look like on a terminal, word for word."""

from collections.abc import Callable

import pytest

from conftest import Run

Golden = Callable[[str, str], None]


def test_the_trace_of_russias_reserves(run: Run, golden: Golden) -> None:
    ran = run("trace", "Russia rare earth reserves")
    assert (ran.code, ran.err) == (0, "")
    golden("trace-russia.txt", ran.out)


def test_contested_questions(run: Run, golden: Golden) -> None:
    ran = run("conflicts", "--limit", "200")
    assert (ran.code, ran.err) == (0, "")
    golden("conflicts.txt", ran.out)


@pytest.mark.parametrize(
    "words",
    [
        "Russia rare earth reserves",
        "reserves of REE in the Russian Federation",
        "запасы РЗМ России",
        "rare earths Russia reserves",
    ],
)
def test_one_question_in_other_words_is_one_page(run: Run, golden: Golden, words: str) -> None:
    golden("trace-russia.txt", run("trace", words).out)


def test_an_ambiguous_name_lists_the_choices(run: Run) -> None:
    ran = run("trace", "Russia rare earths")
    assert (ran.code, ran.out) == (2, "")
    assert "fits" in ran.err and "Did you mean:" in ran.err
    for choice in ("reserves", "mine production", "planned production"):
        assert f"Russia: rare-earth {choice} (" in ran.err
