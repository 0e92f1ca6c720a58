"""A question taken apart: its places, its time, what it is about and how it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.places import mentions
from index.quantities import units
from index.question_place import OwnPlace, own_place
from index.tokens import dictionary_words, fold
from index.years import NamedYears, named_years
from index.years_within import detached

__all__ = ["Turn", "stated", "take_apart"]

_VERB = (
    r"(?:是|有|为|达到?|共有|涨|降|升|多|少|做到|实现|完成|增长|下降|上升|提高|降低|增加|减少|净增|新增|新建|"
    r"建成|投入|安排|接待|拥有|占|造|建|通|开|花|修|种|养|添|换|挖|罚|查)[了到过]?"
)
_WORD = (
    r"第几|排(?:名|第|多少|老几)|百分之(?:几|多少)|多少|几(?!乎|点|时|率)|多(?=[大长高远深久厚猛重快])|为(?:什么|何|啥)|什么|啥|哪|谁|"
    r"怎么|怎样|如何|咋|何(?=[时地处人])|是否|是不是|有没有|差(?=多少|几)"
)
_HELPING = (
    r"(?:分别|各自?|大概|一共|总共|总计|合计|共|具体|还|都|又|能|会|将|由|被|在|从)*"
    r"(?:(?:想|要|计划|打算|准备|拟|预计)+(?:[一-龥]{1,2}?(?=多少|几))?)?"
)
_THAN_BEFORE = r"(?:[比较](?:去年|上一?年|前年)(?:同期)?)"
_ASK = re.compile(rf"(?:{_THAN_BEFORE}|同比|环比)?{_HELPING}(?:{_VERB})?(?:{_WORD}).*$")
_WHETHER = re.compile(r"[了过]?(?:吗|没有?|么)[?？]*$")
_DONE = re.compile(r"[了到过]$")
_HELPING_BEFORE = re.compile(rf"{_HELPING}$")
_UNIT = (
    r"[万亿千百]*(?:[个家项条座处所次件位名台户天辆部栋套根艘架株份支批张间所片趟列只头]|人次|人(?![口员均才数])|"
    r"公里|平方米|立方米|万亩|亩|吨|斤|公斤|元|块)?"
)
_OBJECT = re.compile(rf"(?:多少|(?<!哪)几){_UNIT}(?P<thing>[一-龥A-Za-z]*)")
_WHICH = re.compile(r"哪些(?P<thing>[一-龥]{4,})")
_NO_THING = re.compile(
    r"^(?:[是在有能没未要].*|(?:钱|人|个?(?:百分)?点|成|倍|时间|年|月|天|了|的|呢|吗)*)$"
)
_TAIL = re.compile(r"(?:的)?(?:又|是)?(?:怎么样|如何|怎样|情况)?(?:呢|吧|的)?[?？。!！]*$")
_QUESTION_WORDS = re.compile(
    rf"(?:一共|总共|分别)?(?:是|有)?(?:多少|几){_UNIT}|什么|哪些?|怎么样?|如何|呢|[?？]"
)
_SAME_TIME = re.compile(r"(?:同期|同年|同一年|当年|那年|那一年)(?:的)?")
_PRONOUN = re.compile(
    r"(?:它们?|他们|其)的|(?:该|这个?|那个?)[省市县区地州](?:的)?|(?:那里|那边|那儿|这里|当地)的?"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question taken apart.

    `places` are spans and full names, `place` and `time` the words written for place and time, ''
    where there are none; `years` and `part` (三季度) what the time consists of. `topic` is what
    is asked about as far as it stands before the asking words `ask`, `thing` what stands behind
    the number asked for (整改任务 in 几项整改任务). `rest` is all but place and time.
    """

    text: str
    places: tuple[tuple[int, int, str], ...]
    own: OwnPlace | None
    years: tuple[NamedYears, ...]
    place: str
    time: str
    part: str
    same_time: bool
    rest: str
    topic: str
    ask: str
    thing: str

    @property
    def subject(self) -> str:
        """What the question is about: its topic, or the thing that is counted."""
        return self.topic or self.thing


