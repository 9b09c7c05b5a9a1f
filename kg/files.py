"""Where the ontology, the queries and the bundled sources lie, installed or in a checkout."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
ROOM = _PACKAGE / "_share" if (_PACKAGE / "_share").is_dir() else _PACKAGE.parent
ONTOLOGY, QUERIES, DATA = ROOM / "ontology", ROOM / "queries", ROOM / "data"


def named_store() -> Path | None:
    """Return the store that ``KG_STORE`` names, if it names one."""
    named = os.environ.get("KG_STORE")
    return Path(named).expanduser() if named else None


def default_store() -> Path:
    """Return where the store with the bundled sources lies: the user's data directory."""
    from platformdirs import user_data_path

    return user_data_path("kg", appauthor=False) / "store"


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
