"""YAML → claims → RDF → claims → YAML: nothing is lost or changed on the way."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import importers, loading, ontology
from kg.errors import KgError
from kg.exporters.claims import EXPORTER
from kg.exporting import as_bytes
from kg.files import DATA
from kg.model import Edition
from kg.stores import EmbeddedStore
from kg.triples import edition_text, editions_from

FILES = sorted(DATA.rglob("*.yaml"))


def _by_id(edition: Edition) -> tuple[object, ...]:
    claims = sorted(edition.claims, key=lambda claim: claim.id)
    derivations = sorted(edition.derivations, key=str)
    return edition.source, claims, derivations, edition.agents, set(edition.concepts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_round_trip(path: Path, tmp_path: Path) -> None:
    concepts = ontology.load()
    (imported,) = importers.read([path], concepts)
    for edition in imported.editions:
        known = concepts.with_more(edition.concepts)
        quads = ox.parse("".join(edition_text(edition, known)), ox.RdfFormat.N_QUADS)
        (through_rdf,) = editions_from(quads, concepts)
        again = tmp_path / f"{edition.source.id}.yaml"
        again.write_text(EXPORTER.text(through_rdf, known), encoding="utf-8")
        ((back,),) = [one.editions for one in importers.read([again], concepts)]
        assert _by_id(through_rdf) == _by_id(edition)
        assert _by_id(back) == _by_id(edition)


def test_what_the_format_cannot_say_is_refused() -> None:
    path = DATA / "usgs-mcs" / "MCS2026_Commodities_Data.csv"
    ((edition,),) = [one.editions for one in importers.read([path], ontology.load())]
    with pytest.raises(KgError, match="claims/1 cannot say"):
        EXPORTER.text(edition, ontology.load())


def test_it_is_refused_before_an_edition_is_read(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(self: EmbeddedStore, source: str, concepts: object) -> Edition:
        raise AssertionError(f"{source} was read")

    monkeypatch.setattr(EmbeddedStore, "edition", unread)
    with pytest.raises(KgError, match=r"mcs2026 has concepts .* claims/1 cannot say"):
        as_bytes(loading.open_store(store), EXPORTER, ["mcs2026"])
