"""A SPARQL 1.1 endpoint: any server that speaks the protocol, asked through SPARQLWrapper."""

from kg.stores.endpoint.store import BACKEND

__all__ = ["BACKEND"]
