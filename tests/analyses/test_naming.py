"""What words mean: labels as they are printed, other languages, and what is offered instead."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import loading
from kg.analyses.naming import find_question
from kg.errors import Ambiguous, NothingFound
from kg.knowledge import KnowledgeGraph
from kg.stores import backend_of


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


def test_every_label_that_conflicts_prints_is_found(graph: KnowledgeGraph) -> None:
    pairs = "-below-"  # a whole below its part: two questions in one line
    questions = [one.question for one in graph.conflicts() if pairs not in one.question.id]
    lost = {
        asked.label: found.id
        for asked in questions
        if (found := find_question(asked.label, graph.table)).id != asked.id
    }
    assert len(questions) > 500
    assert not lost


def test_no_two_questions_have_one_label(graph: KnowledgeGraph) -> None:
    labels = [row["label"] for row in graph.table.rows("FROM questions")]
    assert len(labels) > 5_000
    assert len(set(labels)) == len(labels)


SHARES = """
format: claims/1
source: {id: mine, title: Two shares, publisher: The Example Gazette, published: 2025-03-14}
defaults: {commodity: REE}
claims:
- {id: any, what: "ratio(russia / reserves, world / reserves)", value: 4 %, quote: "4 %"}
- id: oxides
  what: "ratio(russia / reserves, world / reserves [basis=reo])"
  value: 5 %
  quote: "5 % of oxides"
"""


def test_of_two_questions_with_one_label_none_is_taken(tmp_path: Path) -> None:
    file, store = tmp_path / "shares.yaml", backend_of(tmp_path / "store")
    file.write_text(SHARES)
    loading.add([file], store)
    with pytest.raises(Ambiguous, match="names 2 questions") as several:
        KnowledgeGraph(store).trace("Russia: share of the world's rare-earth reserves")
    ids = [choice.partition(":")[0] for choice in several.value.choices]
    assert [KnowledgeGraph(store).trace(one).counts.claims for one in ids] == [1, 1]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("запасы лития Чили", "chile.reserves.lithium"),
        ("добыча меди Перу", "peru.mine-production.copper"),
        ("world: RAW STEEL production", "world.production.raw-steel"),
    ],
)
def test_words_find_a_question(graph: KnowledgeGraph, words: str, question: str) -> None:
    assert graph.trace(words).question.id == question


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        ("Congo cobalt reserves", "Congo (Kinshasa)"),
        ("rare earth market 2030", "World: rare-earth market size (7)"),
    ],
)
def test_what_is_near_is_offered(graph: KnowledgeGraph, words: str, choice: str) -> None:
    with pytest.raises(NothingFound) as nothing:
        graph.trace(words)
    assert choice in nothing.value.choices
