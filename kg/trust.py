"""Trust files: whom a reader accepts and whom not, kept to be used again.

.. code-block:: yaml

    format: trust/1
    name: official figures
    accept: {according-to: [usgs, mnr-ru]}
    refuse: {sources: [ukmediaobserver2025], said-by: [shoigu]}
    as-of: 2025-06-30
    undated: accept          # otherwise refused once there is a day
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.errors import BadInput, Problem
from kg.importers.claims.checked import checked
from kg.importers.claims.positions import Located, load


class Named(BaseModel):
    """Sources and agents by any name; one of them is enough."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    sources: list[str] = []
    according_to: list[str] = Field(default=[], alias="according-to")
    said_by: list[str] = Field(default=[], alias="said-by")


class Trust(BaseModel):
    """What a trust file says."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    format: Literal["trust/1"]
    name: str = ""
    accept: Named = Named()
    refuse: Named = Named()
    as_of: str = Field(default="", alias="as-of")
    undated: Literal["accept", "refuse"] = "refuse"


def read(path: Path) -> tuple[Trust, Located]:
    """Return what a trust file says, and where; raise `BadInput` with every mistake."""
    try:
        located = load(path)
    except OSError as error:
        why = (error.strerror or "unreadable").lower()
        raise BadInput([Problem(str(path), 0, 0, f"it cannot be read: {why}")]) from None
    return checked(located, Trust), located
