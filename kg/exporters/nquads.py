"""Editions → N-Quads; one named graph per source edition."""

from kg.triples.serialize import RdfExporter

EXPORTER = RdfExporter("nquads", "N-Quads (.nq)", ".nq")
