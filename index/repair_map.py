"""The repairs of one text, and offsets led through them in both directions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["OffsetMap", "Repair"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to a text: at `start`, an offset into the original, `before` became `after`.

    Where `before == after` nothing was changed: the repair is a flag on those characters. `kind`
    names what was wrong; kinds that met in one place are joined by '+'.
    """

    kind: str
    start: int
    before: str
    after: str

    @property
    def flag(self) -> bool:
        """Whether the repair only points at something and changes nothing."""
        return self.before == self.after


class OffsetMap:
    """Offsets led from the repaired text to the original and back; both ways are monotone.

    The repairs are in the order of the text; flags are passed over. An offset inside a repair
    leads to the same distance into its other side, at most to the end of it.
    """

    __slots__ = ("_original", "_repaired")

    def __init__(self, repairs: Iterable[Repair]) -> None:
        self._original: tuple[list[int], list[int]] = ([], [])
        self._repaired: tuple[list[int], list[int]] = ([], [])
        shift = 0
        for repair in repairs:
            if repair.flag:
                continue
            end = repair.start + len(repair.before)
            start_after = repair.start + shift
            end_after = start_after + len(repair.after)
            self._original[0].append(repair.start)
            self._original[1].append(end)
            self._repaired[0].append(start_after)
            self._repaired[1].append(end_after)
            shift = end_after - end

    def to_original(self, offset: int) -> int:
        """Where the character at `offset` of the repaired text stands in the original."""
        return _lead(offset, self._repaired, self._original)

    def to_repaired(self, offset: int) -> int:
        """Where the character at `offset` of the original stands in the repaired text.

        A dropped character leads to the next one that was kept.
        """
        return _lead(offset, self._original, self._repaired)

    def span_to_original(self, start: int, end: int) -> tuple[int, int]:
        """The narrowest stretch of the original that holds the repaired characters start to end."""
        first = self.to_original(start)
        return first, max(first, _lead_end(end, self._repaired, self._original))

    def span_to_repaired(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the repaired text that came of the original's characters start to end."""
        return self.to_repaired(start), self.to_repaired(end)


def _lead(
    offset: int, here: tuple[list[int], list[int]], there: tuple[list[int], list[int]]
) -> int:
    i = bisect_right(here[0], offset) - 1
    if i < 0:
        return offset
    if offset < here[1][i]:
        return min(there[0][i] + offset - here[0][i], there[1][i])
    return there[1][i] + offset - here[1][i]


def _lead_end(
    offset: int, here: tuple[list[int], list[int]], there: tuple[list[int], list[int]]
) -> int:
    """As `_lead`, but for the end of a stretch: what was dropped right after it stays outside."""
    i = bisect_left(here[0], offset) - 1
    if i < 0:
        return offset
    if offset < here[1][i]:
        return min(there[0][i] + offset - here[0][i], there[1][i])
    return there[1][i] + offset - here[1][i]
