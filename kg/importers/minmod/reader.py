"""Reads a MinMod file: an array of sites, all of one edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import files
from kg.errors import BadInput, Problem
from kg.importers import Imported
from kg.importers.minmod.site import Inventory, SiteReader, inventories
from kg.model import Claim, Concept, Concepts, Edition, Source
from kg.model.concept import folded, slug
from kg.policy import current
from kg.times import Time

MARKS = (b'"record_id"', b'"location_info"')


class MinModImporter:
    """Reads mineral sites of MinMod."""

    name = "minmod"
    about = "MinMod mineral sites (.json)"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether it is JSON that begins with a site."""
        return path.suffix.lower() == ".json" and all(mark in head for mark in MARKS)

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the edition; raise `BadInput`."""
        sites = files.printed_json(path)
        if not isinstance(sites, list) or not all(isinstance(site, dict) for site in sites):
            raise BadInput([Problem(str(path), 1, 0, "it is no array of sites")])
        return _Edition(path, concepts).imported(sites)


@dataclass
class _Edition:
    path: Path
    concepts: Concepts
    minted: dict[str, Concept] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def imported(self, sites: list[dict[str, Any]]) -> Imported:
        source = self._source()
        claims = [
            claim
            for number, site in enumerate(sites)
            for claim in self._site(source.id, number, site)
        ]
        edition = Edition(source, tuple(claims), concepts=tuple(self.minted.values()))
        return Imported((edition,), remarks=self._remarks(source.id, len(sites), claims))

    def _source(self) -> Source:
        facts = files.facts_beside(self.path)
        return Source(
            id=facts.get("id", f"minmod-{slug(self.path.stem)}"),
            title=facts.get("title", f"Mineral sites of MinMod, {self.path.name}"),
            type=facts.get("type", "Dataset"),
            publisher=facts.get("publisher", ""),
            published=Time.parse(facts["published"]) if "published" in facts else None,
            url=facts.get("url", ""),
            reprint_of=facts.get("reprint_of", ""),
            licence=facts.get("licence", "MIT"),
            note=facts.get("note", ""),
            policy=current().name,
        )

    def _site(self, source: str, number: int, site: dict[str, Any]) -> list[Claim]:
        name, country = str(site.get("name", "")).strip(), self._country(site)
        if not name or not country:
            return []
        place = self._place(name, country, str(site.get("record_id", number)))
        held, dropped = inventories(site, number, self.concepts)
        self.left_out.update(dropped)
        return SiteReader(source, place, number, self.concepts).claims(_alike(held, self.left_out))

    def _country(self, site: dict[str, Any]) -> str:
        countries = site.get("location_info", {}).get("country", ())
        named = {country.get("observed_name", "") for country in countries}
        country = self.concepts.find("thing", min(named)) if len(named) == 1 else None
        if country is None:
            where = " and ".join(sorted(named)) or "no country"
            self.left_out[f"sites in “{where}”"] += 1
        return country.id if country else ""

    def _place(self, name: str, country: str, record: str) -> Concept:
        """Return the place of that name in the country; a new one when there is none yet.

        A name that means something else too, such as Mercury, gets its country beside it.
        """
        known = self.concepts.find("thing", name)
        if known and known.inside == country:
            return known
        meant = folded(name) in self.concepts.by_name
        label = f"{name} ({self.concepts.label('thing', country)})" if meant else name
        own = slug(label) if slug(label) not in self.minted else slug(f"{label} {record}")
        return self.minted.setdefault(own, Concept(own, "thing", (label,), inside=country))

    def _remarks(self, source: str, sites: int, claims: list[Claim]) -> tuple[str, ...]:
        figures = sum(claim.estimate is not None for claim in claims)
        found = f"{source}: {sites:,} sites, {figures:,} figures"
        return (found, *(f"{source}: {n:,} {what} left out" for what, n in self.left_out.items()))


def _alike(held: list[Inventory], left_out: Counter[str]) -> list[Inventory]:
    """Keep one row for each commodity, the first; its like with other figures would dispute it."""
    kept: dict[str, Inventory] = {}
    for inventory in held:
        if inventory.commodity in kept:
            left_out["further rows of the same site and commodity"] += 1
        else:
            kept[inventory.commodity] = inventory
    return list(kept.values())
