"""Whether the words between two figures, names or marks still say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from assistant.smooth_words import BOUND, FREE, LEAVING, PARTICLES, PAUSING, same_word
from index.tokens import dictionary_words, nouns, tagged

__all__ = ["other_words"]

_POINTS = "，。；：！？,;:!?"
_STOPS = "。；！？;!?"
_EDGE = "|"
_BOUND = re.compile(BOUND)
_DIVIDED = "改动了断句"
Item = tuple[int, str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What words say, and what stands between: each with the number of content characters before.

    `content` are the words that say something, `points` the punctuation marks, `links` the words
    that say nothing. `items` are points and links in their order.
    """

    content: tuple[str, ...]
    points: tuple[Item, ...]
    links: tuple[Item, ...]
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """The content in one piece."""
        return "".join(self.content)


def other_words(before: str, after: str, leading: str = "") -> str:
    """What differs between two stretches of words, in Chinese; '' where they say the same.

    Words that say nothing and punctuation may differ, some words stand for one another, words
    with one noun among them may change places, and a noun that `leading`, the words of the
    stretch before, has too may be left out.
    """
    old, new = _read(before), _read(after)
    gained = Counter(word for _, word in new.links) - Counter(word for _, word in old.links)
    if added := [word for word in gained if word in LEAVING]:
        return f"多了“{added[0]}”"
    if old.text == new.text:
        return _other_points(old, new) or _misplaced(old, new)
    if _moved(old, new) or _left_out(old, new, _read(leading).content):
        return "" if _signs(old) == _signs(new) else _DIVIDED
    return _difference(old.content, new.content)


def _read(words: str) -> _Stretch:
    content: list[str] = []
    items: list[Item] = []
    at = 0
    for word in dictionary_words(words):
        if word in _POINTS or word in FREE or word in LEAVING:
            items.append((at, word))
        else:
            content.append(same_word(word))
            at += len(content[-1])
    points = tuple(item for item in items if item[1] in _POINTS)
    links = tuple(item for item in items if item[1] not in _POINTS)
    return _Stretch(tuple(content), points, links, tuple(items))


def _other_points(old: _Stretch, new: _Stretch) -> str:
    """Punctuation may change where there was some, and come where a stretch begins."""
    before, after = {at for at, _ in old.points}, {at for at, _ in new.points}
    listed = {at for at in after if "、" in new.text[max(0, at - 1) : at + 1]}
    if after - before - ({0} if old.content else set()) or listed - before:
        return _DIVIDED
    ended = {at for at, point in old.points if point in _STOPS}
    if ended - after or before - after - {at for at, _ in new.links}:
        return _DIVIDED
    return ""


def _misplaced(old: _Stretch, new: _Stretch) -> str:
    """Whether a word that says nothing came inside a word, or where it leads to nothing."""
    within = {at for at, _ in new.links} - {at for at, _ in old.links}
    ends = set(accumulate(len(word) for word, _ in tagged(new.text))) | {0}
    if within - ends:
        return f"“{new.text[:12]}”里添了字"
    before, after = _odd(old), _odd(new)
    if after - before or any(pair[0] in PARTICLES for pair in before - after if pair[1] in _POINTS):
        return _DIVIDED
    return ""


def _odd(stretch: _Stretch) -> Counter[tuple[str, str]]:
    """Points after points and after words that lead on, particles at an edge or after a point."""
    ends = [(0, _EDGE), *stretch.items, (len(stretch.text), _EDGE)]
    odd: Counter[tuple[str, str]] = Counter()
    for (at, one), (then, other) in pairwise(ends):
        together = at == then
        if other in _POINTS:
            odd[one, other] += together and (one in _POINTS or one in FREE - PAUSING)
        elif other in PARTICLES:
            odd[one, other] += together and (one in _POINTS or one == _EDGE)
        elif other == _EDGE:
            odd[one, other] += together and one in PARTICLES
    return +odd


def _signs(stretch: _Stretch) -> list[str]:
    return [point for _, point in stretch.points]


def _moved(old: _Stretch, new: _Stretch) -> bool:
    alike = Counter(old.content) == Counter(new.content)
    return alike and not _BOUND.search(old.text) and len(nouns(old.text)) <= 1


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
