# Puts triples into a graph.
INSERT DATA { GRAPH <$graph> {
$triples} }
