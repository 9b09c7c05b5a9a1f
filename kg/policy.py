"""The choices that a reader may disagree with, named and versioned in one place.

A policy decides how printed words become intervals and when two claims may be compared.
It is part of the store's stamp: another policy is another store.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal

from kg.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Policy:
    """How numbers are read and compared.

    ``about_widens``: "about 110" is this many times as wide as a plain "110".
    ``significant_digits``: trailing zeros count as rounding, but never below so many digits.
    ``tolerance``: claims whose values differ by at most this share hold one position.
    ``stock_years``: amounts in the ground are compared when dated at most so many years apart;
    a yearly output or a forecast only with the same year.
    ``share_years``: shares of supply are read together when dated at most so many years before
    the latest.
    """

    name: str
    about_widens: Decimal = Decimal(2)
    significant_digits: int = 2
    tolerance: Decimal = Decimal("0.05")
    stock_years: int = 5
    share_years: int = 2


POLICIES = {
    policy.name: policy
    for policy in (Policy("plain-words-1"), Policy("as-printed-1", about_widens=Decimal(1)))
}
DEFAULT = "plain-words-1"


def current() -> Policy:
    """Return the policy that ``KG_POLICY`` names, or the default.

    >>> current().name
    'plain-words-1'
    """
    name = os.environ.get("KG_POLICY", DEFAULT)
    if name not in POLICIES:
        raise WrongUse(
            f"There is no policy called “{name}”.",
            remedy=f"Set KG_POLICY to one of: {', '.join(POLICIES)}.",
        )
    return POLICIES[name]
