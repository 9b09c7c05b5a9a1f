"""``claims/1``: what analysts write. One YAML file for one source edition, or for several."""

from kg.importers.claims.reader import ClaimsImporter

IMPORTER = ClaimsImporter()
