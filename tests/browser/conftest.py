"""A real Chromium: pages opened from files, with every request and message written down."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import DRAWN, executable, started

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def _missing(what: str) -> None:
    """Skip where a browser cannot be had; where everything must run, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI runs every test")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for the run."""
    if executable() is None:
        _missing("chromium")
    if find_spec("playwright") is None:
        _missing("playwright")
    with started() as browser:
        yield browser


@dataclass
class Visit:
    """An open page, what it asked for, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        """Return the text of an element."""
        return str(self.page.inner_text(selector))

    def number(self, script: str) -> float:
        """Return what a script comes to, as a number."""
        return float(self.page.evaluate(script))

    @property
    def nodes(self) -> int:
        """Return how many nodes are drawn."""
        return int(self.page.get_attribute("#map", "data-nodes") or 0)

    def violations(self) -> list[str]:
        """Return what axe-core finds wrong."""
        from axe_playwright_python.sync_playwright import Axe

        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a page from a file; nothing may be asked of anybody."""
    visits: list[Visit] = []

    def visit(
        html: str, width: int = 1440, *, height: int = 900, fragment: str = "", **how: Any
    ) -> Visit:
        file = tmp_path / f"page{len(visits)}.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": height}, **how)
        visited = Visit(page)
        visits.append(visited)
        page.on("request", lambda request: visited.requests.append(request.url))
        page.on("console", lambda message: visited.messages.append(message.text))
        page.on("pageerror", lambda error: visited.messages.append(str(error)))
        page.on("dialog", lambda dialog: visited.messages.append(dialog.message))
        page.goto(file.as_uri() + fragment)
        if 'id="map"' in html:
            page.wait_for_function(DRAWN)
        return visited

    yield visit
    for one in visits:
        assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
        assert one.messages == []
        one.page.close()


@pytest.fixture(scope="session")
def shots(home: Path) -> Path:
    """Return the folder for screenshots: that of ``KG_SHOTS``, else one of the run."""
    folder = Path(os.environ.get("KG_SHOTS") or home / "shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
