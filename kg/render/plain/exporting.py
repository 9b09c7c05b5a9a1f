"""What was exported as plain data."""

from __future__ import annotations

from kg.exporting import Exported
from kg.render.plain.parts import Data


def exported_data(exported: Exported) -> Data:
    """Return what was written."""
    return {"format": exported.format, "files": exported.files}


DATA = exported_data
