"""Where the name of what a number measures begins and ends in its clause."""

from __future__ import annotations

import re

__all__ = ["clipped", "is_baseline", "named_after", "thing_first", "without_aside"]

_MARK = re.compile(r"^[(（]?\d{1,2}[.、．)）](?=[^\d])")
_OBJECT = re.compile(
    r"^(?:[^，。]{0,10}?(?:决定|计划|包括|[拟要可应需须并]|"
    r"已经?))?将(?![军来近领士从由])(?=..)|^[^，。]{0,14}把(?![握手关])(?=..)"
)
_FACTORS = re.compile(r"^(?:考虑|扣除|剔除)[^，]{2,8}因素后?")
_QUOTED_LIST = re.compile(r"(?<=..)“[^”]*、[^”]*”的?$")
_FROM = re.compile(r"(?<=..)将?(?:从|由)(?!于|此|事)[^，。、由从]{0,14}$")
_LISTED = re.compile(r"^.*[、和与].*等(?=.{2,}$)")
_LISTED_THINGS = re.compile(r"^.*[^地各初高中低优上]等$")
_STATED = re.compile(r"(?:是|成为|现?有|拥有|(?<![以认])为)$")
_JOINS = re.compile(r"(?<=..)(?:[和与]|(?<![惠普涉])及)$")
_ADVERB = (
    "扎实|全面|加快|有序|深入|稳步|持续|顺利|正式|率先|相继|陆续|先后|积极|大力|继续|更加|整体|"
    "坚决|将"
)
_WENT = re.compile(rf"(?<=..)(?:{_ADVERB})+(?![^，。]*(?:完成|办结|整改|销号|到位))[^的、]{{2,}}$")
_MOVED = "提高|增加|上升|下降|减少|降低|扩大|缩短|简化|精简|压缩|压减|调整|升级|降|升|减|增|提"
_AMONG = re.compile(r"(?<=..)中(?=有|已|\d{4}年|截至)")
_BECAME = re.compile(rf"(?:{_MOVED})(?:为|至|到|成)$")
_UNITS = re.compile("[省市县区州旗镇乡村户](?=[均都全被])")
_BASELINE = re.compile(r"(?:如果?|若)?(?:同|与|和|跟|比|较).*")
_COMPARING = re.compile(r"(?:作比较|相比|比较|相较)")
_LONGEST = 40
_BREAK = re.compile(r"[、，“”《》)）]|(?<=的)")
_ENUMERATED = 3
_PREPOSITIONS = frozenset("把将对为给向从在由使让")


def without_aside(lead: str) -> str:
    """The words before a number without list marks, 将 with who decides, and 从/由 of a change.

    Of a long list that a common name ends (甲、乙、丙等中央委员) the name alone.
    """
    text = _OBJECT.sub("", _FACTORS.sub("", _MARK.sub("", lead)))
    text = _QUOTED_LIST.sub("", _FROM.sub("", text))
    return _LISTED.sub("", text) if text.count("、") >= _ENUMERATED else text


def named_after(lead: str) -> bool:
    """Whether the noun after a number names more than the words before it.

    So it is after examples (甲、乙等12个项目) and a subject of which it is told (根源是两个…).
    """
    if lead.count("、") >= _ENUMERATED - 1:
        return True
    if lead in _PREPOSITIONS:
        return True
    return bool(_LISTED_THINGS.match(lead) or _STATED.search(lead) or _JOINS.search(lead))


def thing_first(after: str) -> str:
    """The words after a number up to how it went on with what they name (…建设扎实推进)."""
    if after.startswith("人口的"):
        return "人口"
    if _UNITS.match(after):
        return after[0]
    return _BECAME.sub("", _WENT.sub("", _AMONG.split(after)[0]))


def is_baseline(lead: str, after: str) -> bool:
    """Whether the words around a number only say what something is compared with."""
    return bool(_COMPARING.match(after)) and bool(_BASELINE.match(lead))


def clipped(name: str) -> str:
    """The last words of a name that is too long, from a break on; a short one as it is."""
    if len(name) <= _LONGEST:
        return name
    rest = name[-_LONGEST:]
    breaks = _BREAK.search(rest)
    return rest[breaks.end() :] if breaks and breaks.end() < _LONGEST - 1 else rest
