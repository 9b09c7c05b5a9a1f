"""What words mean: labels as they are printed, other languages, and what is offered instead."""

from __future__ import annotations

import pytest

import kg
from kg.analyses.naming import find_question
from kg.errors import NothingFound
from kg.knowledge import KnowledgeGraph


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
