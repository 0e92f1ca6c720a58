"""A sentence of the last report in its clauses, and what each of its figures is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.renew_frame import Amount, LastSentence
from index.figure import Figure

__all__ = ["Clause", "has_stray_number", "measure", "name_of", "parts", "unit_of"]

_OPEN, _CLOSE = "“（《〔", "”）》〕"
_LEAD = re.compile(
    r"^(?:其中|全年|上半年|下半年|前?[一二三四]季度|年内|当年|分别[为是]?|[、和及并且共已]|截至[^，]*|"
    r"\d{4}年度?(?:底|末)?|累计|达到?(?!标)|占|是)+"
)
_TAIL = re.compile(
    r"(?:[为是达约近超至到由从共的有]|达到|超过|累计|分别|增加到|提高到|下降到|(?:增长|增加|提高|上升|下降|减少|降低))+$"
)
_COMPARED = re.compile(
    r"(?:同比|环比|(?:与|比|较)(?:上年|去年|\d{4}年)(?:同期|底|末)?(?:相比)?)(?:的.*)?$"
)
_WHEN = re.compile(r"全年|[上下]半年|年内|[一二三四]季度")
_NO_AMOUNT = re.compile(
    r"《[^》]*》|“[^”]*”|[A-Za-z][\dA-Za-z.]*|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|"
    r"\d{1,2}月(?:\d{1,2}日)?|第?\d+[号期次届轮]|[（(]\d+[）)]"
)
_MEASURES = {
    "money": "金额",
    "percent": "比例",
    "points": "变化",
    "length": "长度",
    "area": "面积",
    "volume": "体积",
    "mass": "数量",
    "flow": "能力",
    "concentration": "浓度",
    "days": "天数",
    "person": "人数",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two commas; its amounts are those of the sentence, offsets within `text`.

    `before` is the sentence up to it, `stop` the mark behind it ('，', '；', '。' or '').
    """

    text: str
    before: str
    stop: str
    amounts: tuple[Amount, ...]


def parts(sentence: LastSentence) -> tuple[tuple[Clause, ...], ...]:
    """The clauses of a sentence, those between two semicolons together."""
    found: list[list[Clause]] = [[]]
    start = depth = 0
    text = sentence.text
    for at, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if char not in "，；。！？：" or (depth > 0 and at + 1 < len(text)):
            continue
        found[-1].append(_clause(sentence, start, at, char))
        start = at + 1
        if char == "；":
            found.append([])
    if start < len(text):
        found[-1].append(_clause(sentence, start, len(text), ""))
    return tuple(tuple(part) for part in found if part)


def name_of(clause: Clause, at: int, heads: Sequence[str]) -> str:
    """What the amount number `at` of a clause is of, in the words before it.

    Where those say nothing of their own ('累计211.4公里') it is the last of `heads`.
    """
    start = clause.amounts[at - 1].end if at else 0
    words = clause.text[start : clause.amounts[at].start]
    words = re.split(r"[，；、（]", words)[-1] if at else words
    words = _TAIL.sub("", _COMPARED.sub("", _TAIL.sub("", words)))
    words = _LEAD.sub("", words).strip("、的“”（）")
    words = _WHEN.sub("", words)
    if (len(words) < 2 and at == 0 and not heads) or re.fullmatch(r"[对从向给就]", words):
        after = re.match(r"[一-龥“”]{2,12}", clause.text[clause.amounts[at].end :])
        words = re.split(r"累计|全部", after.group())[0] if after else words
    return words or (heads[-1] if heads else "")


def has_stray_number(clause: Clause) -> bool:
    """Whether a clause has a number that is no amount read, no date and no part of a name."""
    text = clause.text
    for amount in reversed(clause.amounts):
        text = f"{text[: amount.start]}{text[amount.end :]}"
    text = _NO_AMOUNT.sub("", text)
    return bool(re.search(r"\d|一半|半数|过半|[二三四五六七八九]成", text))


def unit_of(figure: Figure) -> str:
    """The scale and unit of a figure as written: '万吨' of '11.3万吨'; '次' alone of '三次'."""
    digits = re.match(r"[\d０-９.．,，]+", figure.quote)
    return figure.quote[digits.end() :] if digits else figure.unit


def measure(amount: Amount) -> str:
    """What is to be supplied for an amount, with its unit: '件数', '金额（亿元）', '比例（%）'."""
    figure = amount.figure
    unit = unit_of(figure)
    if figure.kind == "count" and figure.scale == 1 and len(unit) <= 2:
        return f"{unit}数"
    if figure.kind in ("days", "person") and figure.scale == 1:
        return _MEASURES[figure.kind]
    return f"{_MEASURES.get(figure.kind, '数值')}（{unit}）" if unit else "数值"


def _clause(sentence: LastSentence, start: int, end: int, stop: str) -> Clause:
    amounts = tuple(
        Amount(a.start - start, a.end - start, a.figure)
        for a in sentence.amounts
        if start <= a.start and a.end <= end
    )
    return Clause(sentence.text[start:end], sentence.text[:start], stop, amounts)
