"""Where an endpoint takes queries, updates and whole graphs, and who may ask there."""

from __future__ import annotations

import netrc
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import WrongUse
from kg.stores.endpoint.transport import Credentials

UPDATE, GRAPHS = "KG_UPDATE_URL", "KG_GRAPHS_URL"
USER, PASSWORD = "KG_USER", "KG_PASSWORD"
_LAYOUTS = (  # of the address for queries: what stands there for updates and for graphs
    (r"/repositories/[^/]+", r"\g<0>/statements", r"\g<0>/rdf-graphs/service"),  # RDF4J, GraphDB
    (r"(/.+)/(?:sparql|query)", r"\1/update", r"\1/data"),  # Fuseki
    (r"/query", "/update", "/store"),  # Oxigraph
    (r"/sparql(?:-auth)?", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Three addresses of one endpoint; an empty one is not known."""

    query: str
    update: str
    graphs: str


def addresses_of(url: str) -> Addresses:
    """Return the addresses behind that of the queries; raise `WrongUse` for one that will not do.

    ``KG_UPDATE_URL`` and ``KG_GRAPHS_URL`` name those that cannot be guessed.

    >>> addresses_of("http://127.0.0.1:7878/query").graphs
    'http://127.0.0.1:7878/store'
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongUse(
            f"{url} is no address of a server.", remedy="Write it like http://127.0.0.1:7878/query."
        )
    if parts.username or parts.password:
        raise WrongUse(
            "An address is printed, so it may not hold a password.",
            remedy=f"Set {USER} and {PASSWORD}, or write them into your netrc file.",
        )
    update, graphs = _guessed(parts.path.rstrip("/"))
    at = f"{parts.scheme}://{parts.netloc}"
    return Addresses(
        url,
        os.environ.get(UPDATE) or (update and at + update),
        os.environ.get(GRAPHS) or (graphs and at + graphs),
    )


def _guessed(path: str) -> tuple[str, str]:
    for layout, update, graphs in _LAYOUTS:
        if found := re.fullmatch(layout, path):
            return found.expand(update), found.expand(graphs)
    return "", ""


def credentials_for(url: str) -> Credentials | None:
    """Return name and password from the environment, else from the netrc file, if there are any.

    Raises `WrongUse` where the file cannot be read.
    """
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user and password:
        return Credentials(user, password)
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).hosts.get(urlsplit(url).hostname or "")
    except (OSError, netrc.NetrcParseError) as error:
        where = f" in line {error.lineno}" if isinstance(error, netrc.NetrcParseError) else ""
        raise WrongUse(f"{path} cannot be read{where}.", remedy="Correct it.") from None
    return Credentials(found[0], found[2]) if found and found[2] else None
