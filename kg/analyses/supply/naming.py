"""Finds the nodes that people mean: "magnets", "China", "China rare earths", "REE/refining"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.analyses.supply.graph import SupplyGraph
from kg.errors import Ambiguous, NothingFound
from kg.model import Concept, Concepts
from kg.model.concept import folded

_KINDS = ("use", "commodity", "thing", "stage")
_LONGEST_NAME = 7
_FILLERS = {"in", "of", "at", "the", "from", "and", "for", "s"}
MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Found:
    """Nodes that a name means, and the name to show for them."""

    label: str
    nodes: frozenset[str]


def find_nodes(text: str, graph: SupplyGraph, concepts: Concepts) -> Found:
    """Return the nodes that words or an id mean.

    A place means what it does at every stage of every good; a good or a use means itself;
    several names together mean what is of all of them. Raises `Ambiguous` with the choices, and
    `NothingFound` with near names.
    """
    if text in graph.nodes:
        return Found(graph.nodes[text].label, frozenset({text}))
    meant = _mentions(text, graph, concepts)
    if not meant:
        raise _nothing(text, folded(text), graph, concepts)
    kinds = {concept.kind for concept in meant}
    if len(meant) == 1 or kinds == {"thing"}:
        nodes = set.union(*(_of(concept, graph) for concept in meant))
    else:
        nodes = set.intersection(*(_all_of(concept, graph) for concept in meant))
    if not nodes:
        raise NothingFound(
            f"No claim connects {' and '.join(f'“{concept.label}”' for concept in meant)}.",
            remedy="`kg show NAME` lists what is known about a name.",
        )
    return Found(", ".join(concept.label for concept in meant), frozenset(nodes))


def _mentions(text: str, graph: SupplyGraph, concepts: Concepts) -> list[Concept]:
    """Read names off the words, the longest first; raise `NothingFound` for other words."""
    words, taken = folded(text).split(), set[int]()
    found: list[Concept] = []
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = set(range(start, start + length))
            name = " ".join(words[start : start + length])
            meant = [] if span & taken else _named(name, graph, concepts)
            if meant:
                found.append(_one(name, meant))
                taken |= span
    left = [word for place, word in enumerate(words) if place not in taken]
    if [word for word in left if word not in _FILLERS]:
        raise _nothing(text, " ".join(left), graph, concepts)
    return found


def _named(name: str, graph: SupplyGraph, concepts: Concepts) -> list[Concept]:
    spellings = (name, f"{name}s", name.removesuffix("s"))
    named = [c for spelling in spellings for c in concepts.by_name.get(spelling, ())]
    named += [c for c in concepts.of_kind("stage") if name in _stage_names(c)]
    return [c for c in dict.fromkeys(named) if c.kind in _KINDS and _of(c, graph)]


def _stage_names(stage: Concept) -> set[str]:
    """Return what a stage is called: "separation and refining", and each of the two."""
    whole = folded(stage.before_noun)
    return {whole, *whole.split(" and ")}


def _one(name: str, meant: list[Concept]) -> Concept:
    exact = [concept for concept in meant if folded(concept.label) == name]
    if len(exact or meant) > 1:
        choices = [f"{concept.label} ({concept.kind})" for concept in exact or meant]
        raise Ambiguous(f"“{name}” means {len(choices)} things.", choices=choices[:MOST_CHOICES])
    return (exact or meant)[0]


def _of(concept: Concept, graph: SupplyGraph) -> set[str]:
    """Return the nodes that a name alone means: a good, but not yet its stages."""
    return {concept.id} if concept.id in graph.nodes else _all_of(concept, graph)


def _all_of(concept: Concept, graph: SupplyGraph) -> set[str]:
    field = {"use": "id", "commodity": "good", "thing": "place", "stage": "stage"}[concept.kind]
    name = concept.id.removeprefix("stage-")
    return set(graph.having(field, name))


def _nothing(text: str, unknown: str, graph: SupplyGraph, concepts: Concepts) -> NothingFound:
    from rapidfuzz import fuzz, process

    names = [name for name, meant in concepts.by_name.items() if _known(meant, graph)]
    near = process.extract(unknown, names, scorer=fuzz.ratio, limit=4, score_cutoff=65)
    labels = (concepts.by_name[name][0].label for name, _, _ in near)
    return NothingFound(
        f"Nothing in the dependency graph is called “{text}”.",
        choices=list(dict.fromkeys(labels)),
        remedy="Name a use, a good, a country or a deposit.",
    )


def _known(meant: Iterable[Concept], graph: SupplyGraph) -> bool:
    return any(concept.kind in _KINDS and _of(concept, graph) for concept in meant)
