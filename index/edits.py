"""Edits over a text: applying them, and composing one list of them with the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Edit", "apply", "compose"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: the characters from `start` to `end` (exclusive) become `after`.

    An insertion has `start == end`, a deletion an empty `after`. A list of edits is sorted by
    `start` and its stretches do not overlap.
    """

    start: int
    end: int
    after: str
    kind: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made."""
    parts: list[str] = []
    cursor = 0
    for edit in edits:
        parts.append(text[cursor : edit.start])
        parts.append(edit.after)
        cursor = edit.end
    parts.append(text[cursor:])
    return "".join(parts)


def compose(first: Sequence[Edit], second: Sequence[Edit], middle: str) -> list[Edit]:
    """The edits that do at once what `first` and then `second` do.

    `first` counts in the original text and yields `middle`; `second` counts in `middle`; the
    result counts in the original. Edits that meet become one, with both kinds in its name. Linear
    in the number of edits.
    """
    if not second:
        return list(first)
    out: list[Edit] = []
    shift = 0  # what to take from an offset into `middle` to get one into the original
    i = j = 0
    while j < len(second):
        start, end = second[j].start, second[j].end
        while i < len(first):
            a_start, a_end = _range(first[i], shift)
            if a_end > start or a_start == a_end == start == end:
                break
            shift += _growth(first[i])
            out.append(first[i])
            i += 1
        if i == len(first) or _apart(_range(first[i], shift)[0], first[i], second[j]):
            out.append(Edit(start - shift, end - shift, second[j].after, second[j].kind))
            j += 1
        else:
            group = _Group(middle, min(start, _range(first[i], shift)[0]), shift)
            i, j = group.take(first, i, second, j)
            shift = group.shift
            out.append(group.edit())
    out.extend(first[i:])
    return _distinct(out)


def _range(edit: Edit, shift: int) -> tuple[int, int]:
    return edit.start + shift, edit.start + shift + len(edit.after)


def _growth(edit: Edit) -> int:
    return len(edit.after) - (edit.end - edit.start)


def _apart(a_start: int, earlier: Edit, later: Edit) -> bool:
    """Whether the later edit lies wholly before what the earlier one left in the middle text."""
    same_point = later.start == later.end == a_start and not earlier.after
    return later.end <= a_start and not same_point


class _Group:
    """A chain of edits of both lists that overlap in the middle text and become one."""

    def __init__(self, middle: str, start: int, shift: int) -> None:
        self._middle = middle
        self._original_start = start - shift
        self._cursor = self._end = start
        self._parts: list[str] = []
        self._kinds: list[str] = []
        self.shift = shift

    def take(
        self, first: Sequence[Edit], i: int, second: Sequence[Edit], j: int
    ) -> tuple[int, int]:
        """The indexes of the first edit of each list that is not part of the group."""
        self._take_first(first[i])
        self._take_second(second[j])
        i, j = i + 1, j + 1
        while True:
            if i < len(first) and first[i].start + self.shift < self._end:
                self._take_first(first[i])
                i += 1
            elif j < len(second) and second[j].start < self._end:
                self._take_second(second[j])
                j += 1
            else:
                return i, j

    def edit(self) -> Edit:
        after = "".join(self._parts) + self._middle[self._cursor : self._end]
        kind = "+".join(dict.fromkeys(self._kinds))
        return Edit(self._original_start, self._end - self.shift, after, kind)

    def _take_first(self, edit: Edit) -> None:
        self._end = max(self._end, edit.start + self.shift + len(edit.after))
        self.shift += _growth(edit)
        self._kinds.extend(edit.kind.split("+"))

    def _take_second(self, edit: Edit) -> None:
        self._parts.append(self._middle[self._cursor : edit.start])
        self._parts.append(edit.after)
        self._cursor = edit.end
        self._end = max(self._end, edit.end)
        self._kinds.extend(edit.kind.split("+"))


def _distinct(edits: list[Edit]) -> list[Edit]:
    """The edits with an insertion merged into the edit that starts at the same place."""
    out: list[Edit] = []
    for edit in edits:
        if out and out[-1].start == edit.start:
            kinds = dict.fromkeys([*out[-1].kind.split("+"), *edit.kind.split("+")])
            edit = Edit(edit.start, edit.end, out.pop().after + edit.after, "+".join(kinds))
        out.append(edit)
    return out
