"""What programs read: every key of the plain forms, and what stands under it."""

import json
from decimal import Decimal
from typing import Any

import pytest

from conftest import Run

Data = dict[str, Any]
TRACE = {
    "question": {"iri", "label"},
    "counts": {"claims", "documents", "origins", "lines"},
    "positions": {"low", "high", "unit", "printed", "claims", "documents", "origins", "lines"},
    "claims": {
        "id", "iri", "printed", "low", "high", "unit", "as_of", "hedge", "modality", "facets", "quote",
        "source", "said_by", "mode", "derived_from", "origin", "line", "superseded_by",
    },
    "conflicts": {"a", "b", "factor", "factor_low", "factor_high", "findings"},
}  # fmt: skip
FINDING = {"reason", "verdict", "can_explain", "text", "evidence"}
CONTESTED = {
    "question", "factor", "low", "high", "unit", "claims", "documents", "origins", "lines",
}  # fmt: skip
VERDICTS = {"sufficient", "bridged", "claimed", "possible", "insufficient", "excluded"}


def _read(run: Run, *arguments: str) -> Any:
    ran = run(*arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out, parse_float=_no_float)


def _no_float(text: str) -> None:
    raise AssertionError(f"{text} is a number: decimals are strings")


@pytest.fixture(scope="module")
def trace(request: pytest.FixtureRequest) -> Data:
    return {}


@pytest.fixture
def russia(run: Run, trace: Data) -> Data:
    """Return the trace of Russia's reserves, read once."""
    if not trace:
        trace.update(_read(run, "trace", "Russia rare earth reserves"))
    return trace


@pytest.mark.parametrize("part", TRACE)
def test_the_parts_of_a_trace(russia: Data, part: str) -> None:
    found = russia[part]
    for one in found if isinstance(found, list) else [found]:
        assert set(one) >= TRACE[part]


def test_decimals_are_strings(russia: Data) -> None:
    for one in (*russia["positions"], *russia["claims"]):
        for bound in (one["low"], one["high"]):
            assert bound is None or str(Decimal(bound)) == bound
    for conflict in russia["conflicts"]:
        assert isinstance(conflict["factor"], str) and Decimal(conflict["factor"]) > 1
        assert Decimal(conflict["factor_low"]) <= Decimal(conflict["factor"])


def test_conflicts_name_positions_and_positions_name_claims(russia: Data) -> None:
    claims = {claim["id"]: claim for claim in russia["claims"]}
    for position in russia["positions"]:
        assert set(position["claims"]) <= set(claims)
        for name in position["claims"]:
            assert claims[name]["printed"] in position["printed"]
    for conflict in russia["conflicts"]:
        low, high = (russia["positions"][conflict[side]] for side in ("a", "b"))
        assert Decimal(low["low"]) < Decimal(high["low"])


def test_what_a_claim_says_of_itself(russia: Data) -> None:
    claims = {claim["id"]: claim for claim in russia["claims"]}
    s31 = claims["seed.s31"]
    assert s31["iri"] == "https://w3id.org/contested/id/claim/seed.s31"
    assert (s31["printed"], s31["low"], s31["high"], s31["unit"]) == (
        "28.5 Mt", "28450000", "28550000", "t",
    )  # fmt: skip
    assert (s31["hedge"], s31["modality"], s31["mode"]) == ("none", "estimate", "according-to")
    assert s31["as_of"] is None
    assert set(s31["facets"]) == {"basis", "category", "elements", "territory"}
    assert s31["facets"]["category"] == "not stated"
    assert "28.5 million tonnes" in s31["quote"]
    assert set(s31["source"]) >= {"id", "title", "publisher", "published", "url"}
    assert (s31["source"]["publisher"], s31["source"]["published"]) == ("MarketSpy", "2025-11")
    assert s31["said_by"] == [{"id": "mnr-ru", "name": "Russian Natural Resources Ministry"}]
    (derived,) = s31["derived_from"]
    assert derived["claim"] == "tass2025feb.tass.285" and "same ministry" in derived["because"]
    assert s31["line"] == "gbz2022.gbz22.abc1c2"
    assert claims["mcs2024.russia.reserves"]["superseded_by"] == "mcs2025.russia.reserves"
    assert claims["mcs2025.russia.reserves"]["as_of"] == "2024"


def test_a_document_is_a_text_not_an_address(russia: Data) -> None:
    """Documents are counted by hand: the sources of rivals, three addresses of one text as one."""
    rivals = {name for position in russia["positions"] for name in position["claims"]}
    sources = {claim["source"]["id"] for claim in russia["claims"] if claim["id"] in rivals}
    assert {"seed", "osoulmisr2025", "whistlebuzz2025"} <= sources
    assert russia["counts"]["documents"] == len(sources) - 2
    assert russia["counts"]["claims"] == len(rivals)


def test_origins_and_lines_are_counted_from_the_claims(russia: Data) -> None:
    rivals = {name for position in russia["positions"] for name in position["claims"]}
    claims = [claim for claim in russia["claims"] if claim["id"] in rivals]
    assert {claim["origin"] for claim in claims} - {None} == {
        "gbz2022.gbz22.abc1c2", "mnr-ru@28500000", "mnr-ru@28700000", "krasnozhenov@20000000..30000000",
        "usgs@21000000", "usgs@12000000", "mcs2024.russia.reserves", "mcs2025.russia.reserves",
    }  # fmt: skip
    assert russia["counts"]["origins"] == 8
    assert russia["counts"]["lines"] == len({claim["line"] for claim in claims} - {None}) == 3


def test_why(run: Run) -> None:
    why = _read(run, "why", "seed.s31", "seed.s30")
    assert set(why) >= TRACE["conflicts"]
    assert (why["a"], why["b"], why["factor"]) == ("seed.s30", "seed.s31", "7.5")
    assert Decimal(why["factor_low"]) < Decimal("7.5") < Decimal(why["factor_high"])
    for finding in why["findings"]:
        assert set(finding) == FINDING
        assert finding["verdict"] in VERDICTS
        assert finding["evidence"] and all(
            iri.startswith("https://") for iri in finding["evidence"]
        )


def test_conflicts(run: Run) -> None:
    found = _read(run, "conflicts")
    assert len(found) > 900
    for one in found:
        assert set(one) >= CONTESTED
        assert set(one["question"]) == TRACE["question"]
        assert Decimal(one["low"]) <= Decimal(one["high"])
    factors = [Decimal(one["factor"]) for one in found]
    assert factors == sorted(factors, reverse=True)
    assert len({one["question"]["iri"] for one in found}) == len(found)
