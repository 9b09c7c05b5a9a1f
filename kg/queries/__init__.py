"""Questions in SPARQL: the catalogue of ``queries/*.rq``, and running any query safely."""
