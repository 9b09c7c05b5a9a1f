"""Which addresses are endpoints, who may ask there, and where they take updates."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import EndpointFailed, StoreError, WrongUse
from kg.stores import backend_of
from kg.stores.endpoint.addresses import addresses_of
from kg.stores.endpoint.client import Client
from kg.stores.endpoint.complete import whole
from tests.stores.bad_server import Bad, Serve, client, honest, results

QUERY = "SELECT ?n WHERE { ?s ?p ?n }"


BASIC = "Basic " + base64.b64encode(b"ann:s3cret").decode()


def guarded(self: Bad) -> None:
    if self.headers.get("Authorization") == BASIC:
        self.say(results([1]))
    else:
        self.say(b"", status=401, WWW_Authenticate='Basic realm="x"')


def test_credentials_from_the_environment(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    url = serve(guarded)
    with pytest.raises(EndpointFailed, match="status 401") as error:
        whole(client(url), QUERY)
    assert "KG_USER" in error.value.remedy
    monkeypatch.setenv("KG_USER", "ann")
    monkeypatch.setenv("KG_PASSWORD", "s3cret")
    assert whole(client(url), QUERY).rows
    monkeypatch.setenv("KG_PASSWORD", "wr0ng")
    with pytest.raises(EndpointFailed, match="status 401") as error:
        whole(client(url), QUERY)
    assert "wr0ng" not in str(error.value) + repr(vars(client(url)))


def test_credentials_from_netrc(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login ann password s3cret\n")
    monkeypatch.setenv("NETRC", str(path))
    assert whole(client(serve(guarded)), QUERY).rows
    path.write_text("machine\n")
    with pytest.raises(WrongUse, match=r"cannot be read in line \d"):
        client("http://127.0.0.1:9/query")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x/y", "http://", "https:///query", "http://a:b@x/query"],
)
def test_addresses_that_will_not_do(address: str) -> None:
    with pytest.raises(WrongUse):
        backend_of(address)


@pytest.mark.parametrize(
    ("query", "update", "graphs"),
    [
        ("/query", "/update", "/store"),
        ("/ds/sparql", "/ds/update", "/ds/data"),
        ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("/repositories/kg", "/repositories/kg/statements", "/repositories/kg/rdf-graphs/service"),
    ],
)
def test_where_known_servers_take_updates(query: str, update: str, graphs: str) -> None:
    known = addresses_of(f"https://example.org:81{query}")
    assert (known.update, known.graphs) == (
        f"https://example.org:81{update}",
        f"https://example.org:81{graphs}",
    )


def test_a_server_of_unknown_layout_takes_updates_where_one_says(
    oxigraph_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.stores.endpoint.writing import put, remove

    with pytest.raises(WrongUse, match="not known where"):
        Client("http://127.0.0.1:9/ask").update("DROP ALL")
    monkeypatch.setenv("KG_UPDATE_URL", oxigraph_server.replace("/query", "/update"))
    there = client(oxigraph_server)
    object.__setattr__(there.addresses, "graphs", "")
    lines = [f'<http://x/s{n}> <http://x/p> "{n}" <http://x/g> .\n' for n in range(1200)]
    put(there, "http://x/g", lines)
    put(there, "http://x/g", lines)
    asked = "SELECT ?s WHERE { GRAPH <http://x/g> { ?s ?p ?o } }"
    assert len(whole(there, asked).rows) == 1200
    remove(there, "http://x/g")
    assert whole(there, asked).rows == []


def test_a_graph_that_breaks_off_is_never_a_table(serve: Serve, run: Callable[..., object]) -> None:
    ran = run("sources", "--store", serve(honest([1, 2, 3], 2, counted=4)))
    assert getattr(ran, "code", 0) == StoreError.exit_code
    assert "Traceback" not in getattr(ran, "err", "")
