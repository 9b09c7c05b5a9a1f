"""A map as a part of a page: in a frame of its own, which can reach nothing around it."""

from __future__ import annotations

from kg.render import Options
from kg.render.map import as_map
from kg.render.pages.parts import Body
from kg.render.template import fill


def framed(result: object, options: Options) -> Body:
    """Return a result that is a map as a body of a page."""
    return Body("", "", fill("pages/framed.html", page=as_map(result)))
