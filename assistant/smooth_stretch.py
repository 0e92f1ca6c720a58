"""Whether the words between two figures, names or marks still say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.smooth_words import BOUND, FREE, LEAVING, PAUSING, same_word
from index.tokens import dictionary_words, nouns

__all__ = ["other_words"]

_POINTS = "，。；：！？,;:!?"
_STOPS = "。；！？;!?"
_BOUND = re.compile(BOUND)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What words say: `content` without the words that say nothing, and where they are divided.

    `points` are the punctuation marks with the number of content characters before each; at
    `joints` stand words that say nothing, counted alike. `leaving` counts those that may only go,
    `torn` those that a punctuation mark parts from what they lead to.
    """

    content: tuple[str, ...]
    points: tuple[tuple[int, str], ...]
    joints: frozenset[int]
    leaving: Counter[str]
    torn: int


def other_words(before: str, after: str, leading: str = "") -> str:
    """What differs between two stretches of words, in Chinese; '' where they say the same.

    Words that say nothing and punctuation may differ, some words stand for one another, words
    with one noun among them may change places, and a noun that `leading`, the words of the
    stretch before, has too may be left out.
    """
    old, new = _read(before), _read(after)
    if added := [word for word in new.leaving if new.leaving[word] > old.leaving[word]]:
        return f"多了“{added[0]}”"
    if "".join(old.content) == "".join(new.content):
        return _other_points(old, new)
    if _moved(old, new) or _left_out(old, new, _read(leading).content):
        return "" if _signs(old) == _signs(new) else "改动了断句"
    return _difference(old.content, new.content)


def _read(words: str) -> _Stretch:
    content: list[str] = []
    points: list[tuple[int, str]] = []
    joints: set[int] = set()
    leaving: Counter[str] = Counter()
    at, torn, last = 0, 0, ""
    for word in dictionary_words(words):
        if word in _POINTS:
            points.append((at, word))
            torn += last in FREE - PAUSING
        elif word in FREE or word in LEAVING:
            joints.add(at)
            leaving[word] += word in LEAVING
        else:
            content.append(same_word(word))
            at += len(content[-1])
        last = word
    return _Stretch(tuple(content), tuple(points), frozenset(joints), +leaving, torn)


def _other_points(old: _Stretch, new: _Stretch) -> str:
    """Punctuation may change where there was some, and come where a stretch begins."""
    before, after = {at for at, _ in old.points}, {at for at, _ in new.points}
    if after - before - {0} or new.torn > old.torn:
        return "改动了断句"
    ended = {at for at, point in old.points if point in _STOPS}
    if ended - after or before - after - new.joints:
        return "改动了断句"
    return ""


def _signs(stretch: _Stretch) -> list[str]:
    return [point for _, point in stretch.points]


def _moved(old: _Stretch, new: _Stretch) -> bool:
    text = "".join(old.content)
    alike = Counter(old.content) == Counter(new.content)
    return alike and not _BOUND.search(text) and len(nouns(text)) <= 1


def _left_out(old: _Stretch, new: _Stretch, leading: Sequence[str]) -> bool:
    """Whether only nouns are left out that the stretch before has."""
    rest, gone = list(new.content), []
    for word in old.content:
        if rest and rest[0] == word:
            rest.pop(0)
        else:
            gone.append(word)
    named = nouns("，".join(gone))
    return not rest and bool(gone) and all(w in leading and w in named for w in gone)


def _difference(old: Sequence[str], new: Sequence[str]) -> str:
    lost, added = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if added:
        return f"多了“{next(iter(added))}”"
    if lost:
        return f"少了“{next(iter(lost))}”"
    return f"改动了“{''.join(old)[:12]}”的次序"
