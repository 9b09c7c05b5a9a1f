"""git blame for numbers: who said a contested figure first, who repeats it, why figures differ.

>>> import kg
>>> kg.open().why("seed.s30", "seed.s31").difference.factor
Decimal('7.5')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge import KnowledgeGraph

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(address: str | Path | None = None) -> KnowledgeGraph:
    """Open a store: the one named or at ``KG_STORE``, else the one with the bundled sources.

    A store is a path, the address of a SPARQL endpoint, or ``memory:`` for an empty one that is
    forgotten afterwards. Raises `StoreMissing`, `StoreDamaged` or `EndpointFailed`.

    >>> import kg.files
    >>> len(kg.open("memory:").add(kg.files.DATA / "article" / "claims.yaml").sources)
    1
    """
    from kg.knowledge import KnowledgeGraph

    return KnowledgeGraph(address or None)
