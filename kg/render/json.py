"""JSON: one document, stable and for programs."""

from __future__ import annotations

import json

from kg.render import Options
from kg.render.plain import data


def as_json(result: object, options: Options) -> str:
    """Return a result as JSON; a list is cut to the limit."""
    plain = data(result)
    if isinstance(plain, list) and options.limit is not None:
        plain = plain[: options.limit]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


RENDER = as_json
