"""Stores of every kind, with the same small sources in each; servers run on this machine only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg import loading
from kg.files import DATA
from kg.stores import Backend, backend_of

LONGEST_LIFE = 1800  # seconds after which a server ends even if nobody stops it
TABLES = DATA / "usgs-mcs"
VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
DavRoot = DAV
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _program(name: str, remedy: str) -> str:
    """Return where a server is; without it, fail where tests must be complete, else skip."""
    beside = Path(sys.executable).with_name(name)
    path = str(beside) if beside.is_file() else shutil.which(name)
    if path:
        return path
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed: {remedy}")
    pytest.skip(f"{name} is not installed: {remedy}")


@contextmanager
def _running(command: list[str], url: str, folder: Path) -> Iterator[str]:
    """Run a server until the block ends; wait until it answers."""
    bounded = ["timeout", "-s", "KILL", str(LONGEST_LIFE)] if shutil.which("timeout") else []
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen([*bounded, *command], stdout=log, stderr=log, cwd=folder)
        try:
            _await(server, url, folder)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _await(server: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the server did not start: {(folder / 'server.log').read_text()[-2000:]}")


@contextmanager
def _oxigraph(folder: Path) -> Iterator[str]:
    program = _program("oxigraph", "it comes with contested-kg[test]")
    port = free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with _running(command, f"http://127.0.0.1:{port}/query", folder) as url:
        yield url


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run an empty Oxigraph server and return where it takes queries."""
    with _oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run an Oxigraph server that tests of one file alone write to."""
    with _oxigraph(tmp_path_factory.mktemp("empty")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run an empty Virtuoso, limited as Debian ships it, and return where it takes queries."""
    program = _program("virtuoso-t", "apt-get install virtuoso-opensource")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http))
    command = [program, "-f", "-c", str(settings)]
    with _running(command, f"http://127.0.0.1:{http}/sparql", folder) as url:
        yield url


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return files of bundled sources: all that are written by hand, rare earths of the tables."""
    folder = tmp_path_factory.mktemp("few")
    for name in ("MCS2025_World_Data", "MCS2026_Commodities_Data"):
        shutil.copy(TABLES / f"{name}.edition.toml", folder)
        head, *lines = (TABLES / f"{name}.csv").read_bytes().splitlines(keepends=True)
        kept = [line for line in lines if b"rare ear" in line.lower()]
        (folder / f"{name}.csv").write_bytes(b"".join([head, *kept]))
    by_hand = [
        file
        for name in ("article", "press", "comparators")
        for file in sorted((DATA / name).rglob("*.yaml"))
    ]
    return [*by_hand, TABLES / "mcs2024-raree_world.csv", *sorted(folder.glob("*.csv"))]


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory, few: list[Path]) -> Backend:
    """Return the embedded store with the small sources: what others must agree with."""
    there = backend_of(tmp_path_factory.mktemp("reference") / "store")
    loading.add(few, there)
    return there


@pytest.fixture(scope="session", params=["memory", "oxigraph", "virtuoso"])
def other(request: pytest.FixtureRequest, few: list[Path]) -> Backend:
    """Return a store of another kind, with the same sources."""
    address = "memory:"
    if request.param != "memory":
        address = request.getfixturevalue(f"{request.param}_server")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_USER", "dba")
        patch.setenv("KG_PASSWORD", "dba")
        there = backend_of(address)
    loading.add(few, there)
    return there


RACING = ("tests/browser/", "tests/queries/test_limits.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that race with other processes run again: a busy machine may lose one race."""
    for item in items:
        if item.nodeid.startswith(RACING):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))
