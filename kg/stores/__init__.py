"""Back ends: where graph and claim table live."""

from kg.stores.embedded import EmbeddedStore, open_store
from kg.stores.generations import Generation

__all__ = ["EmbeddedStore", "Generation", "open_store"]
