"""Generated pages are what would be generated now; links between pages lead somewhere."""

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT, Run

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

PICTURES = {"origins.svg": ("plot", "origins", "Russia rare earth reserves")}


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()


@pytest.mark.parametrize("name", GENERATOR.PAGES)
def test_a_page_is_not_stale(name: str) -> None:
    path = GENERATOR.DOCS / name
    if os.environ.get("KG_GOLDEN") == "write":
        path.write_text(GENERATOR.page(name), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == GENERATOR.page(name), "run python docs/generate.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_command_is_described() -> None:
    page = GENERATOR.commands()
    for command in GENERATOR.app.registered_commands:
        assert f"## kg {command.name}\n" in page
        assert command.callback.__doc__


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_command_draws(name: str, run: Run, tmp_path: Path) -> None:
    path = ROOT / "docs" / "pictures" / name
    where = path if os.environ.get("KG_GOLDEN") == "write" else tmp_path / name
    assert run(*PICTURES[name], "--out", where).code == 0
    assert where.read_bytes() == path.read_bytes()
