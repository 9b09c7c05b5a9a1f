"""Brings sources into a store, takes them out, and keeps the bundled ones up to date.

Every change is one transaction on graph and table: all of it happens or nothing does.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from kg import __version__, files, importers, ontology, stores
from kg.circles import circles
from kg.errors import BadInput, NothingFound, Problem, StoreOutdated
from kg.importers import Imported, Reference
from kg.model import Concepts, Edition
from kg.policy import current as current_policy
from kg.stores import Address, Backend, EmbeddedStore, Generation, Store, backend_of
from kg.stores.embedded import Progress, held_editions, write
from kg.stores.generations import FORMAT, current_or_none, last_whole, state
from kg.table import Table, TableBuilder


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did: sources with their number of claims, remarks, and whether it changed."""

    sources: dict[str, int]
    remarks: tuple[str, ...]
    changed: bool


def _quiet(_name: str, _done: int) -> None:
    """Report nothing."""


def bundled_files() -> list[Path]:
    """Return the files of the bundled sources that importers read."""
    return sorted(p for p in files.DATA.rglob("*") if p.suffix in (".csv", ".json", ".yaml"))


def stamp() -> str:
    """Return a hash of everything that decides what the bundled store holds."""
    paths = [*files.DATA.rglob("*.*"), *files.ONTOLOGY.glob("*.ttl")]
    content = files.fingerprint(path for path in paths if path.is_file())
    whole = f"{FORMAT} {__version__} {current_policy().name} {content}"
    return hashlib.sha256(whole.encode()).hexdigest()


@overload
def open_store(address: Path, *, progress: Progress = _quiet) -> EmbeddedStore: ...
@overload
def open_store(address: Address | None = None, *, progress: Progress = _quiet) -> Store: ...
def open_store(address: Address | None = None, *, progress: Progress = _quiet) -> Store:
    """Open the store at an address or at ``KG_STORE``, else the user's own.

    The user's own is built, or brought up to date with the bundled sources, first if need be.
    """
    return backend(address, progress=progress).open()


def backend(address: Address | None = None, *, progress: Progress = _quiet) -> Backend:
    """Return the back end that `open_store` would open, built if it is the user's own."""
    return backend_of(_named(address) or own_path(progress=progress))


def own_path(*, progress: Progress = _quiet) -> Path:
    """Return the path of the user's own store, built or brought up to date if need be."""
    own = files.default_store()
    seen = state(own)
    try:
        generation = current_or_none(own)
    except StoreOutdated:
        generation = last_whole(own)
    if generation is None or generation.manifest.stamp != stamp():
        _build_bundled(own, generation, seen, progress)
    return own


def _named(address: Address | None) -> Address | None:
    return address or files.named_store()


def _build_bundled(path: Path, before: Generation | None, seen: str, progress: Progress) -> None:
    """Build the bundled sources anew, beside what the user added."""
    imported = read(bundled_files(), None)
    editions = [edition for one in imported for edition in one.editions]
    bundled = {edition.source.id for edition in editions}
    editions += _added_editions(before, bundled)
    concepts = _with_own(ontology.load(), editions)
    write(
        path, editions, concepts=concepts, stamp=stamp(), bundled=bundled, seen=seen,
        progress=progress,
    )  # fmt: skip


def _added_editions(before: Generation | None, bundled: set[str]) -> list[Edition]:
    if before is None:
        return []
    sources = before.manifest.sources.items()
    return held_editions(before, [n for n, its in sources if not its.bundled and n not in bundled])


def add(paths: Iterable[Path], store: Address, *, progress: Progress = _quiet) -> Report:
    """Load files into a store; raise `BadInput` with everything that is wrong in any of them."""
    there = backend_of(store)
    before = there.before()
    known = before.table if before else None
    imported = read(paths, known)
    editions = [edition for one in imported for edition in one.editions]
    concepts = _with_own(_concepts(known), editions)
    changed = there.write(editions, concepts=concepts, progress=progress)
    remarks = [remark for one in imported for remark in one.remarks]
    if not changed:
        remarks.append("The store has all of this already; nothing was changed.")
    loaded = {edition.source.id: len(edition.claims) for edition in editions}
    return Report(loaded, tuple(remarks), changed=changed)


def read(paths: Iterable[Path], before: Table | None) -> list[Imported]:
    """Read files as they would be loaded beside what a table has; raise `BadInput`."""
    imported = importers.attempt(paths, _concepts(before))
    problems = [problem for one in imported for problem in one.problems]
    problems += _repeated(imported)
    if all(one.editions for one in imported):  # else what is mentioned may be in the unread file
        editions = [edition for one in imported for edition in one.editions]
        problems += _dangling(imported, before)
        problems += circles(imported, before, _with_own(_concepts(before), editions))
    if problems:
        raise BadInput(problems)
    return imported


