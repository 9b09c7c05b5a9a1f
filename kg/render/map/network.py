"""A picture as pyvis's model of a network, and vis-network's script as pyvis carries it.

Only the model and the script are pyvis's: its own page writes data into markup unescaped, asks
other hosts for parts of itself, and lets physics place the nodes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from kg.render.map.picture import Line, Node, Picture
from kg.render.safe import safe

_SHAPES = {"box": "box", "round": "box", "ellipse": "ellipse"}
_NOT_VIS = {"title": "name"}  # a title would become a tooltip
_SCRIPT = "templates/lib/vis-9.1.2/vis-network.min.js"


def network_data(picture: Picture) -> str:
    """Return everything that the page's script needs, as JSON that may stand in a script tag."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node as Drawn

    network = Network(directed=True)
    # add_node and add_edge search all that was added before: quadratic
    network.nodes = [
        Drawn(node.id, _SHAPES[picture.kinds[node.kind].shape], node.text, **_own(node)).options
        for node in picture.nodes
    ]
    network.edges = [
        Edge(line.start, line.end, True, **_bend(line)).options for line in picture.lines
    ]
    nodes, edges, *_ = network.get_network_data()
    return _json(
        {
            "nodes": nodes,
            "edges": edges,
            "kinds": {name: asdict(kind) for name, kind in picture.kinds.items()},
            "lineKinds": {name: asdict(kind) for name, kind in picture.line_kinds.items()},
            "selected": picture.selected,
            "lit": picture.lit,
            "dated": picture.dated,
        }
    )


def _own(node: Node) -> dict[str, Any]:
    own = {_NOT_VIS.get(key, key): value for key, value in asdict(node).items() if value}
    return {key: value for key, value in own.items() if key not in ("id", "text")} | {
        "x": node.x,
        "y": node.y,
    }


def _bend(line: Line) -> dict[str, Any]:
    own = {"kind": line.kind, "label": line.label, "arc": line.arc, "strong": line.strong}
    own |= {"as_of": line.as_of}
    return {key: value for key, value in own.items() if value}


def _json(data: object) -> str:
    """Return JSON in which no text can end the script tag that it stands in."""
    text = json.dumps(_visible(data), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _visible(data: Any) -> Any:
    if isinstance(data, str):
        return safe(data)
    if isinstance(data, dict):
        return {_visible(key): _visible(value) for key, value in data.items()}
    return [_visible(value) for value in data] if isinstance(data, list | tuple) else data


@cache
def vis_network() -> str:
    """Return the script of vis-network 9.1.2 (Apache-2.0 or MIT), as pyvis bundles it."""
    script = files("pyvis").joinpath(_SCRIPT).read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0]
