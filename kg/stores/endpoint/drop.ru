# Takes a graph out.
DROP SILENT GRAPH <$graph>
