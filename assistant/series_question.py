"""Questions about change: over time, between two times, between two places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.indicator_names import canonical_indicator
from index.places import mentions
from index.tokens import fold
from index.years import named_years

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from index.figure_index import FigureIndex
    from index.question import Question

__all__ = ["SeriesQuestion", "asks_for_change", "series_question"]

_TREND = re.compile(
    r"怎么变|如何变|怎样变|(?:的|有何|有什么|什么|情况)变化|变化(?:情况|趋势|过程|如何|怎样|多少|$|[?？了])|"
    r"变动|走势|趋势|历年|逐年|(?:近|最近|过去)[几两二三四五六七八九\d]年|[几两二三四五六七八九]年来"
)
_MORE = (
    r"(?:多|少|高|低|大|小|增加|减少|提高|下降|上升|增长|降低|提升|净增|相?差|变化|增|降|涨)(?:了|出)?"
    r"(?:多少|几(?![年月])|百分之几)"
)
_BETWEEN = re.compile(rf"(?:比|较|相比|对比|到|至|和|与|跟).*?{_MORE}")
_NOT_CHANGE = re.compile(
    r"为什么|为何|为啥|原因|措施|哪[些个位]|谁|目标|计划|打算|气候变化|排(?:名|第)|第几"
)
_GROWTH = re.compile(r"增速|增幅|增长率|涨幅")
_ASKING = re.compile(
    rf"{_MORE}|(?:近|最近|过去|这)[几两二三四五六七八九\d]年(?:来|间|里)?|[两二三四五六七八九]年来|"
    r"(?:是|有|又|都)?(?:怎么|如何|怎样)(?:样|变化|变动|变)?的?|(?:有)?(?:什么|何)变化|"
    r"(?:发生了?)?变化(?:情况|趋势|过程)?|"
    r"变动(?:情况)?|走势|趋势|历年|逐年|各年|每年|对比|相比|比较|分别|各|增速|增幅|增长率|涨幅|情况|"
    r"多少|请问|是|了|呢|吗|上半年|下半年|全年|年?[底末初]|以来|期间|之间|其中|数据|数值"
)
_EDGES = re.compile(
    r"^[从比较自在由与和跟到至、,，的年之]+|[从比较自在由与和跟到至、,，的年之?？。!！]+$"
)
_RECENT = re.compile(r"(?:近|过去|最近|这)[一二两三四五六七八九十\d]+年")
_SINCE = re.compile(r"年?(?:以来|至今|到现在|开始|起)")
_LEAST_LIKE = 0.75


@dataclass(frozen=True, slots=True)
class SeriesQuestion:
    """A question answered by a series of values of one indicator.

    `first` and `last` are the years asked about, None where that side is open. `recent` is how
    many of the last years are asked about (近三年), else 0; no report need be of this year.
    `ends_only` asks for the two times alone, not for those between. `half` is true where first
    halves are meant, `growth` where the rates of growth are themselves asked for.
    `between_places` compares two places at one time; `other` is a second indicator that the first
    is compared with at one time and place, '' for none.
    """

    indicator: str
    places: tuple[str, ...]
    first: int | None
    last: int | None
    ends_only: bool
    half: bool
    growth: bool
    between_places: bool
    recent: int = 0
    other: str = ""

    @property
    def at_one_time(self) -> bool:
        """Whether two values of one time are compared."""
        return self.between_places or bool(self.other)


def asks_for_change(question: str) -> bool:
    """Whether a question may ask for a change, told from its words alone."""
    text = fold(question)
    asked = _TREND.search(text) or _BETWEEN.search(text)
    return bool(asked and not _NOT_CHANGE.search(text))


def series_question(
    question: Question, index: FigureIndex, known: Iterable[str], today: date
) -> SeriesQuestion | None:
    """What a question asks of a series; None where it does not, or of nothing the library has."""
    text = fold(question.text)
    if not asks_for_change(text):
        return None
    trend, between = bool(_TREND.search(text)), bool(_BETWEEN.search(text))
    years = [named for named in named_years(text, today) if not named.of_report]
    distinct = sorted({year for named in years for year in (named.first, named.last)})
    two_places = len(question.places) == 2
    since = len(distinct) == 1 and bool(_SINCE.match(text, years[0].end - 1))
    pair = _pair(text, known, today, index) if between and not trend and len(distinct) < 2 else ()
    if not (pair or two_places or since or len(distinct) >= 2 or (trend and not distinct)):
        return None
    indicator = pair[0] if pair else _indicator(text, known, today, index)
    if not indicator:
        return None
    spans = [named.last - named.first for named in years if _RECENT.match(text, named.start)]
    recent = max(spans, default=0)
    return SeriesQuestion(
        indicator=indicator,
        places=question.places,
        first=distinct[0] - recent if distinct else None,
        last=None if since or not distinct else distinct[-1],
        ends_only=between and not trend and len(distinct) == 2,
        half="上半年" in text,
        growth=bool(_GROWTH.search(text)),
        between_places=between and two_places and len(distinct) < 2 and not pair,
        recent=recent,
        other=pair[1] if pair else "",
    )


def _pair(
    text: str, known: Iterable[str], today: date, index: FigureIndex
) -> tuple[str, str] | tuple[()]:
    """The names of the two indicators that a question sets against each other, () for one."""
    left, _, right = text.partition("比")
    one = _indicator(left, known, today, index)
    other = _indicator(right, known, today, index)
    return (one, other) if one and other and one != other else ()


def _indicator(text: str, known: Iterable[str], today: date, index: FigureIndex) -> str:
    """The canonical name that the words left in a question mean, '' where the library has none."""
    characters = list(text)
    spans = [(start, end) for start, end, _ in mentions(text, known)]
    spans += [(named.start, named.end) for named in named_years(text, today)]
    for start, end in spans:
        characters[start:end] = "\0" * (end - start)
    pieces = re.split(r"[\0,，?？。]+", _ASKING.sub("\0", "".join(characters)))
    words = [word for piece in pieces if len(word := _EDGES.sub("", piece)) > 1]
    for word in sorted(words, key=len, reverse=True):
        name = canonical_indicator(word)
        if index.in_any_scope(name):
            return name
        alike = index.names_like(name)
        if alike and alike[0][1] >= _LEAST_LIKE:
            return alike[0][0]
    return ""
