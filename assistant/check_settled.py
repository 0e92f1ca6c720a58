"""Totals whose parts are named without a word for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check_clauses import Term
from assistant.check_kinds import is_attribute, same_measure
from assistant.check_whole import Cue, Whole, can_count

__all__ = ["settled", "summed_up"]

_AFTER = re.compile(r"(?:以上)?(?:合计|总计|共计|总共|一共|共)(?:为|达到?|有)?$")
_CUE_WORDS = re.compile("其中|包括|[。；;]")
_SETTLED = re.compile("已?(?:基本)?(?:完成|办结|整改到位|结案)|已整改")
_UNSETTLED = re.compile("未完成|正在|推进|尚未|未办结|在办|剩余|未整改|整改中|序时进度|长期坚持")
_YEAR = re.compile(r"(?:其中)?(?:19|20)[0-9]{2}年(?!以来|至|到|起|前)")
_ALL = re.compile("累计|合计|共|总")
_MAX_PARTS = 26


def summed_up(sentence: Sequence[Term]) -> Iterator[Whole]:
    """Parts whose total comes after them: A人，B人，合计N人."""
    for at, total in enumerate(sentence):
        if not _AFTER.match(total.label):
            continue
        found = [
            t
            for t in sentence[max(0, at - _MAX_PARTS) : at]
            if t.sort == "level" and t.depth == total.depth and not is_attribute(t)
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


def settled(text: str, sentence: Sequence[Term]) -> Iterator[Whole]:
    """A total whose items are settled or not: 问题 N 个，已完成 A 个，正在推进 B 个."""
    levels = [t for t in sentence if t.sort == "level" and can_count(t)]
    yield from _yearly(text, levels)
    for at, total in enumerate(levels[:-2]):
        row = [t for t in levels[at + 1 : at + 6] if same_measure(t.figure, total.figure)]
        marks = [_state(t) for t in row]
        end = next((n for n, mark in enumerate(marks) if not mark), len(row))
        if _state(total) or len(set(marks[:end])) < 2:
            continue
        if not _CUE_WORDS.search(text[total.end : row[end - 1].start]):
            parts = tuple(row[:end])
            yield Whole("split", (total,), parts, {}, frozenset({end}), end, True)


def _state(term: Term) -> str:
    """Whether a count is of settled or of unsettled things, '' where it is of neither."""
    words = term.label[-10:] + term.after[:10]
    if _UNSETTLED.search(words):
        return "unsettled"
    return "settled" if _SETTLED.search(words) else ""


def _yearly(text: str, levels: Sequence[Term]) -> Iterator[Whole]:
    """A total and its years: 累计 N 亿元，2019年 A 亿元，2020年 B 亿元."""
    for at, total in enumerate(levels):
        row = [t for t in levels[at + 1 :] if same_measure(total.figure, t.figure)]
        dated = all(_YEAR.match(t.label) for t in row)
        if dated and 1 < len(row) <= _MAX_PARTS and _ALL.search(total.label):
            ends = frozenset({len(row)})
            yield Whole("split", (total,), tuple(row), {}, ends, len(row), True)
