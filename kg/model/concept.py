"""Concepts: the named things of the ontology, and what can be looked up about them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kg.units import Units


@dataclass(frozen=True, slots=True)
class Concept:
    """A country, deposit, agent, property, commodity, facet value, hedge or reason.

    ``kind`` is its scheme (``property``, ``commodity`` …), or ``thing`` or ``agent``;
    ``names`` are all its names, the first for display; ``before_noun`` is the form that
    stands before a noun ("rare-earth"). ``broader`` and ``members`` name other concepts;
    ``cues`` are words by which a text shows that it means this one, of a property the verbs.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    before_noun: str = ""
    definition: str = ""
    example: str = ""
    broader: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    inside: str = ""
    metal_fraction: Decimal | None = None
    facts: tuple[tuple[str, str], ...] = ()
    cues: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the name to show."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True)
class Axiom:
    """A mapping that says: whatever counts as ``part`` counts as ``whole`` too.

    ``iri`` names the mapping, ``source`` who makes it, ``because`` in what words of ours.
    """

    iri: str
    whole: str
    part: str
    source: str = ""
    because: str = ""


_TO_SPACE = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "+%")}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office: who held what from when; without ``last`` it was still running.

    ``agent`` and ``office`` name concepts, ``source`` says who tells.

    >>> Term("x:1", "trump", "president", date(2017, 1, 20), date(2021, 1, 20)).covers(
    ...     date(2020, 1, 1), date(2020, 1, 31))
    True
    """

    iri: str
    agent: str
    office: str
    first: date
    last: date | None = None
    source: str = ""

    def covers(self, first: date, last: date) -> bool:
        """Whether the office was held on every day of a period."""
        return self.first <= first and (self.last is None or last <= self.last)


def folded(text: str) -> str:
    """Return a name without case, accents and punctuation, to compare names by.

    >>> folded("Côte d’Ivoire"), folded("rare-earth  elements"), folded("Россия")
    ('cote d ivoire', 'rare earth elements', 'россия')
    """
    if text.isascii():
        return " ".join(text.lower().translate(_TO_SPACE).split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() or c in "+%" else " " for c in apart if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def slug(text: str) -> str:
    """Return a text as a name for ids.

    >>> slug("Norra Kärr (Sweden)")
    'norra-karr-sweden'
    """
    return folded(text).replace("+", "").replace("%", "").replace(" ", "-")[:120]


class Concepts:
    """All concepts, units, axioms and terms of office that are known.

    >>> reserves = Concept("reserves", "property", ("reserves", "запасы"))
    >>> Concepts([reserves], [], Units([])).find("property", "Запасы").id
    'reserves'
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        axioms: Iterable[Axiom],
        units: Units,
        terms: Iterable[Term] = (),
    ) -> None:
        self.units = units
        self.axioms = tuple(axioms)
        self.terms = tuple(terms)
        self._by_id: dict[tuple[str, str], Concept] = {}
        self._ancestors: dict[tuple[str, str], tuple[str, ...]] = {}
        for concept in concepts:
            self._by_id.setdefault((concept.kind, concept.id), concept)

    @cached_property
    def by_name(self) -> dict[str, list[Concept]]:
        """Return the concepts behind every folded name, in the order in which they were given."""
        found: dict[str, list[Concept]] = defaultdict(list)
        for concept in self._by_id.values():
            for name in dict.fromkeys(folded(name) for name in (concept.id, *concept.names)):
                found[name].append(concept)
        return found

    def with_more(self, concepts: Iterable[Concept]) -> Concepts:
        """Return these and further concepts; what was known keeps its names."""
        return Concepts([*self.everything(), *concepts], self.axioms, self.units, self.terms)

    def everything(self) -> list[Concept]:
        """Return all concepts."""
        return list(self._by_id.values())

    def of_kind(self, kind: str) -> list[Concept]:
        """Return all concepts of one kind."""
        return [concept for (its, _), concept in self._by_id.items() if its == kind]

    def get(self, kind: str, name: str) -> Concept | None:
        """Return the concept with exactly that name of its own."""
        return self._by_id.get((kind, name))

    def find(self, kind: str, text: str) -> Concept | None:
        """Return the concept of a kind by any name that people write for it."""
        exact = self._by_id.get((kind, text))
        named = self.by_name.get(folded(text), ()) if exact is None else ()
        return exact or next((concept for concept in named if concept.kind == kind), None)

    def names(self, kind: str) -> list[str]:
        """Return every name of every concept of a kind, for suggestions."""
        return [name for c in self.of_kind(kind) for name in dict.fromkeys((c.id, *c.names))]

    def label(self, kind: str, name: str) -> str:
        """Return what to show for a concept; its own name when it is not known."""
        concept = self._by_id.get((kind, name)) or self._by_id.get(("shared", name))
        return concept.label if concept else name

    def ancestors(self, kind: str, name: str) -> tuple[str, ...]:
        """Return a concept and everything above it by ``broader``, nearest first."""
        known = self._ancestors.get((kind, name))
        if known is None:
            known = self._ancestors[kind, name] = tuple(self._climb(kind, name))
        return known

    def _climb(self, kind: str, name: str) -> list[str]:
        found, waiting = [], [name]
        while waiting:
            current = waiting.pop(0)
            if current not in found:
                found.append(current)
                concept = self._by_id.get((kind, current))
                waiting.extend(concept.broader if concept else ())
        return found

    def elements(self, scope: str) -> frozenset[str] | None:
        """Return the elements of a scope; ``None`` when the scope does not list any."""
        concept = self._by_id.get(("element-scope", scope))
        return frozenset(concept.members) if concept and concept.members else None

    def encompassing(self, whole: str, part: str) -> tuple[Axiom, ...]:
        """Return the axioms that lead from a whole to a part, the fewest; empty when none do."""
        paths: list[tuple[Axiom, ...]] = [()]
        seen = {whole}
        while paths:
            path = paths.pop(0)
            for axiom in self._parts[path[-1].part if path else whole]:
                if axiom.part == part:
                    return (*path, axiom)
                if axiom.part not in seen:
                    seen.add(axiom.part)
                    paths.append((*path, axiom))
        return ()

    def is_part(self, name: str) -> bool:
        """Whether some class encompasses this one."""
        return any(axiom.part == name for axiom in self.axioms)

    @cached_property
    def _parts(self) -> dict[str, list[Axiom]]:
        parts: dict[str, list[Axiom]] = defaultdict(list)
        for axiom in self.axioms:
            parts[axiom.whole].append(axiom)
        return parts
