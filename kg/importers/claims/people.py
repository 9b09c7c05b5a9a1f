"""Who speaks in a file: local names become agents that are the same in every file.

An agent whose name, or one of its names, the ontology knows is that agent: "USGS MCS 2025"
and "Геологическая служба США" are one. Any other is named after its own name, so that two
files that call it alike mean the same. A vague agent belongs to its one source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.importers.claims.schema import AgentEntry
from kg.importers.claims.what import Unreadable, did_you_mean
from kg.model import Agent, Concept, Concepts
from kg.model.concept import folded

MODES = ("quote", "paraphrase", "according-to", "vague")
_SPEAKER = re.compile(r"\s*(?P<name>[^()>]{1,200}?)\s*(?:\((?P<mode>[a-z-]{1,40})\))?\s*")


@dataclass
class People:
    """The agents of one file, and those that its sources turn out to use."""

    concepts: Concepts
    entries: dict[str, AgentEntry]
    used: dict[str, dict[str, Agent]] = field(default_factory=dict)

    def chain(self, text: str, source: str) -> tuple[tuple[str, ...], str]:
        """Return speakers, nearest first, and the mode of ``by: AGENT (mode) > AGENT``."""
        speakers, mode = [], ""
        for part in text.split(">"):
            match = _SPEAKER.fullmatch(part)
            if not match:
                raise Unreadable(f"“{part.strip()}” does not read as AGENT (mode)")
            if match["mode"] and match["mode"] not in MODES:
                raise Unreadable(f"unknown mode “{match['mode']}”", f"modes are {', '.join(MODES)}")
            mode = mode or match["mode"] or ""
            speakers.append(self.speaker(match["name"], source))
        vague = any(self.used[source][speaker].vague for speaker in speakers)
        if vague and mode not in ("", "vague"):
            raise Unreadable(f"a vague agent speaks in the mode “vague”, not “{mode}”")
        return tuple(speakers), mode or ("vague" if vague else "according-to")

    def speaker(self, name: str, source: str) -> str:
        """Return the agent that a name means; raise `Unreadable` when nothing declares it."""
        known = self.concepts.find("agent", name)
        entry = self.entries.get(name)
        if entry is None and known is None:
            declared = [*self.entries, *self.concepts.names("agent")]
            remedy = did_you_mean(name, declared, otherwise="describe it under “agents:”")
            raise Unreadable(f"unknown agent “{name}”", remedy)
        agent = self._declared(entry, name, source) if entry else _from(known)
        self._use(agent, source)
        return agent.id

    def body(self, name: str, source: str) -> str:
        """Return the agent that a publisher's name means, a new organization if need be."""
        if not name or name in ("unknown", "none"):
            return ""
        if name in self.entries or self.concepts.find("agent", name):
            return self.speaker(name, source)
        agent = Agent(slug(name), name)
        self._use(agent, source)
        return agent.id

    def _declared(self, entry: AgentEntry, key: str, source: str) -> Agent:
        if entry.vague:
            return Agent(f"{source}.{key}", entry.name, entry.type, entry.role, "", vague=True)
        for name in (entry.name, *entry.names):
            known = self.concepts.find("agent", name)
            if known:
                return _from(known)
        org = self.speaker(entry.org, source) if entry.org else ""
        names = tuple(sorted(entry.names))
        return Agent(slug(entry.name), entry.name, entry.type, entry.role, org, names=names)

    def _use(self, agent: Agent, source: str) -> None:
        self.used.setdefault(source, {})[agent.id] = agent

    def of(self, source: str) -> tuple[Agent, ...]:
        """Return the agents that one source uses and the ontology does not describe."""
        ours = self.used.get(source, {})
        return tuple(
            agent for _, agent in sorted(ours.items()) if not self.concepts.get("agent", agent.id)
        )


def _from(concept: Concept | None) -> Agent:
    assert concept is not None
    return Agent(concept.id, concept.label, org=concept.inside)


def slug(name: str) -> str:
    """Return a name as part of an IRI.

    >>> slug("Global Energy Association")
    'global-energy-association'
    """
    return folded(name).replace(" ", "-").replace("+", "").replace("%", "") or "nobody"
