"""A request to write a paragraph or a section: what of, for which place and period."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from assistant.dialogue_cues import cue_of
from assistant.draft_asked import to_write
from assistant.draft_choose_template import choose_template, topic_of
from index.places import NATION, mentions
from index.question_place import home_among, own_place, place_of_level
from index.tokens import fold
from index.years import NamedYears, named_years
from index.years_within import detached

__all__ = [
    "DraftRequest",
    "changed_request",
    "inherited",
    "place_and_period",
    "spoken_request",
]

_UNKNOWN_PLACE = re.compile(
    r"^[一-龥]{1,3}?(?:[^城都超集点大各本全强夜\W][省市县](?![场区政民域容长委级直乡外貌内镇])|"
    r"[一-龥](?:[州旗]|(?<![地园景湖海库山城])区)(?=[\0的]|$))"
)
_NO_TOPIC = re.compile(
    r"^[换改]?[成为作]|^[那再也请还]*(?:[来要给写]一?[个段节份]|要)?|(?:重新?|再)写(?:一[遍次])?(?:吧)?$|[的呢吧]+[?？。]?$|^[?？。]+$"
)
_SHORT = 3
_AROUND_TIME = r"(?:截至|截止到?|到|在)?"
_HOLE = re.compile(rf"{_AROUND_TIME}\0+(?:年度|度|全年|以来|底|末)?的?")
_HALVES = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年", (1, 9): "前三季度"}
_QUARTERS = {(1, 3): "一", (4, 6): "二", (7, 9): "三", (10, 12): "四"}


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What a turn asks to be written.

    `template` is the name of a template, '' where no report has such a part; `topic` the words
    for the template that writes on any topic, else ''. `place` is a full name and `period` words
    that `read_period` reads, each '' where it is neither named nor known. `part` is a half or a
    quarter whose year is not named. `whole` is true where a whole report was asked for, `others`
    are the places and periods named beside those, of which nothing is written.
    """

    template: str
    topic: str
    place: str
    period: str
    part: str = ""
    whole: bool = False
    others: tuple[str, ...] = ()
    words: str = ""

    @property
    def said(self) -> str:
        """What is to be written, as a phrase: 云汐市2025年上半年大气污染防治进展情况."""
        named = self.template if self.whole else topic_of(self.words)
        topic = self.topic or named or self.template
        topic += "专题" * (topic == self.template and len(topic) < _SHORT)
        ends = "" if re.search(r"问题|下一?步|打算|安排|进展|报告|简报", topic) else "进展情况"
        return f"{self.place}{self.period}{topic}{ends}"


def spoken_request(
    question: str,
    places: Iterable[str],
    home: str,
    names: Collection[str],
    today: date | None = None,
) -> DraftRequest:
    """What an order asks to be written, with no place where it names none."""
    read = _read(to_write(question), tuple(places), home, today or date.today())
    choice = choose_template(read.rest, names)
    return DraftRequest(
        choice.name,
        choice.topic,
        read.place,
        read.period,
        read.part,
        choice.whole,
        read.others,
        read.rest,
    )


def changed_request(
    turn: str,
    before: DraftRequest,
    places: Iterable[str] = (),
    names: Collection[str] = (),
    today: date | None = None,
) -> DraftRequest:
    """The request before with the place, time or topic that a turn names in their stead."""
    known = tuple(places)
    read = _read(cue_of(turn).text, known, before.place, today or date.today())
    rest = _NO_TOPIC.sub("", read.rest).strip()
    after = replace(before, others=read.others)
    if topic_of(rest) or any(name in rest for name in names):
        choice = choose_template(rest, names)
        after = replace(
            after, template=choice.name, topic=choice.topic, whole=choice.whole, words=rest
        )
    return inherited(replace(after, place=read.place or before.place), read.period, read.part)


def inherited(request: DraftRequest, period: str, part: str = "") -> DraftRequest:
    """The request with a period, or a part of the year it has, where one is given."""
    year = re.match(r"\d{4}年", request.period)
    if period:
        return replace(request, period=period, part="")
    if part and year:
        return replace(request, period=year.group() + part, part="")
    return replace(request, part=part or request.part)


def place_and_period(
    words: str, places: Iterable[str] = (), today: date | None = None
) -> tuple[str, str]:
    """The place and the period that words name, each '' where they name none."""
    read = _read(words, tuple(places), "", today or date.today())
    return read.place, read.period


@dataclass(frozen=True, slots=True)
class _Read:
    """The place and time in words, and what is left of the words without them."""

    place: str
    period: str
    part: str
    others: tuple[str, ...]
    rest: str


def _read(words: str, known: tuple[str, ...], home: str, today: date) -> _Read:
    text = fold(words)
    years = [year for year in named_years(text, today) if not year.base]
    parts = [] if years else list(detached(text))
    named = [mention for mention in mentions(text, known) if mention[2] != NATION]
    own = None if named else own_place(text)
    spans = [(year.start, year.end) for year in years] + [(p.start, p.end) for p in parts]
    # The rest of a time that stands apart from its year: 2024年云汐市上半年.
    spans += [(p.start, p.end) for p in detached(text) if years]
    place = named[0][2] if named else ""
    if not place and (unknown := _UNKNOWN_PLACE.match(_blanked(text, spans))):
        place = unknown.group()
        spans.append(unknown.span())
    if own:
        place = place_of_level(home or home_among(known), own.level, known)
    spans += [(start, end) for start, end, _ in named] + ([(own.start, own.end)] if own else [])
    rest = _HOLE.sub("", _blanked(text, spans)).strip("，,、的和与 ")
    more = [p for _, _, p in named if p != place]
    periods = list(dict.fromkeys(_period_words(year) for year in years))
    return _Read(
        place,
        periods[-1] if periods else "",
        _part(parts[-1].since, parts[-1].until) if parts else "",
        tuple(dict.fromkeys([*more, *periods[:-1]])),
        rest,
    )


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\0" * (end - start)
    return "".join(characters)


def _period_words(year: NamedYears) -> str:
    """A time that was named, as `read_period` reads it; the last year of several."""
    part = _part(year.since, year.until) if year.first == year.last else ""
    return f"{year.last}年{part}"


def _part(since: int, until: int) -> str:
    """The months of a year: 上半年, 前三季度, 第二季度, 6月底, 1—5月; '' for the whole year."""
    if not until:
        return ""
    if not since:
        return f"{until}月底" if until < 12 else ""
    if (since, until) in _HALVES:
        return _HALVES[since, until]
    if (since, until) in _QUARTERS:
        return f"第{_QUARTERS[since, until]}季度"
    return f"{since}—{until}月" if since < until else f"{until}月"
