"""Who stands on whom: how many claims rest on each origin, and what falls with what.

Something is a single point of failure for a claim when every way from the claim back to whoever
said it first leads through it: in the graph of repetitions, it dominates the claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_question
from kg.model import Question
from kg.notebook import Shown
from kg.table import Row, Table

if TYPE_CHECKING:
    import networkx as nx

Node = tuple[str, str]
ROOT: Node = ("", "")
MOST_TOLD = 500  # so many origins and pillars are looked up; of the rest, names are all there is


@dataclass(frozen=True, slots=True)
class Footing:
    """An origin, and how many claims of how many documents on how many questions rest on it.

    The origin itself counts among them; ``first`` is the earliest of them that is held.
    """

    origin: str
    first: str
    claims: int
    documents: int
    questions: int


@dataclass(frozen=True, slots=True)
class Pillar:
    """A body, an origin or a relay with which so many claims fall, itself not counted.

    ``kind`` is one of ``body``, ``origin`` and ``relay``.
    """

    kind: str
    name: str
    falls: int


@dataclass(frozen=True, slots=True)
class Standing(Shown):
    """Who stands on whom, for one question or, where it is ``None``, for everything.

    Of the ``claims``, nobody named is behind ``unknown``. ``circles`` are claims that go back
    to themselves. ``questions`` are those of the claims that ``evidence`` is about.
    """

    question: Question | None
    claims: int
    unknown: int
    origins: tuple[Footing, ...]
    pillars: tuple[Pillar, ...]
    circles: tuple[tuple[str, ...], ...]
    questions: dict[str, Question]
    evidence: Evidence


def standing(text: str, table: Table) -> Standing:
    """Return who stands on whom on a question, or, for no words, on every question.

    Raises what `find_question` does.
    """
    question = find_question(text, table) if text.strip() else None
    asked_for = question.id if question else ""
    rows = table.run("footing", [asked_for])
    asked = [row for row in rows if row["is_asked"]]
    alone = Counter({row["body"]: row["claims"] for row in table.run("own_word", [asked_for])})
    alone.subtract(row["body"] for row in asked if row["origin"] == row["id"])
    origins = tuple(_footings(asked))
    pillars = tuple(_pillars(rows, alone, table))
    told = [one.first for one in origins[:MOST_TOLD]] + [one.origin for one in origins[:MOST_TOLD]]
    told += [one.name for one in pillars[:MOST_TOLD]]
    evidence = Evidence.about(table, table.rows_of_claims(told))
    return Standing(
        question,
        len(asked) + alone.total(),
        sum(row["origin"] is None for row in asked),
        origins,
        pillars,
        tuple(_circles(table, {row["id"] for row in rows} if question else None)),
        table.questions(claim.question for claim in evidence.claims.values()),
        evidence,
    )


def _footings(rows: Iterable[Row]) -> list[Footing]:
    resting: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["origin"]:
            resting[row["origin"]].append(row)
    found = [
        Footing(
            origin,
            min(its, key=_published)["id"],
            len(its),
            len({row["document"] for row in its}),
            len({row["question"] for row in its}),
        )
        for origin, its in resting.items()
    ]
    return sorted(found, key=lambda one: (-one.claims, -one.documents, one.origin))


def _published(row: Row) -> tuple[date, str]:
    return row["published"] or date.max, row["id"]


def _pillars(rows: list[Row], alone: Counter[str], table: Table) -> list[Pillar]:
    """Return what other claims cannot do without, the most first."""
    import networkx as nx  # 0.2 s

    graph = _graph(rows, table)
    above = nx.immediate_dominators(graph, ROOT)
    falling: Counter[Node] = Counter({("body", body): count for body, count in alone.items()})
    for row in rows:
        if row["is_asked"]:
            falling.update(_dominators(("claim", row["id"]), above))
    origins = {row["origin"] for row in rows}
    found = [
        Pillar(_kind(node, origins), node[1], falls)
        for node, falls in falling.items()
        if node[0] != "said" and falls
    ]
    return sorted(found, key=lambda one: (-one.falls, one.kind, one.name))


def _kind(node: Node, origins: set[str]) -> str:
    if node[0] == "body":
        return "body"
    return "origin" if node[1] in origins else "relay"


def _dominators(node: Node, above: dict[Node, Node]) -> Iterator[Node]:
    """Give everything that dominates a node, but the node itself and the root."""
    while node in above and above[node] not in (node, ROOT):
        node = above[node]
        yield node


def _graph(rows: list[Row], table: Table) -> nx.DiGraph:
    """Return the graph from whoever speaks, over origins, to those who repeat them."""
    import networkx as nx

    parents: dict[str, set[str]] = defaultdict(set)
    known = {row["id"] for row in rows}
    for link in table.run("repeated"):
        if link["claim"] in known and link["origin"] in known:
            parents[link["claim"]].add(link["origin"])
    graph = nx.DiGraph()
    graph.add_node(ROOT)
    for row in rows:
        claim = ("claim", row["id"])
        for parent in parents[row["id"]]:
            graph.add_edge(("claim", parent), claim)
        if not parents[row["id"]]:
            nx.add_path(graph, [ROOT, *_foundation(row), claim])
    return graph


def _foundation(row: Row) -> list[Node]:
    """Return what a trail ends in, above a claim that repeats no other."""
    origin, body = row["origin"], row["body"]
    spoken: list[Node] = [("body", body)] if body else []
    if origin in (None, row["id"]):
        return spoken
    return [*spoken, ("claim" if row["trail"] == "attributed" else "said", origin)]


def _circles(table: Table, among: set[str] | None) -> list[tuple[str, ...]]:
    """Return the claims that go back to themselves, each before what it comes from."""
    links = [
        (row["claim"], row["origin"])
        for row in table.run("circles")
        if among is None or row["claim"] in among
    ]
    if not links:
        return []
    import networkx as nx

    graph = nx.DiGraph(links)
    rings = [ring for ring in nx.strongly_connected_components(graph) if len(ring) > 1]
    found = [
        tuple(claim for claim, _ in nx.find_cycle(graph.subgraph(ring), min(ring)))
        for ring in rings
    ]
    return sorted(found)
