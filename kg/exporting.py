"""Writes what a store holds in outside formats."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import exporters
from kg.analyses.conflicts import conflicts
from kg.analyses.reasons import Finding
from kg.analyses.why import why_each
from kg.errors import KgError, NothingFound, WrongUse
from kg.exporters import Exporter, Selective
from kg.files import replacing
from kg.model import Dispute
from kg.notebook import Shown
from kg.stores import Store

NO_REASON = "no reason found"


@dataclass(frozen=True, slots=True)
class Exported(Shown):
    """What was written: the files, with the number of sources in each."""

    format: str
    files: dict[str, int]


def export(store: Store, out: Path, *, format: str, sources: Iterable[str] = ()) -> Exported:
    """Write sources of a store, or all, to a file, or to a directory with a file for each.

    ``format`` is the name of an exporter. Raises `NothingFound` for a source that is not there,
    `WrongUse` for a format that is not, and `KgError` for what a format cannot say.
    """
    exporter, names = exporters.named(format), names_of(store, sources)
    files = {out: names}
    if out.is_dir():
        files = {out / f"{name}{exporter.suffix}": [name] for name in names}
    for path, held in files.items():
        _write(path, as_bytes(store, exporter, held))
    return Exported(format, {str(path): len(held) for path, held in files.items()})


def as_bytes(store: Store, exporter: Exporter, names: list[str]) -> bytes:
    """Return sources in a format; raise `KgError` for what it cannot say."""
    if len(names) > 1 and not exporter.holds_many:
        raise WrongUse(
            f"A file of {exporter.about} holds one source, and these are {len(names)}.",
            remedy="Name a directory that is there, one source, or another format.",
        )
    if isinstance(exporter, Selective):  # before an edition is read, which takes a while
        for name in names:
            exporter.refuse(name, _own_concepts(name, store))
    concepts, out = store.concepts, io.BytesIO()
    editions = (store.edition(name, concepts) for name in names)
    exporter.write(editions, out, concepts=concepts, disputes=_disputes(store, set(names)))
    return out.getvalue()


def _own_concepts(source: str, store: Store) -> dict[str, str]:
    query = "SELECT id, kind FROM concepts WHERE source = ? ORDER BY id"
    return {row["id"]: row["kind"] for row in store.table.rows(query, [source])}


def names_of(store: Store, sources: Iterable[str] | None) -> list[str]:
    """Return the sources that are wanted, all without any; raise `NothingFound`."""
    names = list(dict.fromkeys(sources or ())) or sorted(store.held)
    for name in names:
        if name not in store.held:
            near = [known for known in store.held if name in known]
            raise NothingFound(f"There is no source “{name}” in the store.", choices=near)
    return names


def _write(path: Path, content: bytes) -> None:
    try:
        with replacing(path) as fresh:
            fresh.write_bytes(content)
    except OSError as error:
        raise KgError(
            f"{path} cannot be written: {error.strerror}.", remedy="Name another file."
        ) from None


def _disputes(store: Store, sources: set[str]) -> Iterator[Dispute]:
    """Give the conflicts among sources, each with the strongest reason; none until asked for."""
    found = conflicts(store.table)
    rows = store.table.rows_of_claims({name for one in found for name in (one.small, one.large)})
    source = {row["id"]: row["source"] for row in rows}
    among = [one for one in found if {source[one.small], source[one.large]} <= sources]
    differences = why_each([(one.small, one.large) for one in among], store.table)
    for one, difference in zip(among, differences, strict=True):
        reason = _strongest(difference.findings, store)
        yield Dispute(one.question.label, one.small, one.large, one.factor, reason)


def _strongest(findings: Iterable[Finding], store: Store) -> str:
    said = [one for one in findings if one.verdict not in ("excluded", "insufficient")]
    return _words(said[0], store) if said else NO_REASON


def _words(finding: Finding, store: Store) -> str:
    return f"{store.concepts.label('reason', finding.reason)}: {finding.verdict}"
