"""YAML files against the keys that they may have: mistakes with their places, in words."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kg.errors import BadInput, Problem
from kg.importers.claims.positions import Data, Located, Place
from kg.importers.claims.what import did_you_mean

Model = TypeVar("Model", bound=BaseModel)

_STAND_IN = "spoilt"  # for what must be there and cannot be read; nothing is said of it again
_REQUIRED = {"id", "title", "name", "because", "claim"}
_BLANKS: dict[str, dict[str, Data]] = {
    "claims": {"id": _STAND_IN, "kind": "statement"},
    "sources": {"id": _STAND_IN, "title": _STAND_IN},
    "links": {"claim": _STAND_IN, "from": _STAND_IN, "because": _STAND_IN},
}


def checked(located: Located, model: type[Model]) -> Model:
    """Return what a file says as an object of its model; raise `BadInput` with every mistake."""
    found = mended(located, model)
    if located.spoilt:
        raise BadInput(located.spoilt.values())
    return found


def mended(located: Located, model: type[Model]) -> Model:
    """Return what a file says, without what is wrong in its keys: those places are spoilt.

    Raises `BadInput` when nothing in it fits.
    """
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        known = _known_keys(model)
        for one in error.errors():
            located.spoil(_place(one), _problem(located, one, known))
            _mend(located, _place(one), one["type"])
    try:
        return model.model_validate(located.data)
    except ValidationError:
        raise BadInput(located.spoilt.values()) from None


def _place(error: Any) -> Place:
    return tuple(part for part in error["loc"] if part != "[key]")


def _mend(located: Located, place: Place, kind: str) -> None:
    """Take out what is wrong, or put something that means nothing where something must be."""
    if not place:
        return
    parent: Any = located.data
    for part in place[:-1]:
        parent = parent[part]
    last = place[-1]
    if isinstance(last, int):
        parent[last] = _BLANKS.get(str(place[-2]), _STAND_IN)
    elif last == "format":
        parent[last] = "claims/1"
    elif kind == "missing" or last in _REQUIRED:
        parent[last] = _STAND_IN
    else:
        parent.pop(last, None)


def _known_keys(model: type[BaseModel]) -> list[str]:
    keys = set()
    for definition in model.model_json_schema(by_alias=True)["$defs"].values():
        keys.update(definition.get("properties", ()))
    return sorted(keys | {field.alias or name for name, field in model.model_fields.items()})


def _problem(located: Located, error: Any, known: list[str]) -> Problem:
    place, kind = _place(error), error["type"]
    name = str(place[-1]) if place and isinstance(place[-1], str) else "it"
    if kind == "extra_forbidden" and error.get("input") == "":
        remedy = "a comma ends a value inside braces: put the whole text in quotation marks"
        return located.problem(place, f"“{name}” is cut off from its text", remedy, key=True)
    if kind == "extra_forbidden":
        remedy = did_you_mean(name, known, otherwise="leave it out")
        return located.problem(place, f"unknown key “{name}”", remedy, key=True)
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
