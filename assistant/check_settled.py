"""Totals whose parts are named without a word for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from assistant.check_clauses import Term
from assistant.check_kinds import is_attribute, same_measure
from assistant.check_slip import slip
from assistant.check_whole import Cue, Whole, can_count

__all__ = ["settled", "summed_up"]

_AFTER = re.compile(
    r"(?:以上|(?:全部|全体)[^，。；]{0,20})?(?:合计|总计|共计|总共|一共|共)(?:为|达到?|有)?$"
)
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_TASKS = re.compile("^(?:整改|督察)?(?:任务|问题|点位|案件|信访件|事项)")
_CUE_WORDS = re.compile("其中|包括|[。；;]")
_SETTLED = re.compile("(?<![应需拟未前底])(?:基本)?(?:完成|办结|整改到位|结案)|已整改")
_UNSETTLED = re.compile("未完成|正在|推进|尚未|未办结|在办|剩余|未整改|整改中|序时进度|长期坚持")
_YEAR = re.compile(r"(?:其中)?(?:19|20)[0-9]{2}年(?!以来|至|到|起|前)")
_ALL = re.compile("累计|合计|共|总")
_MAX_PARTS, _BACK = 26, 260


def summed_up(sentence: Sequence[Term]) -> Iterator[Whole]:
    """Parts whose total comes after them: A人，B人，合计N人."""
    for at, total in enumerate(sentence):
        added = at > 1 and sentence[at - 1].label.startswith("加上")
        if added and total.label.startswith(("累计", "共", "合计", "总")):
            yield from _added(sentence[at - 2 : at], total)
        if not _AFTER.match(total.label):
            continue
        found = [
            t
            for t in sentence[max(0, at - _MAX_PARTS) : at]
            if t.sort == "level" and t.depth == total.depth and not is_attribute(t)
            if not t.after.endswith("在内")
        ]
        run: list[Term] = []
        for term in reversed(found):
            if not same_measure(term.figure, total.figure):
                break
            run.append(term)
        if len(run) > 1:
            cue: Cue = "colon" if total.label.startswith(("共", "一共")) else "after"
            ends = frozenset(range(2, len(run) + 1))
            yield Whole(cue, (total,), tuple(run), {}, ends, len(run), True)


def _added(parts: Sequence[Term], total: Term) -> Iterator[Whole]:
    """A, 加上 B, 累计 C."""
    if all(same_measure(p.figure, total.figure) and not is_attribute(p) for p in parts):
        yield Whole("after", (total,), tuple(parts), {}, frozenset({2}), 2, True)


def settled(text: str, sentence: Sequence[Term], before: Sequence[Term]) -> Iterator[Whole]:
    """A total whose items are settled or not: 问题 N 个，已完成 A 个，正在推进 B 个."""
    levels = [
        replace(t, after="") if goes_on else t
        for t, goes_on in _with_next(sentence)
        if t.sort == "level" and can_count(t) and not _closed(t)
    ]
    yield from _yearly(levels)
    yield from _too_many(levels)
    for at, total in enumerate(levels[:-2]):
        row = _row(levels[at + 1 : at + 6], total)
        if not row or _marked(total.label[-10:]) or not _may_hold(total, row):
            continue
        between = _BRACKETS.sub("", text[total.end : row[-1].start])
        if not _CUE_WORDS.search(between):
            earlier = [
                t for t in levels[max(0, at - 6) : at] if same_measure(t.figure, total.figure)
            ]
            yield _whole("split", [total, *reversed(earlier)], row, True)
    row = _row(levels[:5], levels[0]) if levels else []
    if row and row[0] is levels[0]:
        low = max(text.rfind("\n", 0, row[0].start), row[0].start - _BACK)
        totals = [t for t in before if t.start > low and same_measure(t.figure, row[0].figure)]
        totals = [t for t in totals if t.sort == "level" and can_count(t) and not _state(t)]
        if totals:
            yield _whole("view", sorted(totals, key=lambda t: -t.figure.amount), row, False)


def _too_many(levels: Sequence[Term]) -> Iterator[Whole]:
    """A number of tasks with more of them done, or under way, right behind it."""
    for at, total in enumerate(levels):
        row = [
            t for t in levels[at + 1 : at + 3] if _state(t) and same_measure(t.figure, total.figure)
        ]
        named = _TASKS.match(total.after) and not any(t.after for t in row)
        if len(row) > 1 and named and sum(t.figure.amount for t in row) > total.figure.amount:
            yield _whole("view", [total], row, True)


def _with_next(sentence: Sequence[Term]) -> Iterator[tuple[Term, bool]]:
    """Each term, and whether the words behind it lead to the next one (20 项任务已完成 3 项)."""
    for term, after in zip_longest(sentence, sentence[1:]):
        yield term, after is not None and after.clause == term.clause


def _row(levels: Sequence[Term], like: Term) -> list[Term]:
    """The first of some figures as far as they are of settled and unsettled things, if of both."""
    row = [t for t in levels if same_measure(t.figure, like.figure)]
    marks = [_state(t) for t in row]
    end = next((n for n, mark in enumerate(marks) if not mark), len(row))
    return row[:end] if len(set(marks[:end])) > 1 else []


def _whole(cue: Cue, totals: Sequence[Term], row: Sequence[Term], close: bool) -> Whole:
    count = len(row)
    return Whole(cue, tuple(totals[:4]), tuple(row), {}, frozenset({count}), count, close)


def _may_hold(total: Term, row: Sequence[Term]) -> bool:
    """Whether a total is as large as each part, or one changed digit away from their sum."""
    amounts = [t.figure.amount for t in row]
    summed = sum(amounts, Decimal(0))
    return total.figure.amount >= max(amounts) or bool(slip(total.figure, summed, Decimal(0)))


def _closed(term: Term) -> bool:
    """Whether a count is of things struck off or accepted: settled ones counted again."""
    return bool(re.search("销号|验收|审查|公示", term.label[-8:] + term.after[:8]))


def _state(term: Term) -> str:
    """Whether a count is of settled or of unsettled things, '' where it is of neither."""
    return _marked(term.label[-10:] + term.after[:10])


def _marked(words: str) -> str:
    if _UNSETTLED.search(words):
        return "unsettled"
    return "settled" if _SETTLED.search(words) else ""


def _yearly(levels: Sequence[Term]) -> Iterator[Whole]:
    """A total and its years: 累计 N 亿元，2019年 A 亿元，2020年 B 亿元."""
    for at, total in enumerate(levels):
        row = [t for t in levels[at + 1 :] if same_measure(total.figure, t.figure)]
        dated = all(_YEAR.match(t.label) for t in row)
        if dated and 1 < len(row) <= _MAX_PARTS and _ALL.search(total.label):
            some = row[0].label.startswith("其中") or "以来" in total.label
            yield _whole("view" if some else "split", [total], row, True)
