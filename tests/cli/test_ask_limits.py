"""Options of `kg ask` that a store or a question has no use for are refused, not ignored."""

from __future__ import annotations

import pytest

from conftest import Run

SELECT = "SELECT * { ?claim a cq:Claim }"


def test_a_store_that_cannot_keep_a_limit_says_so(run: Run) -> None:
    ran = run("ask", "ASK { ?s ?p ?o }", "--store", "memory:", "--timeout", "3")
    assert (ran.code, ran.out) == (2, "")
    assert "rdflib cannot be stopped. Leave the time limit out." in ran.err
    ran = run("ask", "ASK { ?s ?p ?o }", "--store", "memory:", "--memory", "2")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be limited. Leave --memory out" in ran.err
    assert run("ask", "SELECT * { ?s a cq:Claim }", "--store", "memory:").code == 3


def test_only_words_are_translated(run: Run) -> None:
    ran = run("ask", SELECT, "--translate", "model")
    assert (ran.code, ran.out) == (2, "")
    assert "--translate is for a question in words" in ran.err


@pytest.mark.parametrize("amount", ["inf", "nan"])
@pytest.mark.parametrize("option", ["--timeout", "--memory"])
def test_what_is_no_amount(run: Run, option: str, amount: str) -> None:
    ran = run("ask", SELECT, option, amount)
    assert (ran.code, ran.out) == (2, "")
    assert f"{amount} is no limit of" in ran.err


def test_a_file_without_end_is_not_read(run: Run) -> None:
    ran = run("ask", "/dev/zero")
    assert (ran.code, ran.out) == (2, "")
    assert "longer than a query can be" in ran.err
