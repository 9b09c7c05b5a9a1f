"""A picture as pyvis's model of a network, and vis-network's script as pyvis carries it.

Only the model and the script are pyvis's: its own page writes data into markup unescaped, asks
other hosts for parts of itself, and lets physics place the nodes.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

from kg.render.map.picture import Finding, Line, LineKind, Node, NodeKind, Picture, Said
from kg.render.safe import safe

_NOT_VIS = {"title": "name"}  # a title would become a tooltip
_VIS = {"id", "text", "x", "y", "start", "end"}  # given to pyvis by their own names
_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Node, Line, NodeKind, LineKind, Finding, Said)
}
_SCRIPT = "templates/lib/vis-9.1.2/vis-network.min.js"


def network_data(picture: Picture) -> str:
    """Return everything that the page's script needs, as JSON that may stand in a script tag."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node as Drawn

    network = Network(directed=True)
    # add_node and add_edge search all that was added before: quadratic
    network.nodes = [
        Drawn(node.id, _shape(node, picture), node.text, **_own(node), x=node.x, y=node.y).options
        for node in picture.nodes
    ]
    network.edges = [
        Edge(line.start, line.end, True, **_own(line)).options for line in picture.lines
    ]
    nodes, edges, *_ = network.get_network_data()
    return _json(
        {
            "nodes": nodes,
            "edges": edges,
            "kinds": picture.kinds,
            "lineKinds": picture.line_kinds,
            "selected": picture.selected,
            "lit": picture.lit,
            "dated": picture.dated,
            "atFirst": picture.at_first,
        }
    )


def _shape(node: Node, picture: Picture) -> str:
    return "ellipse" if picture.kinds[node.kind].shape == "ellipse" else "box"


def _own(drawn: Node | Line) -> dict[str, Any]:
    """Return what is said of a node or line beyond what pyvis asks for, without what is empty."""
    kept = {name: getattr(drawn, name) for name in _FIELDS[type(drawn)] if name not in _VIS}
    return {_NOT_VIS.get(name, name): value for name, value in kept.items() if value}


def _json(data: object) -> str:
    """Return JSON in which no text can end the script tag that it stands in."""
    text = json.dumps(_visible(data), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _visible(data: Any) -> Any:
    """Return plain data, with control and direction characters in its texts made visible."""
    if isinstance(data, str):
        return safe(data)
    if isinstance(data, dict):
        return {_visible(key): _visible(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_visible(value) for value in data]
    if type(data) in _FIELDS:
        return {name: _visible(getattr(data, name)) for name in _FIELDS[type(data)]}
    return data


@cache
def vis_network() -> str:
    """Return the script of vis-network 9.1.2 (Apache-2.0 or MIT), as pyvis bundles it."""
    script = files("pyvis").joinpath(_SCRIPT).read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0]
