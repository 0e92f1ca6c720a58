"""A value against the one of before that the sentence gives beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check_clauses import Term, Text
from assistant.check_growth import is_real, rate_interval, stated
from assistant.check_kinds import is_base, same_unit
from assistant.check_report import as_written, finding, plain
from assistant.check_slip import slip
from assistant.check_words import is_constant_price, is_pure
from assistant.finding import Finding, Severity
from assistant.interval import compatible, exact, is_fuzzy, last_digit, printed, written

__all__ = ["against_before"]

_BESIDE = re.compile(r"(?:比|较|同|与|和|跟|超过|超出|高出|低于)[^，。；]{0,30}$")
_HELD = re.compile("^(?:来)?(?:作|做|相)?(?:比较|相比|对比|比)")
_THEN = re.compile(
    "^(?:来)?(?:作|做|相)?(?:比较|相比|对比|比)?[，,]?(?:则|也|还|就|只|仅|共|又|要)*"
)
_OVER = re.compile(r"(?:超过|超出|高出)[^，。；]{0,30}$")
_NOW = re.compile(
    "^(?:将|可|可以|预计|计划|可望|就)*(?:达到?|增加到|增长到|上升到|减少到|下降到|为)"
)
_YEARLY = re.compile("年均|平均|每年|递增")
_REACH = 3


def against_before(text: Text) -> Iterator[Finding]:
    """A finding for each 'A, 比…的 B 增长 R (增加 C)' of a sentence that does not work out."""
    for sentence in text.sentences():
        for at, base in enumerate(sentence):
            if not _is_before(base):
                continue
            moves = list(_moves(sentence, at))
            now = _now(sentence, at, moves) if moves else None
            if now is None or any(is_fuzzy(t.figure) for t in (now, base)):
                continue
            for move in moves:
                if move.sort == "change":
                    yield from _difference(text, now, base, move)
                else:
                    yield from _rate(text, now, base, move)


def _is_before(term: Term) -> bool:
    if term.sort != "level" or term.started or term.figure.amount <= 0:
        return False
    held = _BESIDE.search(term.label) and _HELD.match(term.after)
    over = _OVER.search(term.label) and re.match("的$", term.after)
    return is_base(term) or bool(held or over)


def _moves(sentence: Sequence[Term], at: int) -> Iterator[Term]:
    """The changes and rates that are said of the value of before, which stand behind it."""
    base = sentence[at]
    for term in sentence[at + 1 : at + 1 + _REACH]:
        label = _THEN.sub("", term.label)
        over = term.label == "的" and term.sort == "percent" and _OVER.search(base.label)
        if term.depth != base.depth or not (over or is_pure(label)):
            return
        if term.sort not in ("rate", "change") and not over:
            return
        if _YEARLY.search(label) or is_constant_price(label) or is_fuzzy(term.figure):
            return
        if term.sort != "change" or same_unit(term.figure, base.figure):
            yield term


def _now(sentence: Sequence[Term], at: int, moves: Sequence[Term]) -> Term | None:
    """The value of now: the one that it comes to behind, or the last one before."""
    base, last = sentence[at], moves[-1]
    for term in sentence[at + 1 : at + 2 + len(moves)]:
        if (
            term.start > last.start
            and _NOW.match(term.label)
            and same_unit(term.figure, base.figure)
        ):
            return term
    if at and sentence[at - 1].sort == "change" and re.search("[共合总]计", sentence[at - 1].label):
        return sentence[at - 1] if same_unit(sentence[at - 1].figure, base.figure) else None
    for term in reversed(sentence[:at]):
        if _is_before(term) or term.sort != "level" or not same_unit(term.figure, base.figure):
            if term.sort == "level" and not _is_before(term):
                return None
            continue
        return term if term.depth == base.depth and not term.started else None
    return None


def _difference(text: Text, now: Term, base: Term, change: Term) -> Iterator[Finding]:
    moved = written(change.figure) if change.sign >= 0 else -written(change.figure)
    if compatible(
        written(now.figure) - written(base.figure),
        printed(change.figure) if change.sign >= 0 else moved,
    ):
        return
    amount = abs(now.figure.amount - base.figure.amount)
    expected, found = plain(amount, change.figure), as_written(change.figure)
    yield _finding(text, "error", now, base, change, expected, found)


def _rate(text: Text, now: Term, base: Term, rate: Term) -> Iterator[Finding]:
    ratio = written(now.figure) / written(base.figure) - exact(1)
    said = rate_interval(rate)
    if compatible(ratio, said) or (
        rate.figure.kind == "times" and compatible(ratio + exact(1), said)
    ):
        return
    severity: Severity = "error"
    if is_real(text, now):
        if not _slipped(now, base, rate):
            return
        severity = "warning"
    expected = stated(abs(now.figure.amount / base.figure.amount - 1), rate)
    yield _finding(text, severity, now, base, rate, expected, as_written(rate.figure))


def _slipped(now: Term, base: Term, rate: Term) -> bool:
    """Whether one changed digit of the rate, or of the value, would make them fit."""
    growth = now.figure.amount / base.figure.amount - 1
    unit = 1 if rate.figure.kind == "times" else 100
    tolerance = last_digit(rate.figure)
    if slip(rate.figure, abs(growth) * unit, tolerance):
        return True
    middle = rate_interval(rate).middle
    wanted = base.figure.amount * (1 + middle)
    return bool(slip(now.figure, wanted, wanted * tolerance / unit / 2))


def _finding(
    text: Text, severity: Severity, now: Term, base: Term, move: Term, expected: str, found: str
) -> Finding:
    one, two = as_written(now.figure), as_written(base.figure)
    message = f"由{two}到{one}，增减应为{expected}，文中写{found}。"
    formula = f"{one}-{two} = {expected}"
    if move.sort != "change":
        formula = f"({one}-{two})/{two} = {expected}"
    start, end = min(now.start, base.start), max(now.end, move.end)
    return finding(text, "growth", severity, start, end, message, expected, found, formula)
