# Takes out of the default graph what only this graph says.
DELETE { ?s ?p ?o } WHERE {
  GRAPH <$graph> { ?s ?p ?o }
  FILTER NOT EXISTS {
    GRAPH ?other { ?s ?p ?o }
    FILTER(?other != <$graph> && !STRSTARTS(STR(?other), "$staged"))
  }
}
