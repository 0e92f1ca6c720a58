"""A level, its change and its rate must follow from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import is_base, same_unit
from assistant.check_report import as_written, finding, percent
from assistant.check_slip import slip
from assistant.check_words import baseline, is_constant_price, is_pure
from assistant.finding import Finding, Severity
from assistant.interval import Interval, compatible, exact, is_fuzzy, last_digit, printed, written

__all__ = ["growths", "is_real", "rate_interval", "stated"]

_REAL = re.compile(r"(?<!万元)(?<!单位)(?<!人均)(?:地区|国内)?(?:生产总值|增加值|GDP|总产值)")


def growths(text: Text) -> Iterator[Finding]:
    """A finding for each 'level, change, rate' of a sentence that does not work out."""
    for sentence in text.sentences():
        for level, change, rate in _triples(sentence):
            yield from _check(text, level, change, rate)


def rate_interval(rate: Term) -> Interval:
    """The rates a printed percentage or multiple can stand for, as a quotient with its sign."""
    unit = 1 if rate.figure.kind == "times" else 1000 if rate.figure.unit == "‰" else 100
    spread = written if rate.figure.kind == "times" else printed
    found = spread(rate.figure) / exact(unit)
    return -found if rate.sign < 0 else found


def _triples(sentence: Sequence[Term]) -> Iterator[tuple[Term, Term, Term]]:
    for at, level in enumerate(sentence):
        if level.sort != "level" or level.started:
            continue
        change = rate = None
        for term in sentence[at + 1 : at + 5]:
            if term.sort == "level" or term.depth != level.depth:
                break
            if term.label == "即" and term.sort == "percent" and change and rate is None:
                rate = replace(term, sign=change.sign)
                break
            if not is_pure(term.label):
                break
            if term.sort == "change" and change is None:
                change = term
            elif term.sort == "rate" and rate is None:
                rate = term
        if change and rate:
            yield level, change, rate
        elif found := _behind(sentence[at - 2 : at] if at > 1 else (), level):
            yield level, *found


def _behind(before: Sequence[Term], level: Term) -> tuple[Term, Term] | None:
    """The rate and the change that stand before the level they lead to: R, 即 C, 达到 A."""
    if len(before) == 2 and level.reached and before[0].depth == level.depth:
        rate, change = before
        if rate.sort == "rate" and change.sort == "change" and change.label.startswith("即"):
            return change, rate
    return None


def _check(text: Text, level: Term, change: Term, rate: Term) -> Iterator[Finding]:
    if not same_unit(level.figure, change.figure) or not _comparable(level, change, rate):
        return
    if any(is_fuzzy(t.figure) for t in (level, change, rate)):
        return
    moved = written(change.figure) if change.sign > 0 else -written(change.figure)
    before = written(level.figure) if is_base(level) else written(level.figure) - moved
    try:
        ratio = moved / before
    except ZeroDivisionError:
        return
    if compatible(ratio, rate_interval(rate)):
        return
    real = is_real(text, level)
    if not real or _slipped(change, rate, ratio, before):
        yield _broken(text, level, change, rate, "warning" if real else "error")


def _slipped(change: Term, rate: Term, ratio: Interval, before: Interval) -> bool:
    """Whether one changed digit of the rate or of the change would make them fit."""
    unit = 1 if rate.figure.kind == "times" else 100
    if len(rate.figure.value.normalize().as_tuple().digits) < 2:
        return False
    step = last_digit(rate.figure)
    if slip(rate.figure, abs(ratio.middle) * unit, step / 2):
        return True
    wanted = abs(rate_interval(rate).middle * before.middle)
    return bool(slip(change.figure, wanted, before.middle * step / unit / 2))


def is_real(text: Text, level: Term) -> bool:
    """Whether the words before a level are of output that grows at constant prices."""
    return bool(_REAL.search(text.text[max(level.sentence[0], level.start - 60) : level.start]))


def stated(ratio: Decimal, rate: Term) -> str:
    """A growth as the rate states its own: in per cent or as a multiple."""
    if rate.figure.kind == "times":
        return f"{ratio.quantize(Decimal('0.01'))}倍"
    return percent(ratio, rate.figure)


def _comparable(level: Term, change: Term, rate: Term) -> bool:
    """Whether change and rate are of the same comparison and at the prices of the level."""
    bases = {baseline(change.label), baseline(rate.label)} - {""}
    if len(bases) > 1 or re.search("年均|平均|每年", rate.label + change.label):
        return False
    return not is_constant_price(rate.label)


def _broken(text: Text, level: Term, change: Term, rate: Term, severity: Severity) -> Finding:
    step = change.figure.amount * change.sign
    base = level.figure.amount - (0 if is_base(level) else step)
    ratio = abs(step / base) if base else Decimal(0)
    expected = stated(ratio, rate)
    sign = "-" if change.sign > 0 else "+"
    now, moved = as_written(level.figure), as_written(change.figure)
    formula = f"{moved}/({now}{sign}{moved}) = {expected}"
    if is_base(level):
        formula = f"{moved}/{now} = {expected}"
    found = as_written(rate.figure)
    message = f"按{now}和变化{moved}计算，增减幅度应为{expected}，文中写{found}。"
    if change.sign != rate.sign:
        message = f"变化{moved}与幅度{found}一增一减，方向不一致。"
    start, end = min(level.start, rate.start), max(level.end, change.end, rate.end)
    return finding(text, "growth", severity, start, end, message, expected, found, formula)
