"""Where the ontology, the queries and the bundled sources lie, installed or in a checkout."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import BadInput, Problem

_PACKAGE = Path(__file__).resolve().parent
ROOM = _PACKAGE / "_share" if (_PACKAGE / "_share").is_dir() else _PACKAGE.parent
ONTOLOGY, QUERIES, DATA = ROOM / "ontology", ROOM / "queries", ROOM / "data"


def named_store() -> str | None:
    """Return the path or address that ``KG_STORE`` names, if it names one."""
    return os.environ.get("KG_STORE") or None


def default_store() -> Path:
    """Return where the store with the bundled sources lies: the user's data directory."""
    from platformdirs import user_data_path

    return user_data_path("kg", appauthor=False) / "store"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is written takes the place of the file if nothing went wrong.

    A device or a pipe is written to as it is. Raises `OSError`.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    try:
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_file(word: str) -> bool:
    """Whether a word names a file that is there, whatever the word is.

    >>> is_file("no such file"), is_file("very " * 1000 + "long")
    (False, False)
    """
    try:
        return Path(word).is_file()
    except (OSError, ValueError):
        return False


def facts_beside(path: Path) -> dict[str, Any]:
    """Return what ``NAME.edition.toml`` beside a file says of it; raise `BadInput`."""
    beside = path.with_suffix(".edition.toml")
    if not beside.is_file():
        return {}
    try:
        return tomllib.loads(beside.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput([Problem(str(beside), 0, 0, str(error), "check its TOML")]) from None


def printed_json(path: Path) -> Any:
    """Return the content of a JSON file with its numbers as printed; raise `BadInput`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        problem = Problem(str(path), error.lineno, error.colno, error.msg, "check its JSON")
        raise BadInput([problem]) from None
    except (UnicodeDecodeError, RecursionError) as error:
        raise BadInput([Problem(str(path), 0, 0, str(error), "give it UTF-8")]) from None


def pointer(parts: Iterable[str]) -> str:
    """Return the RFC 6901 pointer to a place in a JSON file.

    >>> pointer(["supply", "a/b", "2024"])
    '/supply/a~1b/2024'
    """
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)
