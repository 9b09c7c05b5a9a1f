"""Remarks on a query: names in it that occur nowhere, and what engines read differently."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg import vocabulary as v
from kg.errors import EndpointFailed, LimitReached
from kg.queries.catalogue import query_in
from kg.queries.limits import USUAL, Limits
from kg.queries.near import near
from kg.queries.paths import ends_of_no_step
from kg.queries.query import filled
from kg.queries.running import Runner
from kg.queries.safety import Checked
from kg.queries.tokens import Token
from kg.queries.writing import iri_of

_QUICKLY = Limits(seconds=5)  # where the engine can be stopped at all
_HERE = Path(__file__).parent


def remarks_on(query: Checked, runner: Runner) -> tuple[str, ...]:
    """Return a remark on each IRI of a query that occurs nowhere in the store."""
    written = _iris(query)
    unknown = _told_by("nowhere.rq", written, runner)
    known = _known(runner) if unknown else []
    return tuple(_remark(written[iri], iri, known, runner) for iri in unknown)


def remarks_on_no_step(query: Checked, runner: Runner) -> tuple[str, ...]:
    """Return a remark on each end of a path that has no triple, where a path of no step is lost."""
    ends = ends_of_no_step(query.words, query.namespaces)
    return tuple(
        f"A path of no step from `{ends[iri]}` to itself is left out: no triple has it at an end."
        for iri in _told_by("unlinked.rq", ends, runner)
    )


def _told_by(file: str, iris: Iterable[str], runner: Runner) -> list[str]:
    """Return the IRIs that a query of this folder gives of some; none where it takes too long."""
    terms = " ".join(f"<{iri}>" for iri in iris)
    if not terms:
        return []
    text = filled(query_in(_HERE / file), {"term": terms})
    try:
        return [str(row[0]) for row in runner.answer(runner.checked(text), quickly(runner))]
    except (LimitReached, EndpointFailed):  # remarks are not worth waiting for
        return []


def quickly(runner: Runner) -> Limits:
    """Return the limits of what is only said beside an answer."""
    return _QUICKLY if runner.store.stops else USUAL


def _iris(query: Checked) -> dict[str, str]:
    """Return the IRIs that a query looks for, each as it is written there."""
    found: dict[str, str] = {}
    before: Token | None = None
    for token in query.words:
        declares = before and (
            before.word in ("PREFIX", "BASE")
            or (before.text.endswith(":") and token.text[0] == "<")
        )
        typed = before and before.text == "^^"
        iri = iri_of(token, query.namespaces)
        if iri and not (declares or typed) and not iri.startswith((v.XSD, "_:")) and ":" in iri:
            found.setdefault(iri, token.text)
        before = token
    return found


def _known(runner: Runner) -> list[str]:
    text = query_in(_HERE / "terms_in_use.rq").text
    try:
        return [str(row[0]) for row in runner.answer(runner.checked(text), quickly(runner))]
    except (LimitReached, EndpointFailed):
        return []


def _remark(written: str, iri: str, known: list[str], runner: Runner) -> str:
    likely = near(v.compact(iri), [v.compact(one) for one in known])
    if iri.startswith(v.CLAIM):
        claims = runner.store.table.run("similar_ids", [v.name(v.CLAIM, iri)])
        likely = [v.compact(v.iri(v.CLAIM, str(row["id"]))) for row in claims]
    prefix = written.partition(":")[0]
    if not iri.startswith(v.PREFIXES.get(prefix, "")):
        return (
            f"`{written}` occurs nowhere: `{prefix}:` stands for another namespace here than usual."
        )
    meant = f"; did you mean {' or '.join(f'`{one}`' for one in likely)}?" if likely else "."
    return f"`{written}` occurs nowhere{meant}"
