"""Graph algorithms on directed graphs, given by networkx and given back to it.

networkx answers by itself. Where the extra ``large`` is installed (rustworkx and numpy, 80 MB),
they give the same answers from arrays, for graphs of 100,000 nodes and more.
"""

from importlib.util import find_spec

from kg.graphs.compact import Compact

if find_spec("rustworkx"):
    from kg.graphs.between import betweenness
    from kg.graphs.cut import minimum_cut
    from kg.graphs.rust import ancestors, descendants, dominators
else:
    from kg.graphs.plain import ancestors, betweenness, descendants, dominators, minimum_cut

__all__ = [
    "Compact",
    "ancestors",
    "betweenness",
    "descendants",
    "dominators",
    "minimum_cut",
]
