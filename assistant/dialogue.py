"""Follow-up questions turned into questions that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.places import mentions
from index.tokens import fold
from index.years import NamedYears, named_years

__all__ = ["standalone"]

_LEAD = re.compile(
    r"^(?:那么|那|再看看|再看|再问问|还有|然后|换成|看看|问一下|不是[,，]?|我(?:是)?(?:问|"
    r"说)的是|我问的是)+[,，]?"
)
_TAIL = re.compile(r"(?:的)?(?:又|是)?(?:怎么样|如何|怎样|情况)?(?:呢|吧)?[?？。!！]*$")
_BACKWARD = re.compile(r"^(?:其中|里头|里面|这里面|当中|它|这些|那些|上述|分别)")
_NEXT_YEAR = re.compile(r"第二年|次年|隔年|下一年|转年|翌年")
_LAST_YEAR = re.compile(r"前一年|上一年(?!度)|头一年")
_ASK = re.compile(
    r"(?:分别|各|大概|一共|总共|具体)?(?:是|有|为|达到|达|到|做到|实现|完成|增长|涨|下降|上升|"
    r"提高|减少|净增|新增|造|建|通|开|收|花)?了?(?:多少|"
    r"几(?=[个家项条座处所次件人位名台户天年月日号批]|$)|什么|哪|谁|怎么|如何|为什么).*$"
)
_QUESTION_WORDS = re.compile(
    r"(?:一共|总共|分别)?(?:是|有)?(?:多少|几)[个家项条座处所次件人位名台户天]?|什么|哪些?|"
    r"怎么样?|如何|呢|[?？]"
)
_LONG_ASK = 5
_MEASURE = re.compile(
    r"(?:产量|产值|收入|支出|总量|总额|增速|增幅|人数|人次|面积|里程|数量|占比|比重|覆盖率|"
    r"达标率|完成率|率|投资|总值|增加值|价格|浓度|吞吐量|指数|规模|数|量|额)$"
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A question taken apart: spans of places and years, and the words of its topic and asking."""

    text: str
    places: tuple[tuple[int, int, str], ...]
    years: tuple[NamedYears, ...]
    rest: str
    topic: str
    ask: str


def standalone(
    question: str,
    history: Sequence[str],
    places: Iterable[str] = (),
    today: date | None = None,
) -> str:
    """The question with what it leaves out taken from the questions before it.

    `history` are the earlier questions, oldest first; they may be follow-ups themselves. A
    question that names its own place or year keeps it; one that only names a new place, year or
    thing is asked of it in the words of the question before. A question that stands alone comes
    back unchanged.
    """
    known, day = tuple(places), today or date.today()
    before = ""
    for turn in [*history, question]:
        before = _resolve(turn.strip(), before, known, day) if before else turn.strip()
    return before


def _resolve(question: str, before: str, known: tuple[str, ...], today: date) -> str:
    old = _take_apart(before, known, today)
    new = _take_apart(_LEAD.sub("", question) or question, known, today)
    shifted = _shifted_year(question, old)
    if shifted:
        new = _take_apart(_NEXT_YEAR.sub("", _LAST_YEAR.sub("", new.text)), known, today)
    if _complete(new, question):
        return question
    place = _named(new.text, new.places) or _named(old.text, old.places)
    year = shifted or _spoken_years(new) or _spoken_years(old)
    return _phrase(place, year, new, old, question)


def _complete(new: _Parts, question: str) -> bool:
    whole = new.topic or len(new.ask) > _LONG_ASK
    return bool(new.places and new.years and new.ask and whole) and not _LEAD.match(question)


def _shifted_year(question: str, old: _Parts) -> str:
    if not old.years:
        return ""
    if _NEXT_YEAR.search(question):
        return f"{old.years[-1].last + 1}年"
    return f"{old.years[-1].first - 1}年" if _LAST_YEAR.search(question) else ""


def _phrase(place: str, year: str, new: _Parts, old: _Parts, question: str) -> str:
    if _BACKWARD.match(question):
        return f"{_stated(old, place, year)}，{question}"
    if not new.topic:
        return f"{place}{year}{old.topic}{new.ask or old.ask or '是多少？'}"
    if new.ask:
        return f"{place}{year}{_with_subject(new, old)}{new.ask}"
    ask = "是多少？" if _MEASURE.search(new.topic) or not old.ask else old.ask
    return f"{place}{year}{_replaced(new.topic, old.topic)}{ask}"


def _with_subject(new: _Parts, old: _Parts) -> str:
    """The new topic, with the old one before it where it names only a side of that (目标, 其中)."""
    if re.fullmatch(
        r"的?(?:目标|计划|任务|指标|增速|增幅|原因|措施|结果)(?:定|是|有|完成)?的?", new.topic
    ):
        return f"{_bare(old.topic)}{new.topic if new.topic.startswith('的') else '的' + new.topic}"
    return new.topic


def _replaced(new: str, old: str) -> str:
    """The old topic with the new thing in it: 粮食产量 and 蔬菜 give 蔬菜产量."""
    measure = _MEASURE.search(old)
    if measure and not _MEASURE.search(new):
        return new + measure.group()
    return new


def _stated(old: _Parts, place: str, year: str) -> str:
    """The old question as a statement: 建成了几座泵站？ gives 建成了泵站."""
    said = _QUESTION_WORDS.sub("", old.rest)
    return f"{place}{year}{said.strip('，,的 ')}"


def _bare(topic: str) -> str:
    return topic.rstrip("的，,")


def _take_apart(text: str, known: tuple[str, ...], today: date) -> _Parts:
    folded = fold(text)
    if len(folded) != len(text):
        text = folded
    places = tuple(mentions(folded, known))
    years = named_years(folded, today)
    characters = list(text)
    for start, end in [(s, e) for s, e, _ in places] + [(y.start, y.end) for y in years]:
        characters[start:end] = "\0" * (end - start)
    rest = re.sub(r"\0+(?:市|省|的|年|全省|全市|在)?", "", "".join(characters)).lstrip(
        "，,的在、和"
    )
    ask = _ASK.search(rest)
    topic = rest[: ask.start()] if ask else _TAIL.sub("", rest)
    return _Parts(text, places, years, rest, re.sub(r"\s+", "", topic), ask.group() if ask else "")


def _named(text: str, places: tuple[tuple[int, int, str], ...]) -> str:
    return "、".join(dict.fromkeys(text[s:e] for s, e, _ in places))


def _spoken_years(parts: _Parts) -> str:
    spoken = [parts.text[y.start : y.end] for y in parts.years]
    return "、".join(dict.fromkeys(s + "年" if s[-1].isdigit() else s for s in spoken))