def take_apart(text: str, known: tuple[str, ...], today: date) -> Turn:
    """The parts of a question; pronouns for a place (该市, 那里) count for nothing."""
    text = _PRONOUN.sub("", text) or text
    folded = fold(text)
    if len(folded) != len(text):
        text = folded
    places = tuple(mentions(folded, known))
    own = None if places else own_place(text)
    years = tuple(y for y in named_years(folded, today) if not _than(folded, y))
    parts = [(p.start, p.end) for p in detached(folded)]
    parts = [p for p in parts if not any(y.start < p[1] and p[0] < y.end for y in years)]
    same = _SAME_TIME.search(text)
    spans = [(s, e) for s, e, _ in places] + [(y.start, y.end) for y in years] + parts
    spans += [(own.start, own.end)] if own else []
    spans += [same.span()] if same else []
    rest = _rest(text, spans)
    at = _asking(rest)
    topic, asked = (_TAIL.sub("", rest), "") if at is None else (rest[:at], rest[at:])
    part = "".join(text[s:e] for s, e in parts)
    return Turn(
        text,
        places,
        own,
        years,
        _place(text, places, own),
        _time(text, years) + (part if years else ""),
        part,
        bool(same),
        rest,
        re.sub(r"\s+", "", topic).strip("的，,、"),
        asked,
        _thing(asked),
    )


def stated(turn: Turn) -> str:
    """What a question says without what it asks: 建成了几座泵站？ gives 建成了泵站."""
    said = _QUESTION_WORDS.sub("", turn.rest)
    return re.sub(r"[，,]?(?:其中|都|分别)?(?:有|是)?$", "", said.strip("，,的 "))


def _than(text: str, named: NamedYears) -> bool:
    """Whether a year is only what is measured against: 比上年."""
    return bool(re.match(_THAN_BEFORE, text[max(0, named.start - 1) : named.end]))


def _rest(text: str, spans: list[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\0" * (end - start)
    rest = re.sub(
        r"(?:截至|截止到?|到|在)?\0+(?:市|省|的|年|全省|全市|在(?!哪))?", "", "".join(characters)
    )
    return rest.lstrip("，,的、和")


def _asking(rest: str) -> int | None:
    """Where the asking words begin, with the verb before them: 普及到多少, 培训了几人."""
    ask = _ASK.search(rest)
    whether = None if ask else _WHETHER.search(rest)
    if ask and not _DONE.search(rest[: ask.start()]):
        return ask.start()
    if not (ask or whether):
        return None
    at = ask.start() - 1 if ask else whether.start() if whether else 0
    words = dictionary_words(rest[:at])
    at -= sum(len(word) for word in words[-2 if words[-1:] == ["好"] else -1 :])
    return next(m.start() for m in _HELPING_BEFORE.finditer(rest[:at]))


def _place(text: str, places: tuple[tuple[int, int, str], ...], own: OwnPlace | None) -> str:
    if own:
        return own.words
    return "、".join(dict.fromkeys(text[s:e] for s, e, _ in places))


def _time(text: str, years: tuple[NamedYears, ...]) -> str:
    spoken = [text[y.start : y.end] for y in years]
    return "、".join(dict.fromkeys(s + "年" if s[-1].isdigit() and _bare(s) else s for s in spoken))


def _bare(written: str) -> bool:
    return bool(re.fullmatch(r"\d+", written))


def _thing(ask: str) -> str:
    found = _OBJECT.search(ask)
    found = found or _WHICH.search(ask)
    thing = re.sub(r"[了呢吗的]+$", "", found["thing"]) if found else ""
    return "" if _NO_THING.match(thing) or (len(thing) > 1 and thing in units()) else thing
