# Makes what is staged the content of a graph.
COPY GRAPH <$staged> TO GRAPH <$graph>
