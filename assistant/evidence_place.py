"""Whether a figure is of another place than the one whose report it stands in."""

from __future__ import annotations

import re

from assistant.evidence_sort import last_clause
from index.places import NATION, mentions, within

__all__ = ["elsewhere"]

_UNIT = re.compile(r"(?:其中)?(?![全我本各该两设])[一-龥]{2,3}[市县](?![级区场委域内属直])")


def elsewhere(before: str, place: str) -> bool:
    """Whether the clause before a figure names another place, which the figure is then of.

    A place that ours belongs to is only compared with.
    """
    clause = last_clause(before).strip()
    for _, _, unit in mentions(clause, [place]):
        if unit not in (place, NATION) and not within(place, unit):
            return True
    opening = _UNIT.match(clause)
    return bool(opening) and place not in clause
