"""A long title cut into balanced lines, never in the middle of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from assistant.export_layout import width_in_characters

__all__ = ["TITLE_CHARACTERS", "title_lines"]

# 156 mm hold 20 characters of 2号 (22 pt).
TITLE_CHARACTERS = 20
_WHOLE = re.compile(
    r"《[^》]{1,18}》|“[^”]{1,12}”|[（(][^）)]{1,12}[）)]"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|度|前三季度|第?[一二三四1-4]季度)?"
    r"|第[一二三四五六七八九十\d]+[次期批轮届号季]+|[\dA-Za-z.]+[%年月日号期届次项个]?"
)
_NEVER_FIRST = re.compile(r"[的地得了等之]$|[、，。：；）》”]")
_BAD_LAST = re.compile(r"(?:关于|对|和|与|及|暨|在|为|将|的?第|《|“|（)$")
_GOOD_LAST = re.compile(r"(?:的|年|年度|半年|季度|月|》|、|市|县|区|省|厅|局|政府|办公室)$")
_BAD, _PLAIN, _HOURGLASS, _OBLONG = 60.0, 4.0, 40.0, 1.0


def title_lines(title: str, characters: int = TITLE_CHARACTERS) -> tuple[str, ...]:
    """The lines of a title, at most so many characters each where its words allow that.

    Lines that a title already has are kept. As many lines as needed, of nearly one length, the
    middle one of three not the shortest, with the break after a word that closes a phrase or
    before 关于 where there is one.
    """
    if "\n" in title:
        return tuple(line.strip() for line in title.split("\n") if line.strip())
    if width_in_characters(title) <= characters:
        return (title,)
    words = _words(title)
    for count in range(2, min(len(words), 5) + 1):
        cuts = [list(_cut(words, at)) for at in combinations(range(1, len(words)), count - 1)]
        fitting = [lines for lines in cuts if max(map(width_in_characters, lines)) <= characters]
        if fitting:
            best = min(fitting, key=_cost)
            return tuple(best)
    return (title,)


def _words(title: str) -> list[str]:
    """The title in words, with what must not begin a line on the word before."""
    from index.tokens import dictionary_words

    pieces: list[str] = []
    at = 0
    for whole in _WHOLE.finditer(title):
        pieces += [*dictionary_words(title[at : whole.start()]), whole.group()]
        at = whole.end()
    pieces += dictionary_words(title[at:])
    joined: list[str] = []
    for piece in pieces:
        if joined and _NEVER_FIRST.match(piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _cut(words: Sequence[str], at: Sequence[int]) -> Iterator[str]:
    for start, end in pairwise((0, *at, len(words))):
        yield "".join(words[start:end])


def _cost(lines: Sequence[str]) -> float:
    widths = [width_in_characters(line) for line in lines]
    mean = sum(widths) / len(widths)
    uneven = sum((width - mean) ** 2 for width in widths)
    hourglass = len(widths) > 2 and min(widths[1:-1]) < min(widths[0], widths[-1])
    oblong = max(widths) - min(widths) < 1
    breaks = sum(_break(before, after) for before, after in pairwise(lines))
    return uneven + breaks + _HOURGLASS * hourglass + _OBLONG * oblong


def _break(before: str, after: str) -> float:
    if _BAD_LAST.search(before):
        return _BAD
    return 0.0 if _GOOD_LAST.search(before) or after.startswith("关于") else _PLAIN
