"""Graph algorithms for large directed graphs: networkx at the border, arrays inside.

networkx's own algorithms take seconds to minutes at 100,000 nodes. These take and give the same
nodes and answers; rustworkx does what it has, and arrays do the rest.
"""

from kg.graphs.between import betweenness
from kg.graphs.compact import Compact
from kg.graphs.cut import minimum_cut
from kg.graphs.whole import ancestors, descendants, dominators, pagerank

__all__ = [
    "Compact",
    "ancestors",
    "betweenness",
    "descendants",
    "dominators",
    "minimum_cut",
    "pagerank",
]
