"""Builds the dependency graph of the claims in a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.supply.folding import folded
from kg.analyses.supply.graph import WHOLE, Node, Said, SupplyGraph
from kg.analyses.supply.readings import (
    COUNTRY,
    SUBJECT,
    End,
    Reading,
    Relation,
    readings,
    relations,
)
from kg.model import Concepts
from kg.policy import current
from kg.table import Row, Table

EXPORTS, DEPOSIT = "exports", "deposit"
ABROAD = (EXPORTS, "imports", "consumption")  # what a place does with goods, not how it makes them
Pair = tuple[str, str]


def supply_graph(table: Table) -> SupplyGraph:
    """Return the dependency graph of everything that a table's claims say.

    >>> import kg
    >>> graph = supply_graph(kg.open().store.table)
    >>> edge = graph.edges["REE/refining", "REE/refining/china"]
    >>> edge.contested, "seed.s07" in edge.claims
    (True, True)
    """
    known = readings(table.concepts)
    world = [name for name, reading in known.items() if reading.of_the_world]
    builder = _Builder(table.concepts, known)
    for row in table.run("supply", [sorted(known), sorted(world)]):
        builder.take(row)
    builder.join_exports()
    builder.pass_stages()
    return builder.graph()


class _Builder:
    def __init__(self, concepts: Concepts, known: dict[str, Reading]) -> None:
        self.concepts, self.known = concepts, known
        self.relations = relations(concepts)
        self.nodes: dict[str, Node] = {}
        self.said: dict[Pair, list[Said]] = defaultdict(list)
        self.relation: dict[Pair, Relation] = {}
        self.of_stage: dict[str, list[Said]] = defaultdict(list)
        self.of_world: dict[str, list[Said]] = defaultdict(list)

    def take(self, row: Row) -> None:
        """Read one claim as an edge, or as the statement that a good passes a stage."""
        reading = self.known[row["property"]]
        whole = reading.relation.whole or row["modality"] == "necessity"
        said = _said(row, whole=whole)
        if reading.of_the_world and reading.supplier.stage:
            stage = self._node(reading.dependent, row)
            if row["subject"] == "world":
                self.of_world[stage].append(said)
                return
            self.of_stage[stage].append(said)
        self._connect(reading, row, said)

    def _connect(self, reading: Reading, row: Row, said: Said) -> None:
        ends = self._node(reading.dependent, row), self._node(reading.supplier, row)
        dependent, supplier = ends
        if dependent and supplier and dependent != supplier:
            self._add((dependent, supplier), reading.relation, [said])

    def _add(self, pair: Pair, relation: Relation, said: Iterable[Said]) -> None:
        self.relation.setdefault(pair, relation)
        self.said[pair].extend(said)

    def _node(self, end: End, row: Row) -> str:
        """Return the node at an end of a claim; empty when the claim has none there."""
        if end.use:
            return self._keep(end.use, Node(end.use, self._label("use", end.use), "use"))
        good = end.good or row["commodity"]
        if not end.stage and not end.place:
            return self._keep(good, Node(good, self._label("commodity", good), "good", good))
        place = self._place(end.place, row["subject"])
        if end.place and not place:
            return ""
        stage = end.stage or DEPOSIT
        name = "/".join(filter(None, (good, stage, place)))
        if name in self.nodes:
            return name
        kind = "deposit" if stage == DEPOSIT else "place" if place else "stage"
        label = self._stage_label(good, stage, place)
        return self._keep(name, Node(name, label, kind, good, stage, place))

    def _place(self, end: str, subject: str) -> str:
        if end == SUBJECT:
            return "" if subject == "world" else subject
        return self._country(subject) if end == COUNTRY else end

    def _country(self, subject: str) -> str:
        """Return the outermost place that a place lies in; empty for a country."""
        around, place = [subject], self.concepts.get("thing", subject)
        while place and place.inside and place.inside not in around:
            around.append(place.inside)
            place = self.concepts.get("thing", place.inside)
        return around[-1] if len(around) > 1 else ""

    def _keep(self, name: str, node: Node) -> str:
        self.nodes.setdefault(name, node)
        return name

    def _label(self, kind: str, name: str) -> str:
        return self.concepts.label(kind, name)

    def _stage_label(self, good: str, stage: str, place: str) -> str:
        concept = self.concepts.get("commodity", good)
        noun = (concept.before_noun or concept.label) if concept else good
        known = self.concepts.get("stage", f"stage-{stage}")
        what = f"{noun} {known.before_noun if known else stage}"
        return f"{self._label('thing', place)}: {what}" if place else what

    def join_exports(self) -> None:
        """Let what a place exports draw on what it makes of that good, or its whole."""
        makers: dict[Pair, list[Node]] = defaultdict(list)
        for node in self.nodes.values():
            if node.kind == "place" and node.stage not in ABROAD:
                makers[node.place, node.good].append(node)
        for node in [n for n in self.nodes.values() if n.stage == EXPORTS]:
            for good in self.concepts.ancestors("commodity", node.good):
                for maker in makers[node.place, good]:
                    there = self.said.get((f"{maker.good}/{maker.stage}", maker.id), [])
                    if there:
                        unshared = [_unshared(said) for said in there]
                        self._add((node.id, maker.id), self.relations["draws-on"], unshared)

    def pass_stages(self) -> None:
        """Let each good pass its stages, but for those that feed a later stage of it."""
        passes, goods = self.relations["passes"], {n.id: n.good for n in self.nodes.values()}
        steps = [pair for pair, relation in self.relation.items() if relation.id == "fed-by"]
        fed = {earlier for later, earlier in steps if goods[later] == goods[earlier]}
        for stage in [stage for stage in self.of_stage if stage not in fed]:
            good = self.nodes[stage].good
            self._keep(good, Node(good, self._label("commodity", good), "good", good))
            there = self.of_world.get(stage) or self.of_stage[stage]
            self._add((good, stage), passes, [_whole(said) for said in there])

    def graph(self) -> SupplyGraph:
        """Return the graph of everything taken."""
        policy = current()
        said = self.said.items()
        edges = [folded(pair, self.relation[pair], claims, policy) for pair, claims in said]
        return SupplyGraph(self.nodes.values(), edges)


def _said(row: Row, *, whole: bool) -> Said:
    low, high = (WHOLE, WHOLE) if whole else (_decimal(row["low"]), _decimal(row["high"]))
    return Said(
        row["id"], row["source"], low, high, row["year"], row["published"], row["whole"] or ""
    )


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _unshared(said: Said) -> Said:
    return Said(said.claim, said.source, None, None, said.year, said.published)


def _whole(said: Said) -> Said:
    return Said(said.claim, said.source, WHOLE, WHOLE, said.year, said.published)
