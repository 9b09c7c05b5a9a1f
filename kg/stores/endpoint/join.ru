# Puts a graph into the default graph.
INSERT { ?s ?p ?o } WHERE { GRAPH <$graph> { ?s ?p ?o } }
