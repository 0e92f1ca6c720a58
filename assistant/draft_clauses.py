"""The counts of a sentence, each with the words that say what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.status import Progress, Status, read_status
from index.quantities import Quantity, quantities

__all__ = ["CUT_OFF", "Clause", "clauses", "plain"]

CUT_OFF = re.compile(
    r"(?:截[至止]到?|(?:^|(?<=[，；。]))到)"
    r"(?:目前|今日?|(?:\d{4}年)?(?:\d{1,2}月(?:底|末|\d{1,2}日|[上中下]旬)?|"
    r"年?[底末]|[上下]半年|第?[一二三四]季度末?))"
)
_PUNCTUATION = str.maketrans(",;:()!?", "，；：（）！？")
_NARROW = re.compile(r"[;:()!?]|(?<!\d),|,(?!\d{3}(?!\d))")
_PIECE = re.compile(r"[^，；：。！？（）]+|[（）；。]")
_NOUN = re.compile(r"(?:反馈的?|具体|整改|督察|类|突出)*(?:任务|问题|事项|措施)(?:中|里|总数)?")
_TITLE = re.compile(r"《[^》]*》")
_WHEN = re.compile(
    r"\d{4}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|第?[一二三四]季度)?年?(?:[底末])?(?:之?前|内)?"
    r"|去年|上年|上半年|下半年|今年|本年|当年|\d{1,2}月(?:份|底|末)?(?:之?前)?|[一二三四]季度|年内|年底前?"
)
_PLANNED = re.compile(
    r"应|须|需|计划|拟|力争|确保|预计|到期|时限[为是]|(?<!已)(?:前|内)(?:整改)?完成"
)
_BY_DEADLINE = re.compile(r"[按从][^，。]{0,6}时限")
_SORTED = re.compile(r"分为[^；。]*$")
_FLOW = re.compile(r"新增|新完成|本期|当期|本季度|环比|同比|比上|较上|率")


@dataclass(frozen=True, slots=True)
class Clause:
    """One count of a sentence: '9项已基本完成' counts 9, in 项, and its words are '已基本完成'.

    `text` is the clause as it stands, without white space; `amount` the number with its qualifier
    and unit ('近20项'). `when` is the time that the clause itself names ('2018年底'), '' without
    one; `due` is true where something is to be done by then. `flow` is true for an increase, a
    rate or a sorting by kind, which are no states. `parent` is the status of the clause that this
    one is part of (其中, brackets), None for a clause of its own. `start` and `end` are offsets of
    `text` in the plain sentence.
    """

    text: str
    words: str
    number: int
    amount: str
    unit: str
    status: Status
    when: str
    due: bool
    flow: bool
    parent: Progress | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch without punctuation, or an item of one; `stretch` is where the stretch starts.

    `anchor` is where the brackets or the 其中 begin that it stands in, -1 outside of both.
    """

    text: str
    start: int
    stretch: int
    anchor: int


_Counted = tuple[_Piece, Clause]


