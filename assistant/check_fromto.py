"""From one value to another: the stated difference, rate and direction must follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_growth import rate_interval
from assistant.check_kinds import common_name
from assistant.check_report import as_written, finding, percent, plain
from assistant.check_words import is_constant_price, is_pure, years_between
from assistant.finding import Finding, Severity
from assistant.interval import Interval, compatible, exact, is_fuzzy, written

__all__ = ["from_to", "pairs"]

_REAL = re.compile(r"生产总值|增加值|GDP|总产值|收入")
_IS = re.compile(r"(?:是|为|达到?|相当于)[^，。；]{0,12}的$")
_DOUBLED = re.compile(r"[，,、]?[^，。；0-9]{0,8}(翻了?([一两二三])番)")
_YEARLY = re.compile("年均|每年|平均")
_RANKS = ("位", "名", "级", "类", "等")
_PERCENT = ("percent", "permille")
_RISE = re.compile(r"(?:增加|增长|上升|提高|提升|扩大|上涨|增)(?:到|至|为)")
_FALL = re.compile(r"(?:减少|下降|降低|缩小|回落|压减|降|减)(?:到|至|为)")


def pairs(sentence: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """The two ends of each 'from A to B' of a sentence; rows of several values are left out."""
    for at, start in enumerate(sentence[:-1]):
        end = sentence[at + 1]
        single = not (at and sentence[at - 1].started and sentence[at - 1].clause == start.clause)
        row = "分别" in start.label or end.label.startswith(("、", "和")) or not end.label
        if start.started and end.reached and single and not row and _same(start, end):
            yield start, end


def _same(a: Term, b: Term) -> bool:
    return a.figure.kind == b.figure.kind and a.figure.unit == b.figure.unit


def from_to(text: Text) -> Iterator[Finding]:
    """A finding for each 'from A to B' whose difference, rate or direction is another."""
    for sentence in text.sentences():
        for start, end in pairs(sentence):
            if is_fuzzy(start.figure) or is_fuzzy(end.figure):
                continue
            yield from _direction(text, start, end)
            yield from _doubled(text, start, end)
            yield from _led_by(text, sentence, start, end)
            after = [t for t in sentence if end.end <= t.start][:1]
            yield from (f for t in after for f in _follows(text, sentence, start, end, t))


def _led_by(text: Text, sentence: Sequence[Term], start: Term, end: Term) -> Iterator[Finding]:
    """增加了 C，即从 A 增加到 B."""
    before = [t for t in sentence if t.end <= start.start][-1:]
    for change in before:
        said = start.label.startswith("即") and change.depth == start.depth
        whole = not is_fuzzy(change.figure) and not _YEARLY.search(change.label)
        if said and whole and change.sort == "change":
            yield from _difference(text, start, end, change, 1)


def _direction(text: Text, start: Term, end: Term) -> Iterator[Finding]:
    if start.figure.unit in _RANKS:
        return
    rises, falls = bool(_RISE.search(end.label)), bool(_FALL.search(end.label))
    a, b = start.figure.amount, end.figure.amount
    if (rises and b < a) or (falls and b > a):
        low, high = as_written(start.figure), as_written(end.figure)
        found, expected = ("增加", "减少") if rises else ("减少", "增加")
        message = f"从{low}到{high}是{expected}，文中写作{found}。"
        formula = f"{low} → {high}"
        span = (start.start, end.end)
        yield finding(text, "growth", "error", *span, message, expected, found, formula)


def _follows(
    text: Text, sentence: Sequence[Term], start: Term, end: Term, after: Term
) -> Iterator[Finding]:
    said = text.text[max(sentence[0].sentence[0], start.start - 60) : start.start]
    if is_fuzzy(after.figure) or after.depth != end.depth:
        return
    if after.figure.kind == "times" and _IS.match(after.label):
        yield from _multiple(text, start, end, after)
        return
    if not (is_pure(after.label) or common_name(after.label, said) >= 3):
        return
    words = text.text[start.start : after.end]
    if after.sort == "rate" and not _YEARLY.search(after.label):
        yield from _rate(text, start, end, after)
    elif after.sort == "rate":
        yield from _average(text, start, end, after, years_between(said + words))
    elif after.sort in ("change", "points"):
        years = years_between(said + words) if _YEARLY.search(after.label) else 1
        if years:
            yield from _difference(text, start, end, after, years)


def _quotient(start: Term, end: Term) -> Interval:
    return written(end.figure) / written(start.figure) - exact(1)


def _rate(text: Text, start: Term, end: Term, rate: Term) -> Iterator[Finding]:
    if is_constant_price(rate.label) or start.figure.amount <= 0:
        return
    ratio = _quotient(start, end)
    stated = rate_interval(rate)
    if compatible(ratio, stated):
        return
    if rate.figure.kind == "times" and compatible(ratio + exact(1), stated):
        return
    if start.figure.kind in _PERCENT and compatible(_gap(start, end), _points(rate)):
        message = f"两个比率相差的是百分点，{as_written(rate.figure)}疑应写作个百分点。"
        expected = as_written(rate.figure).rstrip("%") + "个百分点"
        yield _finding(text, "warning", start, end, rate, expected, message)
        return
    change = end.figure.amount / start.figure.amount - 1
    expected = percent(abs(change), rate.figure)
    if rate.figure.kind == "times":
        expected = f"{change.quantize(Decimal('0.01'))}倍"
    real = bool(_REAL.search(start.label))
    message = f"{_course(start, end)}，幅度应为{expected}，文中写{as_written(rate.figure)}。"
    severity: Severity = "warning" if real else "error"
    yield _finding(text, severity, start, end, rate, expected, message)


def _multiple(text: Text, start: Term, end: Term, times: Term) -> Iterator[Finding]:
    """从 A 增加到 B，是…的 N 倍."""
    if start.figure.amount <= 0:
        return
    ratio = written(end.figure) / written(start.figure)
    if not compatible(ratio, written(times.figure)):
        expected = f"{ratio.middle.quantize(Decimal('0.1'))}倍"
        message = f"{_course(start, end)}是{expected}，文中写{as_written(times.figure)}。"
        yield _finding(text, "error", start, end, times, expected, message)


def _doubled(text: Text, start: Term, end: Term) -> Iterator[Finding]:
    """从 A 增加到 B，翻了 N 番: B is about A times two to the N."""
    match = _DOUBLED.match(text.text, end.end)
    if not match or start.figure.amount <= 0:
        return
    folds = 2 ** {"一": 1, "两": 2, "二": 2, "三": 3}[match[2]]
    ratio = end.figure.amount / start.figure.amount
    if not folds * Decimal("0.9") <= ratio <= folds * Decimal("1.5"):
        expected = f"{ratio.quantize(Decimal('0.1'))}倍"
        found = match[1]
        formula = f"{as_written(end.figure)}/{as_written(start.figure)} = {expected}"
        message = f"{_course(start, end)}是{expected}，与“{found}”不符。"
        span = (start.start, match.end())
        yield finding(text, "growth", "warning", *span, message, expected, found, formula)


def _gap(start: Term, end: Term) -> Interval:
    gap = written(end.figure) - written(start.figure)
    return gap if gap.middle >= 0 else -gap


def _points(term: Term) -> Interval:
    return written(term.figure)


def _difference(text: Text, start: Term, end: Term, change: Term, years: int) -> Iterator[Finding]:
    if change.sort == "points" and start.figure.kind not in _PERCENT:
        return
    if change.sort == "change" and not _same(start, change):
        return
    gap = _gap(start, end) / exact(years)
    if years > 1:
        gap = gap.wider(abs(gap.middle) / 10)
    if not compatible(gap, _points(change)):
        amount = abs(end.figure.amount - start.figure.amount) / years
        expected = (
            f"{amount:.4g}个百分点" if change.sort == "points" else plain(amount, change.figure)
        )
        found = as_written(change.figure)
        each = "年均" if years > 1 else ""
        message = f"{_course(start, end)}，{each}相差{expected}，文中写{found}。"
        yield _finding(text, "warning" if each else "error", start, end, change, expected, message)


def _average(text: Text, start: Term, end: Term, rate: Term, years: int) -> Iterator[Finding]:
    if years < 2 or _REAL.search(start.label) or rate.figure.kind != "percent":
        return
    ratio = float(end.figure.amount / start.figure.amount)
    if ratio <= 0 or start.figure.kind in _PERCENT:
        return
    yearly = Decimal(str(ratio ** (1 / years) - 1))
    slack = max(Decimal("0.004"), abs(yearly) / 10)
    if not compatible(exact(yearly).wider(slack), rate_interval(rate)):
        expected = percent(yearly, rate.figure)
        found = as_written(rate.figure)
        message = f"{years}年间{_course(start, end)}，年均应为{expected}，文中写{found}。"
        yield _finding(text, "warning", start, end, rate, expected, message)


def _course(start: Term, end: Term) -> str:
    return f"由{as_written(start.figure)}到{as_written(end.figure)}"


def _finding(
    text: Text,
    severity: Severity,
    start: Term,
    end: Term,
    stated: Term,
    expected: str,
    message: str,
) -> Finding:
    a, b = as_written(start.figure), as_written(end.figure)
    formula = f"{b}-{a} = {expected}"
    if stated.sort == "rate" and "百分点" not in expected:
        formula = f"({b}-{a})/{a} = {expected}"
    return finding(
        text,
        "growth",
        severity,
        min(start.start, stated.start),
        max(end.end, stated.end),
        message,
        expected,
        as_written(stated.figure),
        formula,
    )
