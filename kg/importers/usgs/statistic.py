"""What the words of a statistic mean: "Mine production, iron content" and its like.

Every word is looked up among the names of the ontology: properties, what is weighed, and the
commodity with the forms that are reported apart. Words that nothing knows name a form of
their own, so that nothing is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Concept, Concepts
from kg.model.concept import folded
from kg.vocabulary import UNSTATED

_ROLES = {
    "Production": "production",
    "mined Production": "mine-production",
    "Capacity": "capacity",
    "Reserves": "reserves",
    "salient Import sources": "us-imports",
    "salient Net import reliance": "net-import-reliance",
}
_STAGES = ("mine-production", "refinery-production", "smelter-production", "capacity")
_FILLERS = {
    "estimated", "rounded", "all", "forms", "types", "total", "thousand", "million", "metric",
    "tons", "carats", "liters", "of", "production", "reserves", "capacity", "plant", "primary",
    "mineral", "concentrates", "rare", "gases", "world", "global", "the", "unless", "otherwise",
    "specified", "dry", "gas", "elemental", "marketable",
    "recoverable",
}  # fmt: skip
_RELIANCE = re.compile(
    r"net import reliance ?as a percentage of "
    r"(?:total )?(?:apparent|estimated|reported) consumption",
    re.IGNORECASE,
)
_DATA_IN = re.compile(r"\(Data in ([^()]*(?:\([^()]*\)[^()]*)*)\)")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A statistic in our terms; ``form`` are words that no concept knows."""

    commodity: Concept
    property: str
    basis: str
    form: str = ""


class Reader:
    """Looks words up; keeps what it has found, as the same words stand in many rows."""

    def __init__(self, concepts: Concepts) -> None:
        self.concepts = concepts
        self.of = cache(self._read)
        self.basis_of_data = cache(self._basis_of_data)
        stages = [c for c in concepts.of_kind("property") if c.id in _STAGES]
        bases = concepts.of_kind("mass-basis")
        named = _roles(stages, "stage")
        for name in _roles([c for c in concepts.of_kind("property") if c.id == "production"], ""):
            named.pop(name, None)  # bare "production" says nothing of mines
        self._phrases = _phrases(named | _roles(bases, "basis"))
        self._bases = {folded(name): basis.id for basis in bases for name in basis.names}

    def _read(self, role: str, commodity: Concept, statistic: str, qualifier: str) -> Meaning:
        words = folded(f"{_RELIANCE.sub('', statistic)} {qualifier}").split()
        forms = [c for c in self.concepts.of_kind("commodity") if commodity.id in c.broader]
        known = _phrases(_roles(forms, "form") | _roles([commodity], "commodity"))
        if not role.startswith("salient"):  # "oxide" is a product there, not what is weighed
            known += self._phrases
        meant = _read_off(words, sorted(known, key=lambda phrase: -len(phrase[0])))
        found = meant.get("form", [])
        stage = next(iter(meant.get("stage", ())), None)
        basis = next((basis.id for basis in meant.get("basis", ())), UNSTATED)
        good = found[0] if len(found) == 1 else commodity
        return Meaning(good, self._property(role, stage), basis, _rest(words))

    def _property(self, role: str, stage: Concept | None) -> str:
        if role in ("Production", "mined Production") and stage and stage.id != "capacity":
            return stage.id
        return _ROLES.get(role, "")

    def _basis_of_data(self, remark: str) -> str:
        """Return what "(Data in metric tons, antimony content, unless …)" says is weighed."""
        match = _DATA_IN.search(remark)
        return self.basis(match[1]) if match else UNSTATED

    def basis(self, words: str) -> str:
        """Return what a note such as "Crude Ore, million metric tons" says is weighed."""
        for part in words.split(", "):
            name = folded(part)
            if name in self._bases:
                return self._bases[name]
            if name.endswith(" content"):
                return "content"
        return UNSTATED


Phrase = tuple[list[str], str, Concept]


def _roles(concepts: list[Concept], role: str) -> dict[str, tuple[str, Concept]]:
    return {folded(name): (role, concept) for concept in concepts for name in concept.names}


def _phrases(names: dict[str, tuple[str, Concept]]) -> list[Phrase]:
    return [(name.split(), role, concept) for name, (role, concept) in names.items()]


def _read_off(words: list[str], phrases: list[Phrase]) -> dict[str, list[Concept]]:
    """Take known phrases, the longest first, out of the words, and return what they mean."""
    meant: dict[str, list[Concept]] = {}
    for phrase, role, concept in phrases:
        for start in reversed(range(len(words) - len(phrase) + 1)):
            if words[start : start + len(phrase)] == phrase:
                del words[start : start + len(phrase)]
                if concept not in meant.setdefault(role, []):
                    meant[role].append(concept)
    return meant


def _rest(words: list[str]) -> str:
    kept = [word for word in words if word not in _FILLERS]
    while kept and kept[0] in ("and", "or", "in"):
        kept.pop(0)
    while kept and kept[-1] in ("and", "or", "in"):
        kept.pop()
    return " ".join(kept)
