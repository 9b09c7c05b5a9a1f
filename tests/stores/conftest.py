"""Starts servers that misbehave."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from tests.stores.bad_server import Bad, Handler, Serve


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Return a function that starts a server and returns its address."""
    for name in ("KG_USER", "KG_PASSWORD", "NETRC", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    servers = []

    def serve(behave: Handler) -> str:
        kind = type("Behaving", (Bad,), {"behave": behave})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/query"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
