"""The W3C's tests are read, run and compared; what is lost or refused is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.w3c.__main__ import LOST, main
from kg.model.answer import Answer
from kg.stores import EmbeddedStore

MANIFEST = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
<#right> a mf:QueryEvaluationTest ; mf:name "right" ; mf:result <one.tsv> ;
  mf:action [ qt:query <all.rq> ; qt:data <one.ttl> ] .
<#wrong> a mf:QueryEvaluationTest ; mf:name "wrong" ; mf:result <two.tsv> ;
  mf:action [ qt:query <all.rq> ; qt:data <one.ttl> ] .
<#trap> a mf:QueryEvaluationTest ; mf:name "trap" ; mf:result <one.tsv> ;
  mf:action [ qt:query <trap.rq> ; qt:graphData <one.ttl> ] .
"""
FILES = {
    "manifest.ttl": MANIFEST,
    "one.ttl": "<x:a> <x:b> 1.50 .",
    "all.rq": "SELECT ?o { ?s ?p ?o }",
    "trap.rq": "SELECT ?o { GRAPH ?g { SELECT DISTINCT ?o { ?s ?p ?o } } }",
    "one.tsv": "?o\n1.5\n",
    "two.tsv": "?o\n2\n",
}


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "group").mkdir()
    for name, text in FILES.items():
        (tmp_path / "group" / name).write_text(text)
    return tmp_path


def test_what_is_right_is_counted_and_what_is_refused_is_said(
    suite: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(suite)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "3 tests"
    assert [line.split()[0] for line in said[1:4]] == ["2", "2", "1"]
    assert said[4].startswith("refused: group/trap: Line 2, column 24: A SELECT inside")


def test_what_the_store_loses_is_an_error(
    suite: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = Answer("select", ("o",), ())
    monkeypatch.setattr(EmbeddedStore, "answer", lambda *_: nothing)
    assert main([str(suite)]) == LOST
    assert "lost: group/right" in capsys.readouterr().out
