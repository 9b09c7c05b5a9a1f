"""Editions → ``claims/1``, the YAML that analysts write; reading it gives the edition again."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from kg import vocabulary as v
from kg.errors import KgError
from kg.model import (
    FACETS,
    Agent,
    Claim,
    Concepts,
    Derivation,
    Dispute,
    Edition,
    Kind,
    Level,
    Observable,
    Rank,
    Ratio,
)
from kg.values import UnreadableValue, parse
from kg.vocabulary import UNSTATED

Entry = dict[str, Any]


class ClaimsExporter:
    """Writes ``claims/1``; what that format cannot say is refused, not left out."""

    name = "claims"
    about = "claims/1 (.yaml)"

    suffix = ".yaml"
    holds_many = False

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write the one edition that a file holds; raise `KgError`."""
        for edition in editions:
            out.write(self.text(edition, concepts).encode())

    def refuse(self, source: str, concepts: Mapping[str, str]) -> None:
        """Raise `KgError` where a source has concepts of its own other than things."""
        strange = next((name for name, kind in concepts.items() if kind != "thing"), None)
        if strange:
            raise _unsayable(source, f"concepts such as {strange}")

    def text(self, edition: Edition, concepts: Concepts) -> str:
        """Return an edition as YAML, one line for each claim; raise `KgError`."""
        self.refuse(edition.source.id, {c.id: c.kind for c in edition.concepts})
        if edition.quads:
            raise _unsayable(edition.source.id, "triples beyond its claims")
        own = {(d.claim, d.origin) for d in edition.derivations if _is_own(d, edition)}
        agents, source = edition.agents, edition.source.id
        keys = {agent.id: _key(number, agent, source) for number, agent in enumerate(agents)}
        document: Entry = {"format": "claims/1", "source": _source(edition)}
        document["agents"] = {keys[agent.id]: _agent(agent, keys) for agent in agents}
        document["things"] = {c.id: _named(c.names, inside=c.inside) for c in edition.concepts}
        document["claims"] = [_claim(c, edition, keys, own, concepts) for c in edition.claims]
        document["links"] = [
            _link(d) for d in edition.derivations if (d.claim, d.origin) not in own
        ]
        return _dumped({key: value for key, value in document.items() if value})


def _unsayable(source: str, what: str) -> KgError:
    return KgError(f"{source} has {what}, which claims/1 cannot say.", remedy="Export RDF.")


def _kept(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if value not in ("", None, [], (), False)}


def _source(edition: Edition) -> Entry:
    source = edition.source
    names = {agent.id: agent.name for agent in edition.agents}
    return _kept(
        {
            "id": source.id,
            "title": source.title,
            "type": source.type,
            "publisher": names.get(source.publisher, source.publisher),
            "published": source.published.text if source.published else "",
            "url": source.url,
            "series": source.series,
            "sha256": source.sha256,
            "length": source.length,
            "reprint-of": source.reprint_of,
            "network": names.get(source.network, source.network),
            "licence": source.licence,
            "note": source.note,
        }
    )


def _key(number: int, agent: Agent, source: str) -> str:
    """Return the name of an agent inside the file: its own where that is plain."""
    name = agent.id.removeprefix(f"{source}.") if agent.vague else agent.id
    return name if name.isascii() and name[:1].isalnum() else f"agent{number}"


def _agent(agent: Agent, keys: dict[str, str]) -> Entry:
    org = keys.get(agent.org, agent.org)
    more = {"type": agent.type, "role": agent.role, "org": org, "vague": agent.vague}
    return _named((agent.name, *agent.names), **more)


def _named(names: tuple[str, ...], **more: Any) -> Entry:
    return _kept({"name": names[0], "names": list(names[1:])} | more)


