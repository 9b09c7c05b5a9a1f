"""YAML files against the keys that they may have: mistakes with their places, in words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kg.errors import BadInput, Problem
from kg.importers.claims.positions import Located
from kg.importers.claims.what import did_you_mean

Model = TypeVar("Model", bound=BaseModel)


def checked(located: Located, model: type[Model]) -> Model:
    """Return what a file says as an object of its model; raise `BadInput` with every mistake."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        known = _known_keys(model)
        raise BadInput(_problem(located, e, known) for e in error.errors()) from None


def _known_keys(model: type[BaseModel]) -> list[str]:
    keys = set()
    for definition in model.model_json_schema(by_alias=True)["$defs"].values():
        keys.update(definition.get("properties", ()))
    return sorted(keys | {field.alias or name for name, field in model.model_fields.items()})


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
