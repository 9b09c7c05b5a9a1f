"""What people type wrongly is answered in one sentence, with the right exit code."""

import pytest

from conftest import Run

MISTAKES = [
    (["trase", "russia"], 2, "trace"),
    (["trace"], 2, "Missing argument"),
    (["trace", " "], 2, "nothing to look for"),
    (["trace", "rusia rare earth reserves"], 3, "Russia"),
    (["trace", "Russia"], 2, "fits"),
    (["trace", "Atlantis reserves"], 3, "Nothing is called “atlantis”"),
    (["trace", "Tomtor rare earth reserves"], 3, "Tomtor: rare-earth"),
    (["trace", "world rare earth market 2030"], 3, "Leave the year out"),
    (["trace", "Russia rare earth reserves", "--format", "xlsx"], 2, "Formats are"),
    (["trace", "Russia rare earth reserves", "--tolerance", "many"], 2, "'many' is not a valid"),
    (["trace", "Russia rare earth reserves", "--store", "nowhere"], 1, "There is no store"),
    (["trace", "Russia rare earth reserves", "--out", "nowhere/x.txt"], 1, "cannot be written"),
    (["why", "seed.s30", "seed.s99"], 3, "seed.s"),
    (["why", "seed.s30", "seed.s07"], 2, "cannot be compared"),
    (["why", "seed.s30", "seed.s01"], 2, "puts no value"),
    (["blame", "28.5 Mtt"], 2, "unit"),
    (["blame", "28.5"], 2, "unit"),
    (["blame", "29.77 Mt"], 3, "Nobody says"),
    (["blame", "sed.s07"], 3, "seed.s07"),
    (["show", "Rusia"], 3, "Russia"),
    (["conflicts", "unobtainium"], 3, "Nothing is called"),
    (["withdraw", "nothing"], 3, "There is no source"),
    (["add", "nowhere.yaml"], 1, "there is no such file"),
    (["validate", "nowhere.yaml"], 1, "there is no such file"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), MISTAKES, ids=lambda a: str(a)[:40])
def test_a_mistake(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert said in ran.err
    assert not ran.out
    assert "Traceback" not in ran.err


def test_an_unreadable_policy(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_POLICY", "none-such")
    ran = run("trace", "Russia rare earth reserves")
    assert ran.code == 2
    assert "There is no policy called “none-such”" in ran.err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["trace", "--help"], ["--version"]])
def test_help(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 0
    assert ran.out.strip()


def test_data_goes_to_stdout_and_nothing_else(run: Run) -> None:
    ran = run("trace", "Russia rare earth reserves", "--format", "json")
    assert ran.out.startswith("{")
    assert not ran.err
