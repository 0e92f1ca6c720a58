"""Chinese terms typed with one slip: a character that sounds alike, two swapped, one too many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from index.indicator_names import written_names
from index.lexicon import lexicon
from index.places import mentions
from index.syllables import same_sound
from index.tables import remembered
from index.tokens import dictionary_words, fold

__all__ = ["typos"]

_CHINESE = re.compile(r"[一-龥]{3,12}")
_PLAIN = set(
    "的了是有在被把给和与及跟对就也都那这其它他她我你们吗呢吧啊上下里中为从到去来让个得着过"
    "多少几各哪谁年月日底末初占比一二三四五六七八九十百千万亿第"
)
_ASKING = re.compile(r"多少|几|了|的|哪|什么|年底|吗|谁|怎")
_MAY_STAND = re.compile(r"[一-龥](?<![的了吗呢几少哪谁么怎和与年])")
_ALIKE_IN_SHAPE = {frozenset(pair) for pair in ("人入", "末未", "己已", "土士", "千干")}
_LEAST_MISSING = 6
_LEAST_DOUBLED = 4
_LONGEST = 12
_PLACE = re.compile(r"[一-龥]{2,6}?[省市县区州]")


def typos(text: str, places: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """What is mistyped in a question, and the one term each is meant to be, in its order.

    A slip is looked for only round characters that belong to no word of the dictionary; what is
    one slip away from two terms is left alone.
    """
    taken = 0
    for at in _loose(text):
        if at < taken:
            continue
        found = _meant(text, at)
        if found:
            taken = text.find(found[0]) + len(found[0])
            yield found
    yield from _place_typos(text, places)


def _loose(text: str) -> list[int]:
    """The offsets of the characters that stand alone between the words of the dictionary.

    Those of everyday words (了, 里) only beside another that stands alone.
    """
    alone, at = {}, 0
    for word in dictionary_words(text):
        if len(word) == 1 and "一" <= word <= "龥":
            alone[at] = word not in _PLAIN
        at += len(word)
    return [i for i, rare in alone.items() if rare or alone.get(i - 1) or alone.get(i + 1)]


def _meant(text: str, at: int) -> tuple[str, str] | None:
    """The longest stretch round an offset that is one slip away from one term, and that term."""
    left, right = _run(text, at)
    stretches = [
        (text[start : start + length], at - start)
        for length in range(min(_LONGEST, right - left), 1, -1)
        for start in range(max(left, at - length + 1), min(at, right - length) + 1)
    ]
    if any(typed in lexicon() or typed in _vocabulary() for typed, _ in stretches):
        return None
    for length in range(min(_LONGEST, right - left), 2, -1):
        found = {
            (typed, term)
            for typed, inside in stretches
            if len(typed) == length
            for term in _terms_near(typed, inside)
        }
        if found:
            return min(found) if len({term for _, term in found}) == 1 else None
    return None


def _run(text: str, at: int) -> tuple[int, int]:
    """The bounds of the Chinese characters round an offset that a term may be made of."""
    left, right = at, at + 1
    while left and _MAY_STAND.match(text[left - 1]):
        left -= 1
    while right < len(text) and _MAY_STAND.match(text[right]):
        right += 1
    return left, right


def _terms_near(typed: str, at: int) -> Iterator[str]:
    """The terms that a stretch of text becomes when the slip at one of its characters is undone."""
    for term in _wild().get(f"{typed[:at]}*{typed[at + 1 :]}", ()):
        if _confused(typed[at], term[at]):
            yield term
    single = typed[:at] + typed[at + 1 :]
    doubled = typed[at] in (typed[at - 1 : at], typed[at + 1 : at + 2])
    swapped = (
        f"{typed[:i]}{typed[i + 1]}{typed[i]}{typed[i + 2 :]}"
        for i in (at - 1, at)
        if 0 <= i < len(typed) - 1
    )
    tried = [*swapped, *([single] if doubled and len(single) >= _LEAST_DOUBLED else [])]
    yield from (term for term in tried if term != typed and term in _vocabulary())
    if len(typed) >= _LEAST_MISSING - 1:
        for gap in {at, at + 1} - {0, len(typed)}:
            yield from _wild().get(f"{typed[:gap]}*{typed[gap:]}", ())


def _confused(typed: str, meant: str) -> bool:
    return same_sound(typed, meant) or frozenset((typed, meant)) in _ALIKE_IN_SHAPE


def _place_typos(text: str, places: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A place that no table knows, but that sounds like one of the given ones."""
    named = _PLACE.search(text) if places else None
    if named is None or mentions(fold(text), places):
        return
    for start in range(named.start(), named.end() - 2):
        typed = text[start : named.end()]
        alike = [place for place in places if _sounds_like(typed, place)]
        if len(alike) == 1:
            yield typed, alike[0]
            return


def _sounds_like(typed: str, place: str) -> bool:
    if len(typed) != len(place) or typed[-1] != place[-1]:
        return False
    other = [(a, b) for a, b in zip(typed, place, strict=True) if a != b]
    return len(other) == 1 and same_sound(*other[0])


@remembered
def _vocabulary() -> frozenset[str]:
    """The Chinese terms that may be meant: those people type, the official ones, indicators."""
    terms = [*lexicon(), *(t for official in lexicon().values() for t in official)]
    terms += written_names()
    return frozenset(t for t in terms if _CHINESE.fullmatch(t) and not _ASKING.search(t))


@remembered
def _wild() -> dict[str, tuple[str, ...]]:
    """Terms with one character left open, to the terms they may be."""
    found: dict[str, list[str]] = defaultdict(list)
    for term in sorted(_vocabulary()):
        for i in range(len(term)):
            found[f"{term[:i]}*{term[i + 1 :]}"].append(term)
    return {key: tuple(terms) for key, terms in found.items()}
