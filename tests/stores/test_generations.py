"""A store is always one complete state, whatever happens while the next one is written."""

import hashlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg import loading
from kg.errors import KgError, StoreBusy, StoreDamaged, StoreError, StoreMissing
from kg.files import DATA
from kg.stores import generations
from kg.stores.generations import FORMAT, current, writing

PRESS = DATA / "press" / "wulfstein2024.yaml"
TABLE = DATA / "usgs-mcs" / "MCS2025_World_Data.csv"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a store that holds one small source."""
    store = tmp_path / "store"
    loading.add([PRESS], store)
    return store


def _state(store: Path) -> tuple[list[str], int]:
    """Return what a store holds: its sources, and a count of quads that agrees with them."""
    generation = current(store)
    generation.check(hashes=True)
    opened = loading.open_store(store)
    return sorted(generation.manifest.sources), len(opened.graph)


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="There is no store"):
        loading.open_store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_directory_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreMissing, match="no kg store"):
        loading.open_store(tmp_path)
    with pytest.raises(StoreError, match="holds other files"):
        loading.add([PRESS], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("")
    with pytest.raises(StoreError, match="is a file"):
        loading.add([PRESS], tmp_path / "store")


def test_loading_twice_changes_nothing(small: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small.rglob("*")}
    report = loading.add([PRESS], small)
    assert not report.changed
    assert current(small).folder.name == "gen-000001"
    assert before.keys() - {small / "writer.lock.holder"} == set(small.rglob("*"))


def _fail(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "step",
    [
        (generations.Manifest, "write"),
        (generations, "_hash_and_sync"),
        (generations, "_write_synced"),
        (Path, "rename"),
        (Path, "replace"),
    ],
    ids=lambda step: step[1],
)
def test_a_failure_at_any_step_leaves_the_store_as_before(
    small: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[object, str]
) -> None:
    before = _state(small)
    with monkeypatch.context() as patch:
        patch.setattr(*step, _fail)
        with pytest.raises(StoreError, match="It is as before"):
            loading.add([TABLE], small)
    assert _state(small) == before
    assert not list(small.glob("*.tmp"))
    loading.add([TABLE], small)
    assert _state(small)[0] == ["mcs2025", "wulfstein2024"]


def test_a_disk_without_room_is_seen_before_anything_is_written(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(free=5_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(StoreError, match=r"5 MB are free .* about \d+ MB are needed"):
        loading.add([TABLE], small)
    assert _state(small)[0] == ["wulfstein2024"]


def _kg(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, preexec_fn=before)


def test_files_that_cannot_grow(small: Path) -> None:
    before = _state(small)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    child = _kg("add", "--store", small, TABLE, before=limited)
    _, err = child.communicate()
    assert child.returncode != 0
    assert "Traceback" not in err
    assert _state(small) == before


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_a_random_moment(small: Path, seed: int) -> None:
    before = _state(small)
    child = _kg("add", "--store", small, TABLE)
    time.sleep(random.Random(seed).uniform(0.3, 3))
    child.kill()
    child.communicate()
    assert _state(small) in (before, (["mcs2025", "wulfstein2024"], _state(small)[1]))
    loading.add([TABLE], small)
    assert _state(small)[0] == ["mcs2025", "wulfstein2024"]
    assert not list(small.glob("*.tmp"))


def test_a_second_writer_gets_a_sentence_and_readers_do_not_wait(small: Path) -> None:
    with writing(small):
        with pytest.raises(StoreBusy, match=r"is being written by `.*` \(pid \d+, since"):
            loading.add([TABLE], small)
        assert loading.open_store(small).table.rows("FROM sources")


def test_what_was_written_meanwhile_is_not_overwritten(small: Path) -> None:
    seen = generations.state(small)
    loading.add([TABLE], small)
    before = _state(small)
    with pytest.raises(StoreBusy, match="written meanwhile"), writing(small, seen=seen):
        pass
    assert _state(small) == before


def test_an_open_store_stays_readable_while_it_is_replaced(small: Path) -> None:
    opened = loading.open_store(small)
    loading.add([TABLE], small)
    assert [row["id"] for row in opened.table.rows("FROM sources")] == ["wulfstein2024"]
    assert "mcs2025" in loading.open_store(small).table.sources()


Damage = Callable[[Path], None]


def _cut(path: Path) -> None:
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.unlink()  # generations share files that have not changed
    path.write_bytes(half)


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("table/claims.parquet", _cut),
        ("table/claims.parquet", Path.unlink),
        ("manifest.json", _cut),
        ("graph/CURRENT", _cut),
    ],
)
def test_damage_is_seen_on_opening(small: Path, name: str, damage: Damage) -> None:
    damage(current(small).folder / name)
    with pytest.raises(StoreDamaged, match=r"is damaged") as error:
        loading.open_store(small)
    assert "kg rebuild" in error.value.remedy


def test_a_flipped_byte_is_found_by_hashes(small: Path) -> None:
    _flip(current(small).folder / "table" / "claims.parquet")
    with pytest.raises(StoreDamaged, match=r"the bytes of table/claims\.parquet have changed"):
        loading.check(small)


def test_the_table_is_made_anew_from_the_graph(small: Path) -> None:
    loading.add([TABLE], small)
    rows = loading.open_store(small).table.rows("FROM claims ORDER BY id")
    _cut(current(small).folder / "table" / "claims.parquet")
    loading.rebuild(small)
    assert loading.open_store(small).table.rows("FROM claims ORDER BY id") == rows


def test_a_damaged_graph_goes_back_to_the_last_whole_state(small: Path) -> None:
    loading.add([TABLE], small)
    for path in (current(small).folder / "graph").glob("*.sst"):
        _cut(path)
    loading.rebuild(small)
    assert _state(small)[0] == ["wulfstein2024"]


def test_when_nothing_can_be_read_that_is_said(small: Path) -> None:
    _cut(current(small).folder / "manifest.json")
    with pytest.raises(StoreDamaged, match=r"Nothing in .* can be read"):
        loading.rebuild(small)


@pytest.mark.parametrize("pointer", ["", "gen-000009", "../elsewhere"])
def test_a_pointer_that_leads_nowhere(small: Path, pointer: str) -> None:
    (small / "CURRENT").write_text(pointer)
    with pytest.raises(StoreDamaged, match="which is not there"):
        loading.open_store(small)


def test_another_format_asks_for_a_rebuild(small: Path) -> None:
    manifest = current(small).folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    with pytest.raises(KgError, match="another version of kg"):
        loading.open_store(small)


def test_old_generations_are_removed(small: Path) -> None:
    for number in range(4):
        copy = small.parent / f"c{number}.yaml"
        copy.write_text(PRESS.read_text().replace("wulfstein2024", f"copy{number}"))
        loading.add([copy], small)
    assert len(list(small.glob("gen-*"))) == generations.KEPT_BEFORE + 1


def test_the_manifest_names_every_file_with_its_hash(small: Path) -> None:
    generation = current(small)
    for name, (size, digest) in generation.manifest.files.items():
        data = (generation.folder / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (size, digest)
    assert {"table/claims.parquet", "graph/CURRENT"} <= set(generation.manifest.files)
