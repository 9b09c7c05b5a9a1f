"""RDF in the vocabulary of ``ontology/``: what other programs write, checked by SHACL."""

from kg.importers.rdf.reader import RdfImporter

IMPORTER = RdfImporter()
