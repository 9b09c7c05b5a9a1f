"""The runner finds its files, and the page keeps what was not run again."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from benchmarks.__main__ import main, names
from benchmarks.kit import Figure, page
from benchmarks.kit.measuring import apart, in_turns, run_process
from conftest import ROOT


def test_every_file_is_a_benchmark() -> None:
    files = {path.stem for path in (ROOT / "benchmarks").glob("*.py")}
    assert set(names()) == files - {"__init__", "__main__"}
    for name in names():
        module = importlib.import_module(f"benchmarks.{name}")
        assert module.ABOUT.endswith(".") and callable(module.measure)


def test_an_unknown_name_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["strat"])
    assert stopped.value.code == 2
    assert "no benchmark is called strat: there are" in capsys.readouterr().err


def test_a_section_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    page.write(path, "start", "How soon.", [Figure("help", 0.07, "s", at_most=0.25)])
    page.write(path, "load", "How fast.", [Figure("load", 2, "×", at_most=1.5)])
    before = page.read(path)
    page.write(path, "load", "How fast.", [Figure("load", 1.4, "×", at_most=1.5)])
    after = page.read(path)
    assert list(after) == ["load", "start"]
    assert after["start"] == before["start"]
    assert "| load | 2.00 × | ≤ 1.5 × | **does not hold** |" in before["load"]
    assert "| load | 1.40 × | ≤ 1.5 × | holds |" in after["load"]


def test_the_page_names_no_folder_of_this_machine(tmp_path: Path) -> None:
    text = page.section("start", "How soon.", [Figure("help", 0.07, "s")])
    assert str(ROOT) not in text and str(Path.home()) not in text


def test_goals_bound_on_either_side() -> None:
    assert Figure("faster", 6, "×", at_least=5).holds
    assert Figure("faster", 4, "×", at_least=5).holds is False
    assert Figure("memory", 4, "MB").holds is None


def test_a_process_is_measured_and_its_failure_told() -> None:
    ran = run_process(["python", "-c", "print('x' * 3)"])
    assert ran.out == "xxx\n" and ran.seconds > 0 and ran.megabytes > 1
    with pytest.raises(RuntimeError, match="ended with 3"):
        run_process(["python", "-c", "raise SystemExit(3)"])


def test_memory_of_a_call_apart_is_its_own() -> None:
    small, large = apart(str.zfill, "x", 1), apart(str.zfill, "x", 80_000_000)
    assert small.result == "x"
    assert large.megabytes > small.megabytes + 40


def test_rounds_take_turns() -> None:
    order: list[str] = []
    in_turns(2, {"a": lambda: order.append("a"), "b": lambda: order.append("b")})
    assert order == ["a", "b", "a", "b"]