def plain(sentence: str) -> str:
    """The sentence without white space and with full-width punctuation; digits as they are."""
    dense = re.sub(r"\s+", "", sentence)
    return _NARROW.sub(_widen, dense)


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The counts of whole things in a plain sentence, in its order."""
    counted = [(piece, clause) for piece in _pieces(sentence) for clause in _counts(piece)]
    found: list[Clause] = []
    for i, (piece, clause) in enumerate(counted):
        clause = _in_context(sentence, clause)
        when = clause.when or _time_before(counted[:i], piece)
        found.append(replace(clause, when=when, parent=_parent(sentence, counted, piece)))
    return tuple(found)


def _time_before(counted: Sequence[_Counted], piece: _Piece) -> str:
    """The time of an earlier count in the stretch, '' without one.

    In '2025年底前完成的8项已完成6项' the 6 are of those 8, not of all.
    """
    times = [clause.when for other, clause in counted if other.stretch == piece.stretch]
    return next((time for time in reversed(times) if time), "")


def _parent(sentence: str, counted: Sequence[_Counted], piece: _Piece) -> Progress | None:
    """The status of the count that brackets or 其中 are about; None outside of both.

    In '已完成9项，其中已销号8项，长期坚持2项' the 2 need not be of the 9: 其中 after 已完成 is
    taken to end with its first stretch.
    """
    if piece.anchor < 0:
        return None
    before = [clause for other, clause in counted if other.start < piece.anchor]
    parent = before[-1].status.progress if before else None
    if parent is Progress.DONE and sentence[piece.anchor] != "（":
        first = next(other for other, _ in counted if other.anchor == piece.anchor)
        return parent if first.stretch == piece.stretch else None
    return parent


def _in_context(sentence: str, clause: Clause) -> Clause:
    """The clause with what the words before it make of it.

    After '按时限分' a bare time is a deadline; after '分为' a count sorts the whole by kind and
    states no progress.
    """
    bare = clause.words.strip("，的") == clause.when != ""
    due = clause.due or (bare and bool(_BY_DEADLINE.search(sentence, 0, clause.start)))
    return replace(
        clause, due=due, flow=clause.flow or bool(_SORTED.search(sentence, 0, clause.end))
    )


def _widen(match: re.Match[str]) -> str:
    return match.group().translate(_PUNCTUATION)


def _pieces(sentence: str) -> Iterator[_Piece]:
    brackets: list[int] = []
    among = -1
    for match in _PIECE.finditer(sentence):
        text, at = match.group(), match.start()
        if text == "（":
            brackets.append(at)
        elif text == "）":
            brackets = brackets[:-1]
        elif text in "；。" or text.startswith(("剩余", "其余", "另有")):
            among = -1
        elif not brackets and text.startswith("其中"):
            among = at
        if text not in "（）；。":
            for start, end in _listed(text):
                yield _Piece(text[start:end], at + start, at, brackets[-1] if brackets else among)


def _listed(text: str) -> list[tuple[int, int]]:
    """Spans of the items of '完成3项、基本完成2项'; the whole where one of them is no count."""
    spans, start = [], 0
    for item in text.split("、"):
        spans.append((start, start + len(item)))
        start += len(item) + 1
    if len(spans) > 1 and all(_amounts(text[a:b]) for a, b in spans):
        return spans
    return [(0, len(text))]


def _amounts(text: str) -> list[Quantity]:
    return [
        q
        for q in quantities(text)
        if q.kind not in ("bare", "fraction", "percent", "money")
        and "百分点" not in q.unit
        and q.amount == int(q.amount)
        and q.upper is None
    ]


def _counts(piece: _Piece) -> Iterator[Clause]:
    text = piece.text
    amounts = _amounts(text)
    words = _shares(text, amounts)
    for amount, said in zip(amounts, words, strict=True):
        yield _clause(piece, amount, said, len(amounts) == 1)


def _shares(text: str, amounts: Sequence[Quantity]) -> list[str]:
    """The words around several amounts of one piece, dealt out to them.

    In '20项整改任务已完成13项' the noun after 20项 is its own and the rest is said of 13项.
    """
    if not amounts:
        return []
    words = [""] * len(amounts)
    words[0] = text[: _begin(text, amounts[0])]
    for i, amount in enumerate(amounts):
        last = i + 1 == len(amounts)
        after = text[amount.end : len(text) if last else _begin(text, amounts[i + 1])]
        noun = _NOUN.match(after)
        if last:
            words[i] += after
        elif noun:
            words[i] += noun.group()
            words[i + 1] = after[noun.end() :]
        elif words[i]:
            words[i + 1] = after
        else:
            words[i] = after
    return words


def _begin(text: str, amount: Quantity) -> int:
    return amount.start - len(amount.hedge)


def _clause(piece: _Piece, amount: Quantity, words: str, alone: bool) -> Clause:
    said = _TITLE.sub("", CUT_OFF.sub("", words)).removeprefix("其中")
    when = _WHEN.search(said)
    due = bool(when and re.match(r"\d{4}", when.group()) and _PLANNED.search(said))
    number = f"{amount.hedge}{_arabic(piece.text, amount)}"
    return Clause(
        piece.text.removeprefix("其中") if alone else f"{words}{number}",
        said,
        int(amount.amount),
        number,
        amount.unit,
        read_status(said),
        when.group() if when else "",
        due and "已" not in said,
        bool(_FLOW.search(said)),
        None,
        piece.start,
        piece.start + len(piece.text),
    )


def _arabic(text: str, amount: Quantity) -> str:
    """The amount in Arabic digits with its fuzzy word and unit: '二十余项' is '20余项'."""
    inside = amount.tail if amount.tail and amount.tail in text[amount.start : amount.end] else ""
    outside = amount.tail if amount.tail and not inside else ""
    return f"{int(amount.amount)}{inside}{amount.unit}{outside}"
