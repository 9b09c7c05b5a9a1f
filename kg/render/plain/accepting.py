"""An accepted derivation as plain data."""

from __future__ import annotations

from kg.accepting import Accepted
from kg.render.plain.parts import Data


def accepted_data(accepted: Accepted) -> Data:
    """Return what was accepted as plain data."""
    return {
        "claim": accepted.claim,
        "from": accepted.origin,
        "because": accepted.because,
        "file": str(accepted.file),
        "links": accepted.links,
        "doubts": list(accepted.doubts),
    }


DATA = accepted_data
