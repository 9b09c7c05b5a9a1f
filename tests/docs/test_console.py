"""What the documentation says that commands print is what they print."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run
from tests.docs.console import BLOCK, check_page, matches

PAGES = [
    page.relative_to(ROOT).as_posix()
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    if BLOCK.search(page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("said", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a\n", "a\nb\n", False),
        ("a.c\n", "abc\n", False),
        ("\n", "", True),
    ],
)
def test_what_is_elided(said: str, printed: str, same: bool) -> None:
    assert matches(said, printed) is same


@pytest.mark.parametrize("page", PAGES)
def test_commands_print_what_the_page_says(
    page: str, run: Run, home: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page works in a directory and a store of its own, so that it may add to it."""
    shutil.copytree(store, tmp_path / store.relative_to(home), copy_function=os.link)
    variable = "HOME" if sys.platform == "darwin" else "XDG_DATA_HOME"
    monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for file in (ROOT / "docs" / "files").glob("*"):
        shutil.copy(file, tmp_path)

    def printed(arguments: list[str]) -> str:
        ran = run(*arguments)
        return ran.out + ran.err

    differences = check_page(ROOT / page, printed)
    assert not differences, "\n".join(differences)
