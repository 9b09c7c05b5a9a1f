"""A store is a directory of generations, one of which a pointer file names.

A load builds the next generation beside the current one, syncs it and swaps the pointer, so
that readers never wait and a crash leaves the last complete state. One writer at a time.

    store/
      kg-store            says that this directory is ours
      CURRENT             the name of the generation to read
      writer.lock         who writes, while somebody does
      gen-000007/         graph/ (Oxigraph) · table/ (Parquet) · manifest.json
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import StoreBusy, StoreDamaged, StoreError, StoreMissing, StoreOutdated

FORMAT = 2
MARKER, POINTER, LOCK, MANIFEST = "kg-store", "CURRENT", "writer.lock", "manifest.json"
KEPT_BEFORE = 2  # generations that readers may still have open
_CHANGING = ("LOCK", "LOG", "OPTIONS")  # RocksDB may touch these when it opens


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the manifest says of one source edition: a hash of its quads, and whence it came."""

    digest: str
    claims: int
    bundled: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds; ``stamp`` is of the bundled data, ontology and policy."""

    stamp: str
    sources: dict[str, Loaded]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT

    @staticmethod
    def read(folder: Path) -> Manifest:
        """Read the manifest of a generation; raise `StoreDamaged`."""
        try:
            raw: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            sources = {name: Loaded(**its) for name, its in raw["sources"].items()}
            files = {name: (size, digest) for name, (size, digest) in raw["files"].items()}
            return Manifest(raw["stamp"], sources, files, raw["format"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(folder.parent, f"{folder.name}/{MANIFEST} cannot be read") from error

    def write(self, folder: Path) -> None:
        """Hash the files of a generation and write its manifest, all synced to disk."""
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith(_CHANGING):
                name = path.relative_to(folder).as_posix()
                self.files[name] = (path.stat().st_size, _hash_and_sync(path))
        _write_synced(folder / MANIFEST, json.dumps(asdict(self), indent=1, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete state of a store."""

    folder: Path
    manifest: Manifest

    @property
    def graph(self) -> Path:
        """Return the directory of the RDF store."""
        return self.folder / "graph"

    @property
    def table(self) -> Path:
        """Return the directory of the claim table."""
        return self.folder / "table"

    def check(self, *, hashes: bool = False, only: str = "") -> None:
        """Compare the files with the manifest, by size or by hash; raise `StoreDamaged`.

        ``only`` are those whose names begin so.
        """
        for name, (size, digest) in self.manifest.files.items():
            if not name.startswith(only):
                continue
            path = self.folder / name
            if not path.is_file() or path.stat().st_size != size:
                raise _damaged(self.folder.parent, f"{name} is not as it was written")
            if hashes and _hash_and_sync(path, sync=False) != digest:
                raise _damaged(self.folder.parent, f"the bytes of {name} have changed")


def current(store: Path) -> Generation:
    """Return the generation to read; raise `StoreMissing`, `StoreDamaged` or `StoreOutdated`."""
    if not (store / MARKER).is_file():
        there = "That directory is no kg store" if store.is_dir() else "There is no store"
        raise StoreMissing(
            f"{there}: {store}.", remedy="Make one with `kg add --store PATH FILE…`."
        )
    try:
        name = (store / POINTER).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise _damaged(store, f"{POINTER} cannot be read") from error
    folder = store / name
    if not name.startswith("gen-") or not folder.is_dir():
        raise _damaged(store, f"{POINTER} names “{name}”, which is not there")
    generation = Generation(folder, Manifest.read(folder))
    if generation.manifest.format != FORMAT:
        raise StoreOutdated(
            f"{store} was written by another version of kg.", remedy="Run `kg rebuild`."
        )
    generation.check()
    return generation


def current_or_none(store: Path) -> Generation | None:
    """Return the generation to read, or ``None`` where no store has been made yet."""
    return current(store) if (store / POINTER).is_file() else None


def last_whole(store: Path) -> Generation | None:
    """Return the newest generation whose graph is as it was written, if there is one.

    Whatever version wrote it: the named graphs of source editions are the same in all of them.
    """
    for folder in sorted(store.glob("gen-??????"), reverse=True):
        try:
            generation = Generation(folder, Manifest.read(folder))
            generation.check(hashes=True, only="graph/")
        except StoreDamaged:
            continue
        return generation
    return None


