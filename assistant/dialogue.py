"""Follow-up questions turned into questions that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.dialogue_cues import cue_of, defines, says_nothing, unreadable
from assistant.dialogue_phrase import contrasted, phrase
from assistant.dialogue_turn import Turn, take_apart
from assistant.small_talk import is_small_talk
from index.question_place import home_among, own_place, place_of_level
from index.question_typing import mended

__all__ = ["standalone"]

_NEXT_YEAR = re.compile(r"第二年|次年|隔年|下一年|转年|翌年")
_LAST_YEAR = re.compile(r"前一年|上一年(?!度)|头一年")
_BOTH = re.compile(r"(?:这|那)?(?:两|2)(?:个?[省市县区州]|地|个地方|者)(?!级)|它们(?!的)")
_YEAR_WORDS = re.compile(r"\d{2,4}年?|[一二〇○零三四五六七八九]{2,4}年|[去今前上明本]年")
_RANKED = re.compile(r"(?:排)?(?:第几|名次|位次)|排")
_MINE = re.compile(r"[我咱本]")
_LONG_ASK = 5


def standalone(
    question: str,
    history: Sequence[str],
    places: Iterable[str] = (),
    today: date | None = None,
    home: str = "",
) -> str:
    """The question with what it leaves out taken from the questions before it.

    `history` are the earlier questions, oldest first; they may be follow-ups themselves. A
    question that names its own place or year keeps it; one that only names a new place, year or
    thing is asked of it in the words of the question before. A question that stands alone comes
    back as it is, its typing errors put right. `home` is the place that 我市 stands for, by
    default the only one of the library.
    """
    known, day = tuple(places), today or date.today()
    talk = _Talk(known, day, home or home_among(known))
    resolved: list[str] = []
    for said in history:
        if not _no_question(said):
            resolved.append(talk.resolve(mended(said.strip(), known).text, resolved))
    asked = mended(question.strip(), known).text
    return asked if _no_question(asked) else talk.resolve(asked, resolved)


class _Talk:
    """A conversation about the places of a library."""

    def __init__(self, known: tuple[str, ...], today: date, home: str) -> None:
        self.known, self.today, self.home = known, today, home

    def resolve(self, said: str, resolved: Sequence[str]) -> str:
        """What a turn stands for after the questions that the turns before it stand for."""
        if not resolved:
            return self._at_home(said)
        cue = cue_of(said)
        if cue.fresh or defines(cue.text):
            return self._at_home(cue.text)
        before = resolved[_within(cue.back, len(resolved))]
        if cue.back is not None and not cue.text.strip("?？。 "):
            return before
        old = take_apart(before, self.known, self.today)
        new = take_apart(cue.text, self.known, self.today)
        shifted = _shifted_year(cue.text, old)
        if shifted:
            bare = _NEXT_YEAR.sub("", _LAST_YEAR.sub("", new.text))
            new = replace(take_apart(bare, self.known, self.today), time=shifted)
        if _stands_alone(new, old, cue.text, said):
            return self._at_home(cue.text)
        both = _BOTH.search(new.text) if not new.places else None
        if both:
            bare = new.text[: both.start()] + new.text[both.end() :]
            new = replace(take_apart(bare, self.known, self.today), place=self._last_two(resolved))
        elif new.own and _RANKED.match(new.ask):
            new = replace(new, ask=new.own.words + new.ask, place="")
        elif new.own:
            new = replace(new, place=self._own(new, old, resolved))
        return phrase(new, old, new.place or old.place, _time(new, old))

    def _at_home(self, question: str) -> str:
        """The question with the place of who asks named, where it is known."""
        own = own_place(question)
        if own is None or take_apart(question, self.known, self.today).places:
            return question
        place = place_of_level(self.home, own.level, self.known)
        return question[: own.start] + place + question[own.end :] if place else question

    def _own(self, new: Turn, old: Turn, resolved: Sequence[str]) -> str:
        """The place that 我市 or 全市 stands for in a conversation, its words where none is known.

        我市 is the place of who asks, 全市 the city that is spoken of.
        """
        assert new.own is not None
        spoken = old.places[-1][2] if old.places else ""
        mine = bool(_MINE.match(new.own.words))
        asker = self.home if mine else spoken or self.home
        if not asker and not any(own_place(question) for question in resolved):
            asker = spoken
        return place_of_level(asker, new.own.level, self.known) or new.own.words

    def _last_two(self, resolved: Sequence[str]) -> str:
        """The last two places that were spoken of, in the order in which they were."""
        names: dict[str, None] = {}
        for question in reversed(resolved):
            turn = take_apart(question, self.known, self.today)
            names.update((turn.text[s:e], None) for s, e, _ in reversed(turn.places))
        return "、".join(reversed(list(names)[:2]))


def _no_question(said: str) -> bool:
    """Whether words neither need what was said before nor leave anything to take up after them."""
    return says_nothing(said) or is_small_talk(said) or unreadable(said)


def _within(back: int | None, count: int) -> int:
    """An index into as many questions; of the last one where that question was never asked."""
    return back if back is not None and -count <= back < count else -1


def _stands_alone(new: Turn, old: Turn, text: str, said: str) -> bool:
    """Whether a turn needs nothing of the one before it.

    It names place, time and what it asks; or it asks of another place something else altogether.
    """
    whole = new.topic or new.thing or len(new.ask) > _LONG_ASK
    if not (new.places and new.ask and whole):
        return False
    if new.years:
        return True
    linked = bool(re.match(r"[那再还也]", said) or re.search(r"呢[?？]?$", text))
    linked = linked or bool(contrasted(new.topic, old.topic))
    return not (linked or new.part or new.same_time or _alike(new.subject, old.subject))


def _alike(one: str, other: str) -> bool:
    """Whether two subjects share two characters in a row, or one is in the other."""
    if not one or not other:
        return True
    return any(one[i : i + 2] in other for i in range(max(1, len(one) - 1)))


def _shifted_year(question: str, old: Turn) -> str:
    if not old.years:
        return ""
    if _NEXT_YEAR.search(question):
        return f"{old.years[-1].last + 1}年"
    return f"{old.years[-1].first - 1}年" if _LAST_YEAR.search(question) else ""


def _time(new: Turn, old: Turn) -> str:
    """The time that is meant: its own, a part of the year spoken of, or the time spoken of."""
    if new.time:
        return new.time
    year = _YEAR_WORDS.match(old.time)
    if new.part and year:
        written = year.group()
        return written + ("年" if written[-1].isdigit() else "") + new.part
    return new.part or old.time
