"""The W3C tests of SPARQL 1.1 queries, through the store of kg and through its engine alone."""
