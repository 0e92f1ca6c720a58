"""A question as the search understands it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.asked import Asked, asked_for
from index.lexicon import expansions
from index.quantities import units
from index.question_indicator import indicator_of
from index.question_manner import Manner, manner_of
from index.question_place import home_among, own_place, place_of_level
from index.question_typing import Correction, mended
from index.question_whole import asked_places
from index.thesaurus import related
from index.tokens import fold, nouns, tokenize
from index.years import NamedYears, named_years

__all__ = ["Question", "understand"]

_FRAME = re.compile(
    r"什么时[候间]|什么日子|什么样|什么|啥时候|为啥|啥|为什么|为何|何时|何地|何处|"
    r"哪(?:一)?[些个位名年月日天里儿处家部座条项所届种款]?|"
    r"多少|多(?=[大高长远深久厚猛])|百分之|"
    r"几(?=[个家项条座处所次件人位名台户天年月日号成点批段金银铜万亿]|$|[?？])|怎么样|怎么|"
    r"怎样|如何|咋|"
    r"分别|各自|各是|各(?=多少|$)|一共|总共|请问|请|告诉我|是不是|有没有|能不能|吗|呢|吧|呀|"
    r"啊|到底|究竟|具体|大概|"
    r"是多少|情况|谁|报告里|报告说|报告讲|报告提到|[?？!！,，。、:：;；()（）\"“”'‘’]"
)
_STOP = re.compile(
    r"[的了是有在被把给和与及跟对就也都那这其它他她我你们吗呢上下里中为从到去来让个得着过]"
)
_KINDS = {
    "统计公报": "统计公报",
    "全会公报": "中央全会公报",
    "中全会": "中央全会公报",
    "党代会": "党代会报告",
    "政府工作报告": "政府工作报告",
    "工作报告": "政府工作报告",
    "整改报告": "整改落实情况报告",
    "整改落实": "整改落实情况报告",
    "审计": "审计整改情况报告",
    "通报": "情况通报",
}
_PLACE_OPENING = re.compile(r"[一-龥]{2,4}?[省市县](?=的?(?:\d|今年|去年|前年|有多少|完成))")
_NUMBER_WEIGHT = 0.5
_EXPANSION_WEIGHT = 0.8
_RELATED_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class Question:
    """What a question names and asks.

    `places` are full names, `years` the named years, `kind` the kind of report it speaks of (or
    ''), `asked` the answer it wants. `topic` is what is left without those and without question
    words; `official` the official terms its words may stand for. `terms` are lexical tokens with
    weights: those of the topic at 1, numbers, expansions and near terms lower. `things` are the
    nouns of the topic: what an answer must speak of. `manner` is the way it asks and `indicator`
    the canonical name of what it asks of, '' where the lexicon has none. `own` are the words
    (我市) that its place was inherited by, '' where it names it itself. `text` is the question
    with its typing errors put right, `corrections` tells which.
    """

    text: str
    places: tuple[str, ...]
    years: tuple[NamedYears, ...]
    kind: str
    asked: Asked
    topic: str
    things: tuple[str, ...]
    official: tuple[str, ...]
    terms: tuple[tuple[str, float], ...]
    manner: Manner = Manner.WHAT
    indicator: str = ""
    own: str = ""
    corrections: tuple[Correction, ...] = ()


def understand(
    text: str, places: Iterable[str] = (), today: date | None = None, home: str = ""
) -> Question:
    """The question with its places, years, kind, asked form and search terms.

    `places` are the places of the library's reports: they are recognised too where the shipped
    table does not hold them, and only their names are taken out of the terms (the name of another
    place is something a report may speak of). `today` gives 今年 and 去年 their meaning, `home`
    (or the only place of the library) 我市 and 全省.
    """
    known = tuple(places)
    typed = mended(text, known)
    folded = fold(typed.text)
    years = named_years(folded, today or date.today())
    spoken = _spoken_places(folded, known, home)
    named = tuple(dict.fromkeys(s.place for s in spoken)) or _unknown_place(folded)
    spans = [(s.start, s.end) for s in spoken if s.place in known or s.own]
    spans += [(y.start, y.end) for y in years]
    topic = _without(folded, spans)
    official = expansions(topic)
    asked = asked_for(folded)
    framed = _FRAME.sub(" ", _without_unit(topic, asked))
    plain = _STOP.sub(" ", framed)
    terms = _weighted(plain, official, [folded[y.start : y.end] for y in years])
    kind = next((kind for word, kind in _KINDS.items() if word in folded), "")
    things = tuple(dict.fromkeys(n for n in nouns(plain) if n not in units()))
    return Question(
        typed.text,
        named,
        tuple(y for y in years if not y.base),
        kind,
        asked,
        plain,
        things,
        official,
        terms,
        manner_of(folded, asked),
        indicator_of(framed, official, asked.kind),
        next((s.own for s in spoken), ""),
        typed.corrections,
    )


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Where a question names a place; `own` are the words (我市) where those stand for it."""

    start: int
    end: int
    place: str
    own: str = ""


def _spoken_places(text: str, known: tuple[str, ...], home: str) -> tuple[_Spoken, ...]:
    """The places that a question names, else that of who asks, where the question speaks of it."""
    named = tuple(_Spoken(*mention) for mention in asked_places(text, known))
    own = None if named else own_place(text)
    meant = own and place_of_level(home or home_among(known), own.level, known)
    return (_Spoken(own.start, own.end, meant, own.words),) if own and meant else named


def _unknown_place(text: str) -> tuple[str, ...]:
    """The place that a question opens with though nothing knows it: 东岬市2024年…"""
    opening = _PLACE_OPENING.match(text)
    return (opening.group(),) if opening else ()


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _without_unit(topic: str, asked: Asked) -> str:
    """The topic without the unit after the question word: 几项整改任务 asks of 整改任务."""
    if not asked.unit:
        return topic
    return re.sub(rf"(多少|几)[万亿]?{re.escape(asked.unit)}", " ", topic)


def _weighted(
    plain: str, official: tuple[str, ...], years: Iterable[str]
) -> tuple[tuple[str, float], ...]:
    weights: dict[str, float] = {}
    for token in tokenize(plain):
        weights[token] = max(weights.get(token, 0.0), 1.0)
    for term in official:
        for token in tokenize(term):
            weights.setdefault(token, _EXPANSION_WEIGHT)
    for term in related((plain, *official)):
        for token in tokenize(term):
            weights.setdefault(token, _RELATED_WEIGHT)
    for written in years:
        for token in re.findall(r"(?:19|20)\d\d", written):
            weights.setdefault(token, _NUMBER_WEIGHT)
    return tuple(weights.items())
