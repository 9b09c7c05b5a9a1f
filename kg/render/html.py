"""HTML: one printable page in one file, without scripts, that asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

from kg.render import Options
from kg.render.pages.parts import body_of
from kg.render.template import fill, ours

MOST_ROWS = 50
_STYLE = Path(__file__).parent / "pages" / "page.css"


def as_html(result: object, options: Options) -> str:
    """Return a result as a page: pictures, quotes and sources where it has them, else a table."""
    body = body_of(result, options)
    return fill("pages/page.html", body=body, markup=ours(body.markup), style=style(), allowed="")


def as_fragment(result: object) -> str:
    """Return a result as a part of a page, with its style: what a notebook shows."""
    body = body_of(result, Options(limit=MOST_ROWS))
    return fill("pages/fragment.html", body=body, markup=ours(body.markup), style=style())


def style() -> str:
    """Return the style of pages; every rule of it is of one class, so that it can be embedded."""
    return ours(_STYLE.read_text(encoding="utf-8"))


RENDER = as_html
