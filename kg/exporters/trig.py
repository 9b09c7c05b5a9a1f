"""Editions → TriG; one named graph per source edition."""

from kg.triples.serialize import RdfExporter

EXPORTER = RdfExporter("trig", "TriG (.trig)", ".trig")
