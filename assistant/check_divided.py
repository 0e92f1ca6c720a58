"""Totals that a sentence divides without a word for it: by place, by name, by what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check_clauses import Term
from assistant.check_kinds import is_attribute, is_each, same_measure
from assistant.check_whole import Whole, can_count

__all__ = ["divided"]

_LEFT = re.compile("(?:其他|其它|其余|剩下|剩余|余下|还剩|尚余|尾数)")
_SAID = re.compile("其中|包括|分别|[按分]|[。；;]")
_PLACED = re.compile("^(?:分布在|位于|来自|属于)")
_JOINED = (("工农业", "工业", "农业"), ("进出口", "出口", "进口"), ("人口", "城镇", "乡村"))
_MAX, _MANY, _LONG = 6, 12, 24


def divided(text: str, sentence: Sequence[Term]) -> Iterator[Whole]:
    """The totals of a sentence with what they are divided into."""
    levels = [t for t in sentence if t.sort == "level" and can_count(t) and not is_each(t)]
    for at, term in enumerate(levels):
        yield from _listed(text, levels, at)
        row = _alike(levels[max(0, at - _MAX) : at + 1], term)
        if len(row) > 2 and _LEFT.match(term.label) and not _said(text, row):
            yield from _left(row)
        if len(row) > 2 and _placed(row[-2:]) and not _said(text, row[-3:-2] + row[-1:], "分布"):
            yield _whole(row[-3], row[-2:])
        if len(row) > 2 and _joined(row[-3:]):
            yield _whole(row[-3], row[-2:])


def _listed(text: str, levels: Sequence[Term], at: int) -> Iterator[Whole]:
    """A total with a row joined by 、 right behind it: 213 个工地评定绿牌 178 个、黄牌 29 个."""
    total = levels[at]
    row: list[Term] = []
    for term in levels[at + 1 : at + 1 + _MANY]:
        joint = text[(row[-1] if row else total).end : term.start]
        if not same_measure(term.figure, total.figure) or term.depth != total.depth:
            break
        if "、" not in joint if row else "、" in joint or len(joint) > _LONG:
            break
        if re.search("[，,；;。]" if row else "[；;。]|其中|包括|分别|分为", joint):
            break
        row.append(term)
    among = re.match("[^，。；]{0,10}中", total.after)
    if len(row) > (1 if among else 2) and total.figure.amount >= row[0].figure.amount:
        yield _whole(total, row)


def _alike(levels: Sequence[Term], last: Term) -> list[Term]:
    """The figures up to the last that measure what it does, as far as none else stands between."""
    found = [last]
    for term in reversed(levels[:-1]):
        if not same_measure(term.figure, last.figure) or term.depth != last.depth:
            break
        found.insert(0, term)
    return found


def _said(text: str, row: Sequence[Term], allowed: str = "") -> bool:
    """Whether a word announces parts between the first figure and the last."""
    between = text[row[0].end : row[-1].start]
    return bool(_SAID.search(between.replace(allowed, "") if allowed else between))


def _left(row: Sequence[Term]) -> Iterator[Whole]:
    """A total, what is known of it and what is left: the nearest total that is large enough."""
    for first in range(len(row) - 3, -1, -1):
        total, parts = row[first], row[first + 1 :]
        if total.figure.amount >= max(p.figure.amount for p in parts) and not is_attribute(total):
            yield _whole(total, parts)
            return


def _placed(parts: Sequence[Term]) -> bool:
    return all(_PLACED.match(p.label) for p in parts)


def _joined(row: Sequence[Term]) -> bool:
    """Whether a name joins the names of the two figures behind it: 工农业, 工业 and 农业."""
    total, *parts = (re.sub("其中|手工业和|和手工业", "", t.label) for t in row)
    for both, one, other in _JOINED:
        if both in total and parts[0][-2:] == parts[1][-2:] == total[-2:]:
            sides = [(one in p, other in p) for p in parts if both == "人口" or both not in p]
            if len(sides) == 2 and set(sides) == {(True, False), (False, True)}:
                return True
    return False


def _whole(total: Term, parts: Sequence[Term]) -> Whole:
    count = len(parts)
    return Whole("view", (total,), tuple(parts), {}, frozenset({count}), count, True)
