"""Editions → JSON-LD; one named graph per source edition."""

from kg.triples.serialize import RdfExporter

EXPORTER = RdfExporter("jsonld", "JSON-LD (.jsonld)", ".jsonld")
