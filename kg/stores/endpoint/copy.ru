# Makes what is staged the content of a graph.
COPY SILENT GRAPH <$staged> TO GRAPH <$graph>
