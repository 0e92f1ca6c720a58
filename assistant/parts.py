"""A question over several places, years or numbered things, as one question for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from index.asked import Asked, Form
from index.question import Question, understand
from index.question_whole import asked_places
from index.tokens import fold
from index.years import named_years

__all__ = ["parts_of"]

_ORDINALS = re.compile(
    r"(第[一二三四五六七八九十\d]+)(届|次|批|期)?(?:和|与|、|跟)(第[一二三四五六七八九十\d]+)(届|次|批|期)?"
)
_MORE_OF_TWO = re.compile(
    r"(?:谁|哪(?:一)?个?(?:边|省|市|县|区|地方|城市|年)?)的?(?![些几])(.{0,10}?)(?:会|要|更|比较|相对)?"
    r"(?<![一二三四五六七八九十百\d])(?:多|高|大|快|低|少)(?:一些|一点|些)?(?=[呀呢啊，,？?。]|$)"
)
_MOST = 6


def parts_of(question: Question, places: Iterable[str], today: date | None) -> tuple[Question, ...]:
    """The questions that a comparing question is made of; the question alone where it is one.

    Two places or two years (also two ordinals: 第七届和第八届) make a part each; places and years
    together make every pair, at most six parts. Which of two has more (谁高, 哪个多) is asked of
    each as how much it has.
    """
    text = _MORE_OF_TWO.sub(r"\1是多少", question.text)
    if question.asked.form is not Form.AMOUNT and text == question.text:
        return (question,)
    known = tuple(places)
    texts = _by_ordinal(text)
    texts = [t for text in texts for t in _by_place(text, known)]
    texts = [t for text in texts for t in _by_year(text, today or date.today())]
    if len(texts) < 2:
        return (question,)
    parts = [understand(text, known, today) for text in texts[:_MOST]]
    left = _left(question, len(texts))
    return tuple(replace(part, asked=_of_part(part.asked, left)) for part in parts)


def _of_part(asked: Asked, several: int) -> Asked:
    return replace(asked, several=several, change=asked.change and asked.kind == "percent")


def _left(question: Question, parts: int) -> int:
    several = question.asked.several
    return several if several > parts else 0


def _by_ordinal(text: str) -> list[str]:
    match = _ORDINALS.search(text)
    if not match:
        return [text]
    unit = match[2] or match[4] or ""
    return [text[: match.start()] + match[i] + unit + text[match.end() :] for i in (1, 3)]


def _by_place(text: str, known: tuple[str, ...]) -> list[str]:
    folded = fold(text)
    spans = list(asked_places(folded, known))
    names = dict.fromkeys(place for _, _, place in spans)
    if len(names) < 2 or _nested(folded, spans):
        return [text]
    return [_keeping(folded, [(s, e) for s, e, p in spans if p != name]) for name in names]


def _nested(text: str, spans: list[tuple[int, int, str]]) -> bool:
    """Whether the places follow each other without a word between (江西宜春 is one place)."""
    ends = {e for _, e, _ in spans}
    return any(s in ends for s, _, _ in spans)


def _by_year(text: str, today: date) -> list[str]:
    folded = fold(text)
    years = [y for y in named_years(folded, today) if not (y.of_report or y.base)]
    distinct = dict.fromkeys((y.first, y.last) for y in years if y.first == y.last)
    if len(distinct) < 2:
        return [text]
    spans = [(y.start, y.end) for y in years]
    kept = _keeping(folded, spans)
    return [f"{first}年{kept}" for first, _ in distinct]


def _keeping(text: str, dropped: list[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in dropped:
        characters[start:end] = "\0" * (end - start)
    rest = re.sub(r"[、和与跟到比从]*\0+[、和与跟到比从年]*", "", "".join(characters))
    return re.sub(r"[(（][)）]", "", rest)
