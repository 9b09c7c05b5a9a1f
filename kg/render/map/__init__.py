"""The map: one HTML file that needs nothing else, asks nobody for anything, and can be sent."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from kg.render.map.network import network_data, vis_network
from kg.render.map.picture import Picture
from kg.render.shown import shower_of
from kg.render.template import fill, ours

_FOLDER = Path(__file__).parent
_SCRIPTS = ("data", "look", "draw", "panel", "find", "time", "keys", "start")
MOST_ROWS = 2000


def as_map(result: object) -> str:
    """Return a result that has a picture as a page: search, legend, side panel, time, table."""
    return page_of(shower_of(result, "pictures").PICTURE(result))


def page_of(picture: Picture) -> str:
    """Return a picture as a page."""
    scripts = [vis_network(), _own_script()]
    names = {node.id: node.title for node in picture.nodes}
    return fill(
        "map/page.html",
        picture=picture,
        names=names,
        most_rows=MOST_ROWS,
        sayings=any(line.said for line in picture.lines),
        data=ours(network_data(picture)),
        style=ours((_FOLDER / "map.css").read_text(encoding="utf-8")),
        strip=ours(picture.strip),
        scripts=[ours(script) for script in scripts],
        allowed=" ".join(f"'sha256-{_digest(script)}'" for script in scripts),
    )


def _own_script() -> str:
    """Return the page's script: its files, in one scope of their own."""
    parts = [(_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
