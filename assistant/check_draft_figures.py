"""What a person can change in a draft by hand: its figures, dates and open places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from assistant.stated import holds, stated

__all__ = ["Held", "HeldKind", "folded", "held", "stands_in"]

HeldKind = Literal["figure", "gap", "conflict"]
_OPEN = re.compile(r"【\s*(?P<kind>待补|不一致)\s*[：:][^】]*】")
_PERIOD = re.compile(r"第?[一二三四1-4]季度|前[一二三]季度|[上下]半年")
_NUMBER = re.compile(r"\d+(?:[.．:：]\d+)*\s*[%％‰]?")


@dataclass(frozen=True, slots=True)
class Held:
    """A figure or date, or an open place of a text: `text[start:end]` is written there."""

    start: int
    end: int
    text: str
    kind: HeldKind

    @property
    def plain(self) -> str:
        """The words without white space, in one width."""
        return folded(self.text)

    @property
    def unit(self) -> str:
        """What is left of a figure without its digits; the kind of an open place."""
        return re.sub(r"[\d.,]", "", self.plain) if self.kind == "figure" else self.kind


def held(text: str) -> tuple[Held, ...]:
    """Every figure, date and open place of a text in its order; no Arabic digit is left out."""
    found: list[tuple[int, int, HeldKind]] = [
        (*m.span(), "gap" if m["kind"] == "待补" else "conflict") for m in _OPEN.finditer(text)
    ]
    for figure in stated(text):
        _keep(found, figure.start, figure.end)
    for pattern in (_PERIOD, _NUMBER):
        for match in pattern.finditer(text):
            _keep(found, *match.span())
    return tuple(Held(start, end, text[start:end], kind) for start, end, kind in sorted(found))


def stands_in(figure: Held, quote: str) -> bool:
    """Whether a quote states the same figure (value and unit) or the same date."""
    if any(holds(quote, value.value) for value in stated(figure.text)):
        return True
    return any(other.plain == figure.plain for other in held(quote))


def folded(text: str) -> str:
    """The text without white space, in one width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _keep(found: list[tuple[int, int, HeldKind]], start: int, end: int) -> None:
    if not any(start < other_end and other_start < end for other_start, other_end, _ in found):
        found.append((start, end, "figure"))
