"""Accepting a candidate: written into the user's own file, loaded, and shown as theirs."""

import shutil
from pathlib import Path

import pytest

import kg
from conftest import Run
from kg import loading
from kg.accepting import accept, doubts_about
from kg.errors import BadInput, NothingFound, WrongUse

ISSUED, LICENSED = "mcs2024.russia.reserves", "gbz2022.gbz22.licensed"


@pytest.fixture
def own(tmp_path: Path, store: Path) -> Path:
    """Return a store of one's own, to be changed."""
    copied = tmp_path / "store"
    shutil.copytree(store, copied)
    return copied


def _origin(store: Path, claim: str) -> str:
    table = kg.open(store).table
    return str(table.rows_of_claims([claim])[0]["origin"])


def test_what_is_accepted_is_an_origin_then(own: Path) -> None:
    assert _origin(own, ISSUED) == ISSUED
    done = accept(ISSUED, LICENSED, because="the licensed part", store=own)
    assert done.file == own.parent / "accepted.yaml"
    assert _origin(own, ISSUED) == LICENSED
    assert _origin(own, "miningvisuals-nd.russia.reserves") == LICENSED  # who repeats it
    loading.withdraw(["accepted"], own)
    assert _origin(own, ISSUED) == ISSUED


def test_what_was_withdrawn_stays_out_when_more_is_accepted(own: Path) -> None:
    accept(ISSUED, LICENSED, because="the licensed part", store=own)
    loading.withdraw(["accepted"], own)
    for claim, links in (("datawrapper2023.russia.reserves", 1), ("seed.s30", 2)):
        done = accept(claim, "gbz2022.gbz20.abc1", because="rounded", store=own)
        assert (done.file, done.links) == (own.parent / "accepted-2.yaml", links)
    assert _origin(own, ISSUED) == ISSUED
    assert _origin(own, "datawrapper2023.russia.reserves") == "gbz2022.gbz20.abc1"


@pytest.mark.parametrize(
    ("claim", "origin", "doubts"),
    [
        (ISSUED, LICENSED, []),
        (ISSUED, "mcs2024.china.reserves", ["is about Russia: rare-earth reserves"]),
        (ISSUED, "mcs2024.russia.mine-production", ["about Russia: rare-earth mine production"]),
        (ISSUED, "mcs2025.russia.reserves.molybdenum",
         ["about Russia: molybdenum reserves", "appeared in 2025-01, after"]),
    ],
)  # fmt: skip
def test_what_may_be_a_slip_is_said(
    store: Path, claim: str, origin: str, doubts: list[str]
) -> None:
    found = list(doubts_about(claim, origin, kg.open(store).table))
    assert len(found) == len(doubts)
    assert all(part in doubt for part, doubt in zip(doubts, found, strict=True))


def test_links_join_a_file_and_its_comments_stay(own: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("# my own\nformat: claims/1\nlinks:   # so far\n"
                    f"- {{claim: {ISSUED}, from: {LICENSED}, because: seen}}\n")  # fmt: skip
    loading.add([mine], own)
    done = accept("datawrapper2023.russia.reserves", "gbz2022.gbz20.abc1", because='it "rounds"',
                  store=own, file=mine)  # fmt: skip
    text = mine.read_text()
    assert done.links == 2
    assert text.startswith("# my own\n") and "# so far" in text
    assert _origin(own, "datawrapper2023.russia.reserves") == "gbz2022.gbz20.abc1"


@pytest.mark.parametrize(
    ("claim", "origin", "because", "error", "said"),
    [
        (ISSUED, LICENSED, " ", WrongUse, "needs a reason"),
        ("nobody.a", LICENSED, "x", NothingFound, "There is no claim “nobody.a”"),
        (ISSUED, "nobody.a", "x", NothingFound, "There is no claim “nobody.a”"),
        (ISSUED, ISSUED, "x", WrongUse, "would come from itself"),
        (ISSUED, "seed.s16", "x", WrongUse, "seed.s16 goes back to it already"),
        ("seed.s16", "mcs2025.russia.reserves", "x", WrongUse, "comes from .* already"),
    ],
)
def test_what_is_refused(
    own: Path, claim: str, origin: str, because: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        accept(claim, origin, because=because, store=own)
    assert not (own.parent / "accepted.yaml").exists()


def test_a_file_with_mistakes_is_left_as_it_was(own: Path, tmp_path: Path) -> None:
    for text in ("format: claims/1\nlinks: [\n", "format: claims/1\nlimks: []\n"):
        mine = tmp_path / "mine.yaml"
        mine.write_text(text)
        with pytest.raises(BadInput):
            accept(ISSUED, LICENSED, because="x", store=own, file=mine)
        assert mine.read_text() == text
        assert _origin(own, ISSUED) == ISSUED


def test_it_is_shown_as_the_users_own(own: Path, run: Run) -> None:
    ran = run("accept", ISSUED, LICENSED, "--because", "the licensed part", "--store", own)
    assert ran.code == 0
    assert f"{ISSUED} now comes from {LICENSED}" in ran.out
    traced = " ".join(run("trace", "Russia rare earth reserves", "--store", own).out.split())
    assert f"accepted {ISSUED} from {LICENSED}, because the licensed part (accepted)" in traced
    assert "because the licensed part" in run("blame", ISSUED, "--store", own).out
    assert run("accept", ISSUED, LICENSED, "--store", own).code == 2