def state(store: Path) -> str:
    """Return the name of the generation to read; empty where no store has been made yet."""
    pointer = store / POINTER
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else ""


@contextlib.contextmanager
def writing(store: Path, *, seen: str | None = None, needed: int = 0) -> Iterator[Path]:
    """Hold the writer's lock and give a directory for the next generation.

    Whatever goes wrong inside, the store is as before. Raises `StoreBusy`, also when the store
    is no longer in the state ``seen`` that the next is made from, and `StoreError` when fewer
    than ``needed`` bytes are free.
    """
    import filelock  # only writers need it

    _claim_directory(store)
    _refuse_full_disk(store, needed)
    lock = filelock.FileLock(store / LOCK)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise StoreBusy(
            f"{store} is being written{_holder(store)}.", remedy="Try again when it is done."
        ) from None
    try:
        if seen is not None and state(store) != seen:
            raise StoreBusy(f"{store} was written meanwhile.", remedy="Run the command again.")
        _write_holder(store)
        for leftover in store.glob("gen-*.tmp"):
            shutil.rmtree(leftover)
        folder = store / f"gen-{_last_number(store) + 1:06}.tmp"
        (folder / "table").mkdir(parents=True)
        try:
            yield folder
        except (OSError, RuntimeError) as error:  # RuntimeError: what the graph engine raises
            raise StoreError(
                f"The store could not be written: {error}.", remedy="It is as before."
            ) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        (store / f"{LOCK}.holder").unlink(missing_ok=True)
        lock.release()


def publish(folder: Path, manifest: Manifest) -> Generation:
    """Make a finished directory the generation that readers see."""
    manifest.write(folder)
    store, final = folder.parent, folder.with_suffix("")
    _sync_directory(folder)
    folder.rename(final)
    fresh = store / f"{POINTER}.new"
    _write_synced(fresh, final.name + "\n")
    fresh.replace(store / POINTER)
    _sync_directory(store)
    for old in sorted(store.glob("gen-??????"))[: -KEPT_BEFORE - 1]:
        shutil.rmtree(old, ignore_errors=True)
    return Generation(final, manifest)


def _claim_directory(store: Path) -> None:
    if store.exists() and not store.is_dir():
        raise StoreError(f"{store} is a file, not a directory.", remedy="Name another path.")
    if store.is_dir() and any(store.iterdir()) and not (store / MARKER).is_file():
        raise StoreError(
            f"{store} holds other files; a store needs a directory of its own.",
            remedy="Name an empty or a new directory.",
        )
    try:
        store.mkdir(parents=True, exist_ok=True)
        (store / MARKER).write_text(f"format {FORMAT}\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{store} cannot be written: {error.strerror}.") from error


def _refuse_full_disk(store: Path, needed: int) -> None:
    free = shutil.disk_usage(store).free
    if free < needed:
        have, want = (f"{amount / 1e6:,.0f} MB" for amount in (free, needed))
        raise StoreError(
            f"{have} are free where {store} lies, and about {want} are needed.",
            remedy="Free some, or name a --store elsewhere.",
        )


def _last_number(store: Path) -> int:
    numbers = [int(path.name[4:10]) for path in store.glob("gen-??????")]
    return max(numbers, default=0)


def _write_holder(store: Path) -> None:
    command = " ".join(["kg", *sys.argv[1:3]])
    since = datetime.now(UTC).astimezone().strftime("%H:%M")
    (store / f"{LOCK}.holder").write_text(f"{command}\n{os.getpid()}\n{since}\n", encoding="utf-8")


def _holder(store: Path) -> str:
    try:
        lines = (store / f"{LOCK}.holder").read_text(encoding="utf-8").splitlines()
        return f" by `{lines[0]}` (pid {lines[1]}, since {lines[2]})"
    except (OSError, IndexError):
        return ""


def _damaged(store: Path, what: str) -> StoreDamaged:
    return StoreDamaged(f"The store {store} is damaged: {what}.", remedy="Run `kg rebuild`.")


def _hash_and_sync(path: Path, *, sync: bool = True) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        if sync:
            os.fsync(file.fileno())
    return digest


def _write_synced(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_directory(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
