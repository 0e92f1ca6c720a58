"""The shares of a text with the figures that they are shares of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.check_clauses import Term, Text
from assistant.check_kinds import common_name, is_attribute
from assistant.check_words import is_pure
from assistant.interval import Interval, exact, is_fuzzy, printed

__all__ = ["Portion", "core", "portions", "share_interval"]

_OF = re.compile(
    r"(?P<subject>.*?)占(?:到|了)?(?P<whole>[^占]*?)(?:的?(?:比重|比例|份额|比率|总比)|的)?"
    r"(?:仅|只|约|近|已|均|就)*(?:为|达到?|是)?(?:约|近|超过?)?$"
)
_BARE = re.compile(
    r"(?P<subject>.*?)(?:占比|比重|比例|份额|构成比)(?:仅|只|约|近|已)*(?:为|达到?|是)?$"
)
_COMMON = re.compile(
    r"全县|全市|全省|全区|全州|全国|我国|我市|我省|全年|年末|本年|当年|同期|总数|总量|总额|总值|的|"
    r"总|其|[0-9０-９一二三四五六七八九〇○]{4}年|其中|共|实现|完成|达到?|为|数$|额$|量$"
)
_OUTPUT = re.compile("(?:地区|国内)?生产总值")
_ALL = re.compile(r"(?:其|全部|总)?(?:数|量|额|值|体|计)?$")


@dataclass(frozen=True, slots=True)
class Portion:
    """A share with the figure it is the share of: `part` is `share` of what `whole` names.

    `whole` is empty where the text does not name it (占比); `index` is the place of the share
    among the terms of the text.
    """

    part: Term
    share: Term
    whole: str
    index: int


def portions(text: Text) -> tuple[Portion, ...]:
    """The shares of a text whose part stands before them in their sentence."""
    found = []
    first = 0
    for index, term in enumerate(text.terms):
        if term.sentence != text.terms[first].sentence:
            first = index
        if term.sort == "share" and not is_fuzzy(term.figure):
            named = _named(term.label)
            if named is None:
                continue
            subject, whole = named
            part = _part(text.terms[max(first, index - 30) : index], term, subject)
            if part and not is_fuzzy(part.figure):
                found.append(Portion(part, term, whole, index))
    return tuple(found)


def _named(label: str) -> tuple[str, str] | None:
    """Whose share of what a label tells, None where it is no plain share."""
    match = _OF.match(label)
    if match and "占比" not in label:
        raw = match["whole"]
        return match["subject"], "" if _ALL.match(raw) else core(raw) or raw
    bare = _BARE.match(label)
    return (bare["subject"], "") if bare else None


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name without the words that any total has."""
    return _COMMON.sub("", _OUTPUT.sub("GDP", re.sub(r"[（(][^）)]*[）)]", "", name)))


def _part(before: Sequence[Term], share: Term, subject: str) -> Term | None:
    """The figure that the share is of: the last level, with nothing but changes since."""
    subject = re.sub(r"^(?:其中|分别|，|且|仅|只|约)+", "", subject)
    for term in reversed(before):
        if term.depth != share.depth:
            continue
        if term.sort == "level":
            fits = not subject or common_name(subject, term.label) >= 2
            return term if fits and not is_attribute(term) else None
        if subject or not is_pure(term.label):
            if subject:
                continue
            return None
    return None


def share_interval(share: Term) -> Interval:
    """The quotients that a printed share can stand for."""
    return printed(share.figure) / exact(1000 if share.figure.unit == "‰" else 100)
