"""What the sentence before a figure says of how it can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.figure import Figure

__all__ = ["LAST", "Before", "base_of", "is_origin", "stated_there"]

# Gives the words of a figure's sentence that stand before it.
Before = Callable[[Figure], str]

_NUMERAL = r"(?:[12１２][0-9０-９]{3}|[一二三四五六七八九〇○零]{4})"
_BASE = re.compile(
    rf"(?:比|较|同|与|和)\s*(?P<year>{_NUMERAL})\s*年|(?P<last>比上年|比去年|同比|较上年|"
    rf"较去年|上年同期|去年同期)"
    r"|(?P<mean>年均|平均每年|每年|(?:[二两三四五六七八九十]|[0-9]{1,2})年(?:间|来|累计|内)?|以来|期间|时期)"
)
_ORIGIN = re.compile(
    r"(?:从|由|自)[^，。；、]{0,40}$|原(?:有|来)?[^，。；]{0,12}$|占(?:全部|总数)?\s*$"
)
LAST = "last"


def base_of(before: str) -> str:
    """What a growth is measured against: a year, 'last' for the year before, 'mean' for a span."""
    found = list(_BASE.finditer(before))
    if not found:
        return LAST
    last = found[-1]
    return last["year"] or (LAST if last["last"] else "mean")


def is_origin(before: str) -> bool:
    """Whether a figure is what another starts from: '从12项增加到…', '占366天的88%'."""
    return bool(_ORIGIN.search(before))


def stated_there(figure: Figure) -> bool:
    """Whether the period of a figure is named in its own sentence."""
    evidence = figure.period_evidence
    return evidence is not None and figure.sentence[0] <= evidence[0] < figure.sentence[1]
