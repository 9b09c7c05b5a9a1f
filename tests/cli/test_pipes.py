"""What `kg` does where nobody reads what it writes, or where it cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run

KG = str(Path(sys.executable).with_name("kg"))
LONG = "SELECT * { ?s ?p ?o } LIMIT 50000"


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize("format", ["csv", "tsv", "json", "table"])
def test_a_reader_that_goes_away_is_no_failure(format: str) -> None:
    command = f'set -o pipefail; {KG} ask "{LONG}" -f {format} | head -1'
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"], ["queries"]])
def test_a_pipe_that_nobody_reads_is_no_failure(arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        ran = subprocess.run([KG, *arguments], stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_file_stays_as_it_was_when_the_answer_cannot_be_finished(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "kept.csv"
    file.write_text("as it was")
    ran = run("ask", LONG, "--max-rows", "1", "-f", "csv", "--out", str(file))
    assert ran.code == 1 and "1 rows, the limit" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.csv"]
    assert file.read_text() == "as it was"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [KG, "ask", "ASK { ?s ?p ?o }"], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("kg: The output cannot be written: No space left on device.")
