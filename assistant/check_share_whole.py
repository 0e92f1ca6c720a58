"""The whole that a text states for a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.check_clauses import Term, Text
from assistant.check_kinds import common_name, same_measure
from assistant.check_portions import Portion, core, share_interval
from assistant.check_slip import slip
from assistant.interval import compatible, is_fuzzy, last_digit, written

__all__ = ["Stated", "stated_whole"]

_NEAR, _FAR, _MANY = 1200, 8000, 60


@dataclass(frozen=True, slots=True)
class Stated:
    """The whole that the words give a share, if any, and the figures around that fit as one."""

    portion: Portion
    whole: Term | None
    exactly: bool
    fits: tuple[Term, ...]


def stated_whole(text: Text, portion: Portion, parts: set[Term]) -> Stated:
    """What the text gives a share as its whole; `parts` are those of the shares beside it."""
    fits = [t for t in _candidates(text, portion) if t not in parts and _fits(portion, t)]
    whole = _whole(text, portion, parts)
    exactly = whole is not None and (
        _ends(whole, portion.whole) if portion.whole else _announces(text, whole, portion.part)
    )
    return Stated(portion, whole, exactly, tuple(fits))


def _candidates(text: Text, portion: Portion) -> list[Term]:
    """The levels near a share that could be its whole."""
    low = max(0, portion.index - _MANY)
    around = text.terms[low : portion.index + 8]
    near = [t for t in around if abs(t.start - portion.share.start) < _NEAR]
    named = [t for t in _earlier(text, portion) if _is_like(t, portion)]
    named = [t for t in named if _is_named(portion.whole, t)]
    found = {t.start: t for t in (*near, *named)}
    return [t for t in found.values() if t is not portion.part and _is_like(t, portion)]


def _is_like(term: Term, portion: Portion) -> bool:
    return term.sort == "level" and same_measure(term.figure, portion.part.figure)


def _earlier(text: Text, portion: Portion) -> list[Term]:
    if not portion.whole:
        return []
    terms = text.terms[max(0, portion.index - 6 * _MANY) : portion.index]
    return [t for t in terms if portion.share.start - t.start < _FAR]


def _is_named(name: str, term: Term) -> bool:
    """Whether a figure's words have the name of a whole, in the main."""
    if len(name) < 2:
        return False
    common = common_name(name, core(term.label))
    return common >= 2 and common * 3 >= len(name) * 2


def _ends(term: Term, name: str) -> bool:
    """Whether a figure's words end in a name, so that it is what the name names."""
    return len(name) > 1 and core(term.label).endswith(name)


def _whole(text: Text, portion: Portion, parts: set[Term]) -> Term | None:
    """The figure that the words give as the whole of a share."""
    levels = [
        t
        for t in (*_earlier(text, portion), *_here(text, portion))
        if _is_like(t, portion)
        and t not in parts
        and t.start < portion.share.start
        and not is_fuzzy(t.figure)
    ]
    named = [t for t in levels if portion.whole and _ends(t, portion.whole)]
    if named:
        return named[-1]
    announced = [t for t in levels if _announces(text, t, portion.part)]
    announced = [t for t in announced if _larger(t, portion) or _slipped(t, portion)]
    if announced:
        return announced[-1]
    here = [t for t in levels if t.sentence == portion.part.sentence and _larger(t, portion)]
    summed = [t for t in here if re.match("[总共]|合计|全部", t.label)]
    here = summed[-1:] if len(here) > 1 else here
    return here[0] if len(here) == 1 and not portion.whole else None


def _larger(term: Term, portion: Portion) -> bool:
    return term.figure.amount >= portion.part.figure.amount


def _slipped(term: Term, portion: Portion) -> bool:
    """Whether one changed digit of a part larger than its whole would make the share hold."""
    part = portion.part.figure
    meant = written(term.figure) * share_interval(portion.share)
    return bool(slip(part, meant.middle, (meant.high - meant.low) / 2 + last_digit(part)))


def _here(text: Text, portion: Portion) -> tuple[Term, ...]:
    return text.terms[max(0, portion.index - 12) : portion.index]


def _announces(text: Text, total: Term, part: Term) -> bool:
    """Whether the words between say that one is part of the other."""
    between = text.text[total.end : part.start]
    return len(between) < 160 and len(re.findall("其中|[^，。]中[，,]", between)) == 1


def _fits(portion: Portion, whole: Term) -> bool:
    if whole.figure.amount <= 0:
        return False
    try:
        ratio = written(portion.part.figure) / written(whole.figure)
    except ZeroDivisionError:
        return False
    return compatible(ratio, share_interval(portion.share))
