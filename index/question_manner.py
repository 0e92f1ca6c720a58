"""The way a question asks: how many, when, who, why, and so on."""

from __future__ import annotations

import re
from enum import Enum

from index.asked import Asked, Form

__all__ = ["Manner", "manner_of"]


class Manner(str, Enum):
    """What kind of thing a question wants to know."""

    COUNT = "how many"
    AMOUNT = "how much"
    RATE = "rate"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    WHICH = "which ones"
    MEASURES = "what measures"
    WHY = "why"
    COMPARE = "compare"
    CHANGE = "change over time"
    RANK = "rank"
    WHETHER = "whether"
    WHAT = "what"


_MORE = r"(?:多|少|高|低|大|小|增加|减少|提高|下降|上升|增长)(?:了|出)?(?:多少|几(?![年月]))"
_COMPARE = re.compile(
    rf"(?:比|较)(?!重|例).{{1,20}}?{_MORE}|(?:谁|哪个|哪边|哪家|哪[省市县区])(?:的|更|比较)?.{{0,6}}"
    r"(?:更|多|高|快|大|少|低)(?!少)|相差|差(?:多少|了多少|几)|相比|对比|多少对多少|(?:和|与|跟).{1,12}比(?!重|例)"
)
_CHANGE = re.compile(
    r"怎么变|如何变|怎样变|变化|变动|走势|趋势|历年|逐年|(?:近|最近|过去)[几两二三四五六七八九\d]年|"
    r"[几两二三四五六七八九]年来"
)
_RANK = re.compile(r"第几|排(?:名|第|多少|老几)|名次|位次|最[多少高低大小快慢好差长短]|居首|倒数")
_WHY = re.compile(r"为什么|为何|为啥|原因|怎么回事|何以|咋(?:没|会|不)|怎么(?:没|会|不)")
_MEASURES = re.compile(
    r"措施|办法|举措|手段|做法|怎么(?:办|做|解决|治|整|改|抓|推|处理|落实|防|管|控)|"
    r"如何(?!变)|怎样(?!变)|干了(?:什么|啥|哪)|做(?:了)?(?:什么|啥|哪些)|靠(?:什么|啥|哪些)|"
    r"咋(?:办|做|解决|治|整|改)|哪些(?:工作|方面)|下一步"
)
_WHERE = re.compile(r"哪里|哪儿|在哪(?![些个家年月天几])|何地|何处|什么地方|啥地方")
_WHO = re.compile(r"谁|何人|哪(?:一)?位|叫什么名字|哪(?:个|家)(?:单位|部门|机构|公司)|什么人")
_WHETHER = re.compile(r"是否|是不是|有没有|能否|吗[?？]?$|没有?[?？]$|了没")
_COUNTED = ("count", "person", "visits", "teu")


def manner_of(text: str, asked: Asked) -> Manner:
    """The way a folded question asks, given the form of answer it wants."""
    if asked.ranked or _RANK.search(text):
        return Manner.RANK
    if _WHY.search(text):
        return Manner.WHY
    if _CHANGE.search(text):
        return Manner.CHANGE
    if _COMPARE.search(text):
        return Manner.COMPARE
    if asked.form is Form.DATE:
        return Manner.WHEN
    if asked.form is Form.AMOUNT:
        return _of_amount(asked)
    for pattern, manner in (
        (_MEASURES, Manner.MEASURES),
        (_WHERE, Manner.WHERE),
        (_WHO, Manner.WHO),
    ):
        if pattern.search(text):
            return manner
    if asked.form in (Form.LIST, Form.NAME):
        return Manner.WHICH
    return Manner.WHETHER if _WHETHER.search(text) else Manner.WHAT


def _of_amount(asked: Asked) -> Manner:
    if asked.kind in ("percent", "points", "tenths"):
        return Manner.RATE
    return Manner.COUNT if asked.kind in _COUNTED else Manner.AMOUNT
