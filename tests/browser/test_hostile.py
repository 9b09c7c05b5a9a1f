"""Whatever data says stays text: on the map, in plots, on pages, in notebooks."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from conftest import Run
from kg.analyses.trace import Trace
from kg.render import render
from kg.render.html import as_fragment
from kg.render.map import as_map
from kg.render.plots.forest import forest
from kg.render.plots.origins import origins
from kg.render.plots.revisions import revisions
from tests.browser.conftest import Open
from tests.render.hostile import hostile

FORMS: dict[str, Callable[[Trace], str]] = {
    "map": as_map,
    "page": lambda trace: render(trace, "html"),
    "notebook": as_fragment,
    "forest": forest,
    "origins": origins,
    "revisions": revisions,
}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_from_data_runs_or_leads_astray(form: str, visit: Open, shots: Path) -> None:
    trace = hostile(kg.open().trace("Russia rare earth reserves"))
    opened = visit(FORMS[form](trace))
    page = opened.page
    if form == "map":
        _open_everything(opened.page.evaluate)
        page.screenshot(path=shots / "map-hostile.png")
    assert page.evaluate("window.hacked") is None
    assert page.locator("a[href^='javascript' i], [onerror], [onload], img[src=x]").count() == 0
    assert page.evaluate("document.scripts.length") == (3 if form == "map" else 0)
    text = page.evaluate("document.documentElement.textContent")
    assert "<script>window.hacked" in text
    assert "\u202e" not in text and "\u2066" not in text and "\x1b" not in text
    assert "\\u202e" in text


def _open_everything(evaluate: Callable[[str], object]) -> None:
    """Open every node in the panel, and search for each attack."""
    evaluate(
        "for (const link of document.querySelectorAll('#tables a')) link.click();"
        "const search = document.getElementById('search');"
        "for (const words of ['script', 'onerror', '<']) {"
        " search.value = words; search.dispatchEvent(new Event('input')); }"
    )


BAD = """\
format: claims/1
source:
  {id: bad, type: NewsArticle, title: "</title><script>window.hacked = 1</script>", publisher: me}
agents:
  me: {name: "<img src=x onerror='window.hacked = 2'>"}
defaults: {commodity: REE}
claims:
- {id: a, what: russia / reserves @2024, value: 99 Mt, quote: "99 </script><script>window.hacked = 3</script> Mt"}
"""


@pytest.mark.parametrize("command", [["map"], ["trace", "--format", "html"]])
def test_a_hostile_file_is_shown_inert(
    command: list[str], run: Run, visit: Open, tmp_path: Path
) -> None:
    file, store = tmp_path / "bad.yaml", tmp_path / "store"
    file.write_text(BAD, encoding="utf-8")
    assert run("add", file, "--store", store).code == 0
    ran = run(*command, "Russia rare earth reserves", "--store", store)
    opened = visit(ran.out)
    assert opened.page.evaluate("window.hacked") is None
    text = opened.page.evaluate("document.documentElement.textContent")
    assert "<script>window.hacked = 3</script>" in text
    assert "<img src=x" in text