@contextlib.contextmanager
def beside(names: Iterable[str], table: Table) -> Iterator[tuple[Table, list[str]]]:
    """Give the table as it would be with the files among the names loaded, and all sources meant.

    A name that the store does not have, and that is a file, stands for the sources in it. The
    store is not touched; the table is there as long as the context. Raises `BadInput`.
    """
    names = list(names)
    held = table.sources(names)
    files = [name for name in names if name not in held and Path(name).is_file()]
    others = [name for name in names if name not in files]
    if not files:
        yield table, others
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as work:
        found = _build_beside([Path(name) for name in files], table, Path(work))
        fresh = Table(Path(work), table.concepts)
        try:
            yield fresh.under(table.view) if table.view else fresh, [*others, *found]
        finally:
            fresh.close()


def _build_beside(paths: list[Path], table: Table, work: Path) -> list[str]:
    """Write the tables of what is held and of files; return the sources in the files."""
    imported = read(paths, table.whole)
    editions = [edition for one in imported for edition in one.editions]
    names = [edition.source.id for edition in editions]
    with TableBuilder(work, _with_own(table.concepts, editions)) as builder:
        for edition in editions:
            builder.add(edition)
        builder.finish(work, before=table.whole.folder, dropped=set(names))
    return names


def validate(paths: Iterable[Path], store: Address) -> Report:
    """Check files as `add` would and change nothing; raise `BadInput`."""
    before = backend_of(store).before()
    imported = read(paths, before.table if before else None)
    loaded = {e.source.id: len(e.claims) for one in imported for e in one.editions}
    remarks = (remark for one in imported for remark in one.remarks)
    return Report(loaded, (*remarks, "Everything can be read; nothing was changed."), changed=False)


def withdraw(sources: Iterable[str], store: Address) -> Report:
    """Take source editions out of a store; raise `NothingFound` for one that is not there."""
    there = backend_of(store)
    before = there.open()
    names = list(sources)
    for name in names:
        if name not in before.held:
            near = [known for known in before.held if name in known]
            raise NothingFound(f"There is no source “{name}” in the store.", choices=near)
    there.write([], concepts=before.concepts, withdrawn=names)
    return Report({name: before.held[name].claims for name in names}, (), changed=True)


def check(store: Address | None = None) -> str:
    """Say that a store is whole; raise `StoreDamaged` for a file that is not as it was written."""
    return backend_of(_named(store) or files.default_store()).check()


def rebuild(store: Address | None = None, *, progress: Progress = _quiet) -> Report:
    """Make the claim table anew from the graph, and the user's own store from its sources too.

    A damaged store is taken back to its last state whose graph is whole.
    """
    named = _named(store)
    remarks: tuple[str, ...] = ()
    if named:
        now = backend_of(named).rebuild(progress=progress)
    else:
        own = files.default_store()
        seen, whole = state(own), last_whole(own)
        _build_bundled(own, whole, seen, progress)
        now = stores.open_store(own)
        remarks = () if whole else ("Nothing of the store before could be read.",)
    loaded = {name: its.claims for name, its in now.held.items()}
    where = now.folder or backend_of(named or own).address
    return Report(loaded, (*remarks, f"{where} is complete."), changed=True)


def _concepts(table: Table | None) -> Concepts:
    return table.concepts if table else ontology.load()


def _with_own(concepts: Concepts, editions: Iterable[Edition]) -> Concepts:
    return concepts.with_more(concept for edition in editions for concept in edition.concepts)


def _repeated(imported: list[Imported]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for one in imported:
        for edition in one.editions:
            name = edition.source.id
            if name in seen:
                message = f"the source “{name}” comes twice"
                problems.append(Problem(one.path, 0, 0, message, "load one of them"))
            seen.add(name)
    return problems


def _dangling(imported: list[Imported], before: Table | None) -> list[Problem]:
    """Return the mentions of claims that exist neither in the files nor in the store."""
    ours = {claim.id for one in imported for e in one.editions for claim in e.claims}
    ours.update(name for one in imported for name in one.unread)
    mentions = [r for one in imported for r in one.references if r.claim not in ours]
    if not mentions:
        return []
    replaced = {edition.source.id for one in imported for edition in one.editions}
    held = _held(before, {mention.claim for mention in mentions}, replaced)
    return [
        _no_such_claim(mention, ours, before) for mention in mentions if mention.claim not in held
    ]


def _held(before: Table | None, names: set[str], replaced: set[str]) -> set[str]:
    if before is None:
        return set()
    claims = before.claims(names)
    return {claim.id for claim in claims if claim.source not in replaced}


def _no_such_claim(mention: Reference, ours: set[str], before: Table | None) -> Problem:
    from rapidfuzz import process

    like = before.run("similar_ids", [mention.claim]) if before else []
    known = sorted(ours | {str(row["id"]) for row in like})
    near = process.extractOne(mention.claim, known, score_cutoff=80)
    remedy = f"did you mean “{near[0]}”?" if near else "load its source first, or in the same step"
    message = f"there is no claim “{mention.claim}”"
    return Problem(mention.path, mention.line, mention.column, message, remedy, mention.excerpt)
