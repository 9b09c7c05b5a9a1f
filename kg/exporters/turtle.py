"""Editions → Turtle; which source states a derivation is lost where there are several."""

from kg.triples.serialize import RdfExporter

EXPORTER = RdfExporter("turtle", "Turtle (.ttl)", ".ttl", holds_many=False)
