"""The map as a file: complete, in its place, within a strict policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import combinations

import pytest

import kg
from conftest import ROOT, Run
from kg.analyses.mapped import mapped
from kg.analyses.standing import standing
from kg.analyses.trace import Trace
from kg.render.map import as_map
from kg.render.map.picture import Node, Picture
from kg.render.pictures.trace import trace_picture
from kg.render.shown import shower_of

QUESTIONS = (
    "Russia rare earth reserves",
    "World rare earth reserves",
    "China rare earth mine production",
    "Brazil rare earth reserves",
    "Ukraine: ilmenite mine production",
)


@pytest.fixture(scope="module")
def russia() -> Trace:
    return kg.open().trace(QUESTIONS[0])


@pytest.fixture(scope="module")
def page(russia: Trace) -> str:
    return as_map(russia)


def test_every_script_is_named_by_its_hash(page: str) -> None:
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy and "script-src 'unsafe-inline'" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert re.findall(r"'sha256-([^']*)'", policy) == digests


def test_it_is_one_file_of_moderate_size(page: str) -> None:
    assert len(page) < 800_000
    assert "sourceMappingURL" not in page
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    assert not re.search(r"<(?:link|iframe|img[^>]*src)", own)


def test_a_map_is_the_same_each_time(russia: Trace, page: str) -> None:
    assert as_map(kg.open().trace(QUESTIONS[0])) == page


def test_lines_lead_from_and_to_what_is_there(russia: Trace) -> None:
    picture = trace_picture(russia)
    names = {node.id for node in picture.nodes}
    assert len(names) == len(picture.nodes)
    assert {end for line in picture.lines for end in (line.start, line.end)} <= names
    assert {line.kind for line in picture.lines} <= set(picture.line_kinds)
    assert picture.selected in names and set(picture.lit) <= names


def test_everybody_and_every_conflict_is_on_it(russia: Trace) -> None:
    picture = trace_picture(russia)
    names = {node.id for node in picture.nodes}
    assert {name for position in russia.positions for name in position.everybody} <= names
    factors = [line.label for line in picture.lines if line.kind == "conflict"]
    assert len(factors) == len(russia.conflicts) and factors[0] == "×7.5"


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_shown_at_first_overlaps(question: str) -> None:
    picture = trace_picture(kg.open().trace(question))
    for one, other in combinations(_shown(picture), 2):
        assert not _overlap(one, other, picture), (one.title, other.title)


def _shown(picture: Picture) -> list[Node]:
    return [node for node in picture.nodes if picture.kinds[node.kind].shown]


def _overlap(one: Node, other: Node, picture: Picture) -> bool:
    heights = [50 if picture.kinds[node.kind].stacked else 28 for node in (one, other)]
    aside = abs(one.x - other.x) < (one.width + other.width) / 2
    return aside and abs(one.y - other.y) < sum(heights) / 2


@pytest.mark.parametrize("words", ["REE/refining", "wind turbines", "China", "unn2025"])
def test_maps_of_other_things_hold_together(words: str) -> None:
    result = mapped(words, table=kg.open().table)
    picture = shower_of(result, "pictures").PICTURE(result)
    names = {node.id for node in picture.nodes}
    assert {end for line in picture.lines for end in (line.start, line.end)} <= names
    assert {line.kind for line in picture.lines} <= set(picture.line_kinds)
    assert {node.kind for node in picture.nodes} <= set(picture.kinds)
    assert picture.selected in names and set(picture.lit) <= names
    assert not any(_overlap(a, b, picture) for a, b in combinations(picture.nodes, 2))


@pytest.mark.parametrize("question", ["Russia rare earth reserves", ""])
def test_who_stands_on_whom(question: str) -> None:
    found = standing(question, kg.open().table)
    picture = shower_of(found, "pictures").PICTURE(found)
    names = {node.id for node in picture.nodes}
    assert {"body:usgs", "mcs2025.russia.reserves"} <= names
    assert {end for line in picture.lines for end in (line.start, line.end)} <= names
    assert "of all claims stand on" in picture.headline
    assert picture.selected in names


def test_every_share_is_said_by_a_claim_with_its_words() -> None:
    result = mapped("REE/refining", table=kg.open().table)
    picture = shower_of(result, "pictures").PICTURE(result)
    china = next(line for line in picture.lines if line.end == "REE/refining/china")
    assert china.tone == "bad" and dict(china.facts)["contested"].startswith("yes")
    assert china.label == dict(china.facts)["share"] and " to " in china.label
    assert any("".join(said.words) for said in china.said)
    assert all(line.said for line in picture.lines)


def test_files_of_ones_own_are_drawn(run: Run) -> None:
    ran = run("map", ROOT / "docs" / "files" / "gazette.yaml")
    assert ran.code == 0
    assert "An example of an article" in ran.out
    assert "gazette" not in run("sources").out


def test_data_in_the_page_cannot_end_its_script_tag(page: str) -> None:
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert not set("<>&") & set(data)
    assert json.loads(data)["selected"] == "figure:0"


def test_the_command_writes_to_a_pipe_or_a_file(run: Run, page: str, tmp_path: str) -> None:
    assert run("map", QUESTIONS[0]).out == page
    file = f"{tmp_path}/map.html"
    ran = run("map", QUESTIONS[0], "-o", file)
    assert (ran.code, ran.out) == (0, "")
    assert file in ran.err


def test_what_is_not_found_is_said_in_a_sentence(run: Run) -> None:
    ran = run("map", "Rusia", "reserves")
    assert ran.code == 3
    assert "Did you mean" in ran.err
