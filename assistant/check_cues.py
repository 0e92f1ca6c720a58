"""Where a text announces parts, which figures they are and which may be their total."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.check_clauses import Term
from assistant.check_kinds import common_name, is_each, same_measure
from assistant.check_whole import Cue, can_count

__all__ = ["Announcement", "announcements"]

_CUE = re.compile(
    r"(?P<split>按[^，。；（）、]{1,16}(?:划分|分类?|统计)(?=[，,：:])|分为|分成|组成[：:]"
    r"|(?:(?<=[，。；,;\n])|^)分(?:城乡|产业|三次产业|门类)看?(?=[，,：:]))"
    r"|(?P<view>(?:(?<=[，。；,;\n])|^)[分从][^，。；]{1,12}[看分](?=[，,：:]))"
    r"|(?P<list>分别(?:为|是|有)?)|(?P<among>其中|包括|包含)|(?P<bracket>[（(])"
    r"|(?P<within>(?<![高初其集空年心])中(?=[，,]))|(?P<colon>[：:])"
)
_MAX_PARTS, _MAX_TERMS, _MAX_HEADS, _BACK, _MAX_DEPTH = 26, 60, 4, 260, 4


@dataclass(frozen=True, slots=True)
class Announcement:
    """A word that announces parts: its kind and its span."""

    kind: Cue
    start: int
    end: int

    def parts(self, text: str, sentence: Sequence[Term]) -> list[Term]:
        """The figures of one measure that it may announce, in their order."""
        after = self._after(text, sentence)
        levels = [t for t in after if t.sort == "level" and can_count(t)]
        if self.kind == "among" and text[self.start - 1 : self.start] == "、":
            levels = [t for t in levels if not re.search("[，,；;]", text[self.end : t.start])]
        if not levels or re.search("[；;]", text[self.end : levels[0].start]):
            return []
        if self.kind in ("split", "view") and _names_total(levels[0]):
            levels = levels[1:]
        if not levels:
            return []
        first = levels[0]
        alike = [t for t in levels if t.depth == first.depth]
        return [t for t in alike if same_measure(first.figure, t.figure)][:_MAX_PARTS]

    def _after(self, text: str, sentence: Sequence[Term]) -> Sequence[Term]:
        at = bisect_left(sentence, self.end, key=lambda t: t.start)
        after = sentence[at : at + _MAX_TERMS]
        if not after or after[0].start - self.end > 60:
            return []
        opened = self.start if self.kind == "bracket" else _opened(text, self.start)
        if opened is None:
            return after
        close = _closing(text, opened, after[-1].end)
        return [t for t in after if t.start < close]

    def totals(
        self, text: str, sentence: Sequence[Term], before: Sequence[Term], part: Term
    ) -> list[Term]:
        """The figures that may be the total, the nearest level first."""
        at = bisect_right(sentence, self.start, key=lambda t: t.end)
        here = list(sentence[max(0, at - _MAX_TERMS) : at])
        behind = sentence[at : at + 1]
        if self.kind in ("split", "view") and behind[0] is not part and _names_total(behind[0]):
            return [t for t in behind if same_measure(t.figure, part.figure) and can_count(t)]
        if self.kind == "bracket":
            here = [t for t in here[-1:] if self.start - t.end <= 12]
        if self.kind == "within":
            here = [t for t in here if t.clause[0] <= self.start <= t.clause[1] + 1]
        found = _like(here, part, text)
        opening = self.start - part.sentence[0] <= 14
        if not found and opening and self.kind in ("among", "split", "view", "within"):
            far = self.kind in ("split", "view")
            found = _like(_paragraph(text, before, part), part, text, far)
            name = re.sub(r"\s", "", text[part.sentence[0] : self.start])
            if self.kind == "within":
                found = [t for t in found if common_name(name, t.label) >= min(4, len(name))]
        return found[:_MAX_HEADS]


def announcements(text: str, sentence: Sequence[Term]) -> list[Announcement]:
    """The words of a sentence that announce parts, in their order."""
    low = max(sentence[0].sentence[0], sentence[0].start - _BACK)
    found = _CUE.finditer(text, low, sentence[-1].end)
    return [Announcement(m.lastgroup, *m.span()) for m in found]  # type: ignore[arg-type]


def _names_total(term: Term) -> bool:
    """Whether a figure behind 按…分 is the total itself: 按时限划分，16 项任务中."""
    return bool(re.match("[^，。；]{0,10}中", term.after))


def _opened(text: str, high: int) -> int | None:
    """Where the bracket opens that holds a place, None where none does."""
    depth = 0
    for at in range(high - 1, max(0, high - _BACK) - 1, -1):
        if text[at] in "。\n":
            break
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth < 0:
            return at
    return None


def _closing(text: str, start: int, end: int) -> int:
    depth = 0
    for mark in re.compile(r"[（(）)]").finditer(text, start, min(end, start + 2 * _BACK) + 40):
        depth += 1 if mark.group() in "（(" else -1
        if depth == 0:
            return mark.start()
        if depth > _MAX_DEPTH:
            break
    return start


def _paragraph(text: str, before: Sequence[Term], part: Term) -> list[Term]:
    """The terms before a sentence that stand in its paragraph and not far away."""
    low = max(text.rfind("\n", 0, part.sentence[0]), part.sentence[0] - _BACK)
    return [t for t in before if t.start > low]


def _like(terms: Sequence[Term], part: Term, text: str, far: bool = False) -> list[Term]:
    """The figures that may be a total, the nearest first; none beyond a semicolon unless `far`."""
    found: list[Term] = []
    for term in reversed(terms):
        if found and not far and re.search("[；;]", text[term.end : found[-1].start]):
            break
        if not same_measure(term.figure, part.figure) or term.sort not in ("level", "change"):
            continue
        if not can_count(term) or is_each(term) or term.depth > part.depth:
            continue
        found.append(term)
    return sorted(found, key=lambda t: t.sort != "level")