def _claim(
    claim: Claim,
    edition: Edition,
    keys: dict[str, str],
    own: set[tuple[str, str]],
    concepts: Concepts,
) -> Entry:
    passage, observable = claim.passage, claim.observable
    return _kept(
        {
            "id": claim.id.removeprefix(f"{edition.source.id}."),
            "quote": passage.quote,
            "at": "" if passage.start is None else f"{passage.start}-{passage.end}",
            "what": what_of(observable) if observable else "",
            **_value(claim, concepts),
            "modality": "" if observable and claim.modality == "estimate" else claim.modality,
            "by": _speakers(claim, keys),
            "from": [origin for child, origin in sorted(own) if child == claim.id],
            "about": [iri.removeprefix(v.THING).removeprefix(v.CQV) for iri in claim.about],
            "due": claim.due,
            "time": claim.time,
            "explains": list(claim.explains),
            "reason": claim.reason,
            "sum": list(claim.parts),
            "computed": claim.computed,
            "conditional": claim.conditional,
            "cell": claim.cell,
            "gist": claim.gist,
            "note": claim.note,
        }
    )


def _value(claim: Claim, concepts: Concepts) -> Entry:
    estimate = claim.estimate
    if estimate is None:
        return {}
    for exact in (False, True):
        try:
            read = parse(estimate.printed, concepts.units, exact=exact)
        except UnreadableValue:
            continue
        if read.interval == estimate.interval:
            hedge = "" if read.hedge == estimate.hedge else estimate.hedge
            return {"value": estimate.printed, "sig": "exact" if exact else "", "hedge": hedge}
    raise KgError(
        f"{claim.id} prints “{estimate.printed}”, which claims/1 reads as another value.",
        remedy="Export RDF.",
    )


def _speakers(claim: Claim, keys: dict[str, str]) -> str:
    names = [keys.get(agent, agent) for agent in claim.said_by]
    return " > ".join([f"{names[0]} ({claim.mode})", *names[1:]]) if names else ""


def _is_own(derivation: Derivation, edition: Edition) -> bool:
    """Whether the entry of a claim can say the derivation, with its note as the reason."""
    notes = {claim.id: claim.note for claim in edition.claims}
    repeated = derivation.kind is Kind.REPEATED
    return repeated and notes.get(derivation.claim) == derivation.because


def _link(derivation: Derivation) -> Entry:
    key = "from" if derivation.kind is Kind.REPEATED else "revises"
    because = derivation.because or "no reason given"
    return {"claim": derivation.claim, key: derivation.origin, "because": because}


def what_of(observable: Observable) -> str:
    """Return an observable as the ``what`` of an entry.

    >>> what_of(Level("russia", "reserves", "REE", basis="reo", time="2024"))
    'russia / reserves {REE} [basis=reo] @2024'
    """
    if isinstance(observable, Ratio):
        return f"ratio({_level(observable.numerator)}, {_level(observable.denominator)})"
    if isinstance(observable, Rank):
        return f"rank({_level(observable.level)}, among: {observable.among})"
    return _level(observable)


def _level(level: Level) -> str:
    values = ((facet, getattr(level, facet)) for facet in FACETS)
    facets = ", ".join(f"{facet}={value}" for facet, value in values if value != UNSTATED)
    time = "" if level.time == UNSTATED else f" @{level.time}"
    about = f"{level.subject} / {level.property} {{{level.commodity}}}"
    return about + (f" [{facets}]" if facets else "") + time


def _dumped(document: Entry) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter

    class Representer(RoundTripRepresenter):
        """Quotes what begins with a question mark: read back, it would be taken for a key."""

        def represent_str(self, data: str) -> ScalarNode:
            style = "'" if data.startswith("?") else None
            return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)

    Representer.add_representer(str, Representer.represent_str)

    def line(entry: Entry) -> CommentedMap:
        flow = CommentedMap(entry)
        flow.fa.set_flow_style()
        return flow

    for block in ("claims", "links"):
        if block in document:
            document[block] = [line(entry) for entry in document[block]]
    yaml = YAML()
    yaml.Representer = Representer
    yaml.width = 10_000_000
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


EXPORTER = ClaimsExporter()
