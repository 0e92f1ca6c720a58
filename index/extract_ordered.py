"""Things told one after the other under numbers: 一是…二是…, 1.…2.…, （一）…（二）…."""

from __future__ import annotations

import re

from index.numerals import chinese_value

__all__ = ["ordered", "ordered_items"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = re.compile(
    rf"(?:^|(?<=[。；;：:，,\n ]))\s*(?:(?P<shi>{_NUMERAL})(?:是|要)|第(?P<di>{_NUMERAL})[，,、是]|"
    rf"[（(](?P<held>{_NUMERAL}|\d{{1,2}})[）)]|(?P<plain>\d{{1,2}})[.．、](?!\d)|"
    rf"(?P<dun>{_NUMERAL})、(?=[^、，,]{{2,30}}[。：:\n]))"
)
_END = re.compile(r"[；;。\n]")
_CLAUSE_END = re.compile(r"[，,：:；;。\n]")
_LONGEST = 30


def ordered(text: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The runs of numbered things of a text: of each the spans of what stands after its number.

    A run begins with the first and goes on as long as the numbers follow each other in one style.
    """
    runs: list[list[tuple[int, int]]] = []
    style, last = "", 0
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup or ""
        number = _number(mark[kind])
        if number == 1:
            runs.append([])
        elif not runs or kind != style or number != last + 1:
            continue
        style, last = kind, number
        runs[-1].append((mark.end(), _until(text, mark.end())))
    return tuple(tuple(run) for run in runs if len(run) > 1)


def ordered_items(text: str) -> tuple[str, ...]:
    """What the longest run of numbered things of a text lists, as it is written."""
    runs = ordered(text)
    if not runs:
        return ()
    return tuple(text[start:end] for start, end in max(runs, key=len))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(chinese_value(written))


def _until(text: str, start: int) -> int:
    """The end of a thing: of its sentence, or of its first clause where that is long."""
    end = _END.search(text, start)
    stop = end.start() if end else len(text)
    if stop - start <= _LONGEST:
        return stop
    clause = _CLAUSE_END.search(text, start)
    return clause.start() if clause else stop
