"""The date of a sentence that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.coverage import coverage
from index.extract_found import Found

__all__ = ["dates"]

_DATE = re.compile(
    r"(?:[〇○零一二三四五六七八九]{4}年|\d{4}年)?(?:[一二三四五六七八九十]{1,2}|\d{1,2})月"
    r"(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})日)?(?:(?:至|到|—|-|"
    r"－)(?:(?:[一二三四五六七八九十]{1,2}|\d{1,2})月)?"
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})日)?|(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:底|末|初)?"
)


_CLAUSE = re.compile(r"[，,；;。：:]")
_PART = re.compile(r"[；;。]")
_BEFORE, _AFTER = 30, 40
_WEIGHTS = (0.4, 0.3, 0.3)


def dates(sentence: str, weights: Mapping[str, float]) -> Found:
    """The date whose surroundings speak of what is asked, and how well they do from 0 up.

    The clause that it stands in counts for more than those around it, those in another part of
    the sentence for less; a day counts for more than a month, and that for more than a year.
    """
    best, answer = 0.0, ""
    for match in _DATE.finditer(sentence):
        near = _near(sentence, match.start(), match.end(), weights)
        if near + _precision(match.group()) > best:
            best, answer = near + _precision(match.group()), match.group()
    return Found((answer,) if answer else (), best)


def _near(sentence: str, start: int, end: int, weights: Mapping[str, float]) -> float:
    """How well the words around a date speak of what is asked, the nearer ones more."""
    left, right = max(0, start - _BEFORE), min(len(sentence), end + _AFTER)
    spans = [(left, right), *(_between(sign, sentence, start, end) for sign in (_PART, _CLAUSE))]
    shares = [coverage(sentence[a:b], weights) for a, b in spans]
    return sum(weight * share for weight, share in zip(_WEIGHTS, shares, strict=True))


def _between(sign: re.Pattern[str], sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span around a date as far as the next signs before and behind it."""
    before = max((found.end() for found in sign.finditer(sentence, 0, start)), default=0)
    after = sign.search(sentence, end)
    return before, after.start() if after else len(sentence)


def _precision(date: str) -> float:
    if "日" in date:
        return 0.35
    return 0.3 if "月" in date else 0.1
