"""A clause that lists things taken apart into its items, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.numerals import chinese_value

__all__ = ["Listed", "count_of", "count_said", "counts_in", "listed", "split_outside", "uncut"]

_MARKER = re.compile(r"(?:分别[为是]|包括|即|主要有|名单为|(?<=的)[有是])[：:]?|[：:]")
_SPLIT = re.compile(r"[、；;]|以及|及(?!其)|和(?=[^谐平解])|(?<=[”》])(?=[“《])")
_QUOTED = re.compile(r"“[^”]+”|《[^》]+》")
_HELD = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）|\([^)]*\)")
_CUT = re.compile(r"《[^》]*$|^[^《]*》|“[^”]*$|^[^“]*”")
_NUMBERED = re.compile(r"^[\d一二三四五六七八九十]{1,3}[）)]")
_COUNT = re.compile(
    r"(?P<etc>等)?(?P<number>\d{1,3}|[两二三四五六七八九十]{1,3})(?:余|多)?"
    r"(?:条|个|座|家|项|处|所|名|位|大|种|件|类|批|款|部|县|市|镇|方面|只|届)"
)
_MANNER = "有效|深入|扎实|大力|全面|积极|加快|持续|着力|重点|成功|率先|顺利|切实|统筹|新"
_LEADING = re.compile(
    rf"(?:{_MANNER})?(?:治理|整治|推进|实施|建设|建成|完成|开通|增|新增|打造|培育|引进|举办|获批|创建|"
    r"布局|包括|开工建设|启动|新建|扩建|改扩建|迁建|建|改造|提升|完善|加强|优化|支持|推动|认定|评选出|组建|设立|形成|签约|其中)了?|"
    r"[与同对]"
)
_TRAILING = re.compile(
    r"(?:签署|签订|入选|入围|获批|获评|获得|荣获|建成|开通|投产|投用|投运|完工|竣工|开工|落地|落户|"
    r"启动|提前|顺利|加快|全面|成功|正式|相继|先后|陆续|完成|实现|达到|成为|跻身|进入|列入|纳入|"
    r"上榜|创建|参加|被|获(?=[“《]))"
)
_ETC = re.compile(r"(?<=..)等(?![级于待候])")
_LONGEST = 40
_PAIRS = dict(zip("“‘《〈（([【「『", "”’》〉）)]】」』", strict=True))
_CLOSING = frozenset(_PAIRS.values())


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list; `count` is how many the clause says there are, 0 where it does not.

    `marked` is true where a word says that a list comes (分别是, 等).
    """

    items: tuple[str, ...]
    count: int
    marked: bool


def listed(clause: str) -> Listed:
    """What a clause lists, without the words that lead to it and those that follow it.

    A count at its end (等5个县) is of the last so many items where more things stand before it.
    """
    clause = _CUT.sub("", clause)
    marker = _MARKER.search(clause)
    rest = clause[marker.end() :] if marker else clause
    parts = [part.strip("。 ") for part in split_outside(_SPLIT, rest) if part.strip("。 ")]
    if len(parts) > 1 and all(_QUOTED.match(part) for part in parts):
        return Listed(uncut(_QUOTED.findall(rest)), _count(parts[-1]), True)
    count = _count(parts[-1]) if parts else 0
    items = uncut(_trimmed(parts))
    if 1 < count < len(items):
        items = items[-count:]
    return Listed(items, count, bool(marker) or "等" in clause)


def count_said(sentence: str, items: tuple[str, ...]) -> str:
    """How many things a sentence says that it lists, as written ('5个'); '' where it does not.

    The count stands after the last item (等5个县) or before the word that the list comes with.
    """
    first, last = sentence.find(items[0]), sentence.rfind(items[-1])
    if first < 0 or last < 0:
        return ""
    after = _COUNT.match(sentence, last + len(items[-1]))
    if after:
        return after.group().removeprefix("等")
    before = sentence[:first]
    if not _MARKER.search(before[-4:]):
        return ""
    counts = counts_in(before)
    return counts[-1] if counts else ""


def counts_in(text: str) -> tuple[str, ...]:
    """The counts of things that a text says ('5个', '三项'), in its order."""
    return tuple(match.group().removeprefix("等") for match in _COUNT.finditer(text))


def count_of(said: str) -> int:
    """The number of a count that is written like '5个' or '三项'."""
    match = _COUNT.match(said)
    return _value(match["number"]) if match else 0


def split_outside(pattern: re.Pattern[str], text: str) -> list[str]:
    """The text split where a pattern matches outside of quotes and brackets."""
    held = [match.span() for match in _HELD.finditer(text)]
    pieces, at = [], 0
    for match in pattern.finditer(text):
        if any(start < match.start() < end for start, end in held):
            continue
        pieces.append(text[at : match.start()])
        at = match.end()
    return [*pieces, text[at:]]


def uncut(items: Iterable[str]) -> tuple[str, ...]:
    """The items that are not cut out of quotes or brackets: no sign of a pair lacks the other."""
    return tuple(item for item in items if _paired(item))


def _paired(item: str) -> bool:
    open_ones: list[str] = []
    for sign in _NUMBERED.sub("", item):
        if sign in _PAIRS:
            open_ones.append(_PAIRS[sign])
        elif sign in _CLOSING and (not open_ones or open_ones.pop() != sign):
            return False
    return not open_ones


def _count(last: str) -> int:
    match = _COUNT.search(last)
    if match is None or not match.start():
        return 0
    return _value(match["number"])


def _value(number: str) -> int:
    return int(number) if number.isdigit() else int(chinese_value(number))


def _trimmed(parts: list[str]) -> tuple[str, ...]:
    if len(parts) > 1:
        parts = [_without_lead(parts), *parts[1:-1], _without_tail(parts)]
    counted = _COUNT.search(parts[-1]) if parts else None
    if counted and counted.start():
        parts = [*parts[:-1], parts[-1][: counted.start()]]
    return tuple(item for item in parts if 1 < len(item) <= _LONGEST)


def _without_lead(parts: list[str]) -> str:
    """The first part without a verb that governs all of them."""
    first, others = parts[0], parts[1:]
    lead = _LEADING.match(first)
    if lead is None or len(first) - lead.end() < 2 or any(map(_LEADING.match, others)):
        return first
    return first[lead.end() :]


def _without_tail(parts: list[str]) -> str:
    """The last part without 等 and without a verb that is said of all of them."""
    last, others = parts[-1], parts[:-1]
    etc = _ETC.search(last)
    last = last[: etc.start()] if etc else last
    tail = _TRAILING.search(last, 2)
    if tail is None or any(tail.group() in part for part in others):
        return last
    return last[: tail.start()]
