"""Reads a ``claims/1`` file and reports everything that is wrong in it at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import BadInput, Problem
from kg.importers import Imported
from kg.importers.claims.build import Builder
from kg.importers.claims.positions import Located, load
from kg.importers.claims.what import did_you_mean
from kg.model import Concepts


class ClaimsImporter:
    """Reads ``claims/1``: YAML with sources, claims and links."""

    name = "claims"
    about = "claims/1 (.yaml)"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether it is YAML by its name, or says that it is ``claims/1``."""
        return path.suffix.lower() in (".yaml", ".yml") or b"format: claims/" in head

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the editions of a file; raise `BadInput` with every mistake in it."""
        from pydantic import ValidationError

        from kg.importers.claims.schema import Document

        located = load(path)
        try:
            document = Document.model_validate(located.data)
        except ValidationError as error:
            known = _known_keys(Document)
            raise BadInput(_problem(located, e, known) for e in error.errors()) from None
        builder = Builder(located, document, concepts)
        editions = builder.editions()
        if builder.draft.problems:
            raise BadInput(builder.draft.problems)
        return Imported(tuple(editions), tuple(builder.draft.references))


def _known_keys(model: Any) -> list[str]:
    keys = set()
    for definition in model.model_json_schema(by_alias=True)["$defs"].values():
        keys.update(definition.get("properties", ()))
    return sorted(keys | set(model.model_fields))


def _problem(located: Located, error: Any, known: list[str]) -> Problem:
    place, kind = tuple(part for part in error["loc"] if part != "[key]"), error["type"]
    name = str(place[-1]) if place else "the file"
    if kind == "extra_forbidden" and error.get("input") == "":
        remedy = "a comma ends a value inside braces: put the whole text in quotation marks"
        return located.problem(place, f"“{name}” is cut off from its text", remedy, key=True)
    if kind == "extra_forbidden":
        return located.problem(place, f"unknown key “{name}”", did_you_mean(name, known), key=True)
    if kind == "missing":
        return located.problem(place[:-1], f"“{name}” is missing", f"add “{name}:”")
    given = error.get("input")
    if kind == "literal_error":
        expected = error["ctx"]["expected"]
        return located.problem(place, f"{name} cannot be “{given}”", f"it is one of {expected}")
    if kind == "string_pattern_mismatch":
        remedy = "use Latin letters, digits, “.”, “-” and “_”"
        return located.problem(place, f"“{given}” is no {name}", remedy)
    if kind in ("model_type", "dict_type", "list_type", "string_type"):
        shape = {"list_type": "a list", "string_type": "one text"}.get(kind, "a block of keys")
        return located.problem(place, f"{name} must be {shape}")
    return located.problem(place, f"{name}: {error['msg'].lower()}")
