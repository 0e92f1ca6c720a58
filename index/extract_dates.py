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


def dates(sentence: str, weights: Mapping[str, float]) -> Found:
    """The date whose surroundings speak of what is asked, and how well they do from 0 up."""
    best, answer = 0.0, ""
    for match in _DATE.finditer(sentence):
        near = coverage(sentence[max(0, match.start() - 30) : match.end() + 40], weights)
        precise = 0.3 if "月" in match.group() else 0.1
        if near + precise > best:
            best, answer = near + precise, match.group()
    return Found((answer,) if answer else (), best)
