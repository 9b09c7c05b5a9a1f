"""Accepting a candidate: a derivation is written into the user's own file, and loaded."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

from kg import loading
from kg.analyses.naming import find_claim
from kg.analyses.wording import goods
from kg.errors import KgError, WrongUse
from kg.files import replacing
from kg.importers.claims.positions import load
from kg.model import Concepts, Level, argued_property
from kg.stores import Address, Backend, backend_of
from kg.stores.embedded import EmbeddedBackend
from kg.table import Table

FILE = "accepted"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A derivation that was accepted, the file it stands in, and how many links that has now.

    ``doubts`` are sentences that say why it may be a slip.
    """

    claim: str
    origin: str
    because: str
    file: Path
    links: int
    doubts: tuple[str, ...] = ()


def accept(
    claim: str, origin: str, *, because: str, store: Address, file: Path | None = None
) -> Accepted:
    """Write that a claim comes from another into a ``claims/1`` file, and load that file.

    The file is ``accepted.yaml`` beside the store unless another is named; where the store does not
    have what stands there, as it was withdrawn, ``accepted-2.yaml`` and so on.

    Raises `NothingFound` for a claim that is not there, `WrongUse` for an empty reason or a circle,
    and `BadInput` when the file has mistakes; file and store are as before then.
    """
    if not because.strip():
        raise WrongUse("A derivation needs a reason.", remedy="Add --because “…”.")
    there = backend_of(store)
    opened = there.open()
    table = opened.table
    ids = find_claim(claim, table), find_claim(origin, table)
    _refuse_known(*ids, table)
    doubts = tuple(doubts_about(*ids, table))
    table.close()
    target = file or _beside(there, opened.held)
    before = target.read_bytes() if target.is_file() else None
    document: Any = _document(target) if before else {"format": "claims/1"}
    document.setdefault("links", []).append(_link(*ids, because.strip()))
    _write(target, _dumped(document).encode())
    loaded = False
    try:
        loading.add([target], there)
        loaded = True
    finally:
        if not loaded:
            _restore(target, before)
    return Accepted(*ids, because.strip(), target, len(document["links"]), doubts)


def _beside(there: Backend, held: Container[str]) -> Path:
    """Return the first file beside the store that is free, or whose links the store has."""
    if isinstance(there, EmbeddedBackend):
        names = chain([FILE], (f"{FILE}-{number}" for number in count(2)))
        files = (there.path.parent / f"{name}.yaml" for name in names)
        return next(file for file in files if file.stem in held or not file.exists())
    raise WrongUse(f"{there.address} is no directory.", remedy="Name the file with --file.")


def _refuse_known(claim: str, origin: str, table: Table) -> None:
    """Refuse a derivation that is there already, or that would lead back to where it began."""
    if any(one.origin == origin for one in table.above([claim]) if one.claim == claim):
        raise WrongUse(f"{claim} comes from {origin} already.", remedy=f"`kg blame {claim}`.")
    if claim == origin or any(one.origin == claim for one in table.above([origin])):
        raise WrongUse(
            f"{claim} would come from itself: {origin} goes back to it already.",
            remedy=f"`kg blame {origin}` shows how.",
        )


def doubts_about(claim: str, origin: str, table: Table) -> Iterator[str]:
    """Return why a derivation may be a slip: another quantity, or an origin that is younger."""
    claims = {one.id: one for one in table.claims([claim, origin])}
    one, other = claims[claim], claims[origin]
    if one.observable and other.observable:
        levels = (one.observable.levels[0], other.observable.levels[0])
        amounts = [_amount(level, table.concepts) for level in levels]
        if amounts[0] != amounts[1]:
            yield f"{claim} is about {amounts[0]}, {origin} about {amounts[1]}."
    sources = table.sources([one.source, other.source])
    dates = [sources[each.source].published for each in (one, other)]
    if dates[0] and dates[1] and dates[0].last < dates[1].first:
        yield f"{origin} appeared in {dates[1].text}, after {claim} in {dates[0].text}."


def _amount(level: Level, concepts: Concepts) -> str:
    argued = replace(level, property=argued_property(level.property, concepts))
    return f"{concepts.label('thing', level.subject)}: {goods(argued, concepts)}"


def _document(path: Path) -> Any:
    """Return a file as a document that keeps its comments; raise `BadInput` if it is no YAML."""
    from ruamel.yaml import YAML

    load(path)
    document = YAML().load(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict):
        raise WrongUse(f"{path} is no file of claims.", remedy="Name another with --file.")
    return document


def _link(claim: str, origin: str, because: str) -> Any:
    from ruamel.yaml.comments import CommentedMap

    link = CommentedMap({"claim": claim, "from": origin, "because": because})
    link.fa.set_flow_style()
    return link


def _dumped(document: Any) -> str:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10_000_000
    out = io.StringIO()
    yaml.dump(document, out)
    return out.getvalue()


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        _write(path, content)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as fresh:
            fresh.write_bytes(content)
    except OSError as error:
        raise KgError(
            f"{path} cannot be written: {error.strerror}.", remedy="Name another with --file."
        ) from None
