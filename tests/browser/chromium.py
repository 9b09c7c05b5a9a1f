"""Starts Chromium, and makes graphs large enough to try it; shared with ``benchmarks``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.render.map.picture import Line, LineKind, Node, NodeKind, Picture

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
DRAWN = "document.documentElement.dataset.drawn"


def executable() -> str | None:
    """Return the path of the browser, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser for as long as it is needed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


def graph(count: int) -> Picture:
    """Return a graph of so many nodes in ten columns, each tied to two before it."""
    nodes = [
        Node(f"n{n}", "thing", f"Thing {n}", (n % 10) * 240, n // 10 * 60, 180, text=f"Thing {n}")
        for n in range(count)
    ]
    pairs = [(place, place * part // 3) for place in range(1, count) for part in (1, 2)]
    lines = [Line(f"n{start}", f"n{end}", "needs") for start, end in pairs]
    return Picture(
        title="Things",
        headline="",
        note="",
        ask="kg map",
        nodes=nodes,
        lines=lines,
        kinds={"thing": NodeKind("Thing")},
        line_kinds={"needs": LineKind("needs", "is needed by")},
        selected="n0",
        dated=(),
    )
