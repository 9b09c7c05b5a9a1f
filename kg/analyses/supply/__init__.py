"""The dependency graph, built from claims, and what can be asked of it.

An edge leads from what depends to what it depends on. Which claim draws which edge is said in
``ontology/supply.ttl``; nothing is typed in here.
"""

from kg.analyses.supply.build import supply_graph
from kg.analyses.supply.graph import Edge, Node, Said, SupplyGraph

__all__ = ["Edge", "Node", "Said", "SupplyGraph", "supply_graph"]
