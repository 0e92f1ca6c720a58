"""The whole country in a question, where it is not a place that is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.places import NATION, mentions

__all__ = ["asked_places"]

_MEASURE_BEFORE = re.compile(r"(?:占|居|在|排|列|位居|占到|相当于)$")
_RANK_AFTER = re.compile(r"的?(?:第|排|位|前|首|最|名次|比重|比例|份额|总量)")


def asked_places(text: str, known: Iterable[str] = ()) -> tuple[tuple[int, int, str], ...]:
    """The places that a folded question asks about, as `mentions` gives them.

    全国 is left out where another place is only measured by it: 占全国多少, 在全国排第几.
    """
    found = mentions(text, known)
    if len({place for _, _, place in found}) < 2:
        return found
    return tuple(one for one in found if not _only_measures(text, *one))


def _only_measures(text: str, start: int, end: int, place: str) -> bool:
    if place != NATION:
        return False
    before = _MEASURE_BEFORE.search(text, max(0, start - 3), start)
    return bool(before) or _RANK_AFTER.match(text, end) is not None
