"""Shares must follow from the part and the whole that the text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.check_clauses import Term, Text
from assistant.check_kinds import common_name, same_measure
from assistant.check_portions import Portion, core, portions, share_interval
from assistant.check_report import as_written, finding, percent
from assistant.check_slip import slip
from assistant.finding import Finding, Severity
from assistant.interval import Interval, compatible, is_fuzzy, last_digit, written

__all__ = ["shares"]

_NEAR, _FAR, _MANY = 1200, 8000, 60


def shares(text: Text) -> Iterator[Finding]:
    """A finding for each share above 100 or of no whole that the text states."""
    for term in text.terms:
        if term.sort == "share" and term.figure.unit == "%" and term.figure.value > 100:
            yield _above(text, term)
    for group in _groups(portions(text)):
        parts = {p.part for p in group}
        stated = [_against(text, p, parts) for p in group]
        fitting = [t for s in stated for t in s.fits]
        apart = [] if fitting else list(_apart(text, group))
        yield from apart or _broken(text, group, [_like(s, fitting) for s in stated])


def _above(text: Text, share: Term) -> Finding:
    found = as_written(share.figure)
    message = f"占比{found}超过了100%。"
    span = (share.clause[0], share.end)
    return finding(text, "ratio", "warning", *span, message, "100%", found, f"{found} > 100%")


@dataclass(frozen=True, slots=True)
class _Stated:
    """The whole that the words give a share, if any, and the figures around that fit as one."""

    portion: Portion
    whole: Term | None
    exactly: bool
    fits: tuple[Term, ...]


def _against(text: Text, portion: Portion, parts: set[Term]) -> _Stated:
    fits = [t for t in _candidates(text, portion) if t not in parts and _fits(portion, t)]
    whole = _whole(text, portion, parts)
    exactly = whole is not None and (
        _ends(whole, portion.whole) if portion.whole else _announces(text, whole, portion.part)
    )
    return _Stated(portion, whole, exactly, tuple(fits))


def _like(one: _Stated, fitting: Sequence[Term]) -> _Stated:
    """Measured against the whole that fits the other shares of its group, if it fits none."""
    if one.fits or not fitting or not one.portion.whole:
        return one
    return _Stated(one.portion, fitting[-1], True, ())


def _candidates(text: Text, portion: Portion) -> list[Term]:
    """The levels near a share that could be its whole."""
    low = max(0, portion.index - _MANY)
    around = text.terms[low : portion.index + 8]
    near = [t for t in around if abs(t.start - portion.share.start) < _NEAR]
    named = [t for t in _earlier(text, portion) if _match(portion.whole, t) >= 1]
    return [
        t
        for t in dict.fromkeys((*near, *named))
        if t is not portion.part
        and t.sort == "level"
        and same_measure(t.figure, portion.part.figure)
    ]


def _earlier(text: Text, portion: Portion) -> list[Term]:
    if not portion.whole:
        return []
    terms = text.terms[max(0, portion.index - 6 * _MANY) : portion.index]
    return [t for t in terms if portion.share.start - t.start < _FAR]


def _match(name: str, term: Term) -> int:
    """How well a figure's words fit the name of a whole: 2 fully, 1 in the main, 0 not."""
    if len(name) < 2:
        return 0
    common = common_name(name, core(term.label))
    return 2 if common == len(name) else 1 if common >= 2 and common * 3 >= len(name) * 2 else 0


def _ends(term: Term, name: str) -> bool:
    """Whether a figure's words end in a name, so that it is what the name names."""
    return len(name) > 1 and core(term.label).endswith(name)


def _whole(text: Text, portion: Portion, parts: set[Term]) -> Term | None:
    """The figure that the words give as the whole of a share."""
    levels = [
        t
        for t in (*_earlier(text, portion), *_here(text, portion))
        if t.sort == "level"
        and t not in parts
        and t.start < portion.share.start
        and same_measure(t.figure, portion.part.figure)
        and not is_fuzzy(t.figure)
    ]
    named = [t for t in levels if portion.whole and _ends(t, portion.whole)]
    if named:
        return named[-1]
    announced = [t for t in levels if _announces(text, t, portion.part)]
    announced = [t for t in announced if _larger(t, portion) or _slipped(t, portion)]
    if announced:
        return announced[-1]
    here = [t for t in levels if t.sentence == portion.part.sentence and _larger(t, portion)]
    return here[0] if len(here) == 1 and not portion.whole else None


def _larger(term: Term, portion: Portion) -> bool:
    return term.figure.amount >= portion.part.figure.amount


def _slipped(term: Term, portion: Portion) -> bool:
    """Whether one changed digit of a part larger than its whole would make the share hold."""
    part = portion.part.figure
    meant = written(term.figure) * share_interval(portion.share)
    return bool(slip(part, meant.middle, (meant.high - meant.low) / 2 + last_digit(part)))


def _here(text: Text, portion: Portion) -> tuple[Term, ...]:
    return text.terms[max(0, portion.index - 12) : portion.index]


def _announces(text: Text, total: Term, part: Term) -> bool:
    """Whether the words between say that one is part of the other."""
    between = text.text[total.end : part.start]
    return len(between) < 160 and len(re.findall("其中|[^，。]中[，,]", between)) == 1


def _fits(portion: Portion, whole: Term) -> bool:
    if whole.figure.amount <= 0:
        return False
    try:
        ratio = written(portion.part.figure) / written(whole.figure)
    except ZeroDivisionError:
        return False
    return compatible(ratio, share_interval(portion.share))


def _groups(known: Sequence[Portion]) -> list[list[Portion]]:
    """Shares of one whole that stand together."""
    groups: list[list[Portion]] = []
    for portion in known:
        last = groups[-1][-1] if groups else None
        if last and portion.share.start - last.share.end < 400 and _one_whole(last, portion):
            groups[-1].append(portion)
        else:
            groups.append([portion])
    return groups


def _one_whole(a: Portion, b: Portion) -> bool:
    if not same_measure(a.part.figure, b.part.figure):
        return False
    same = a.share.sentence == b.share.sentence
    return a.whole == b.whole and (bool(a.whole) or same)


def _implied(portion: Portion) -> Interval | None:
    try:
        return written(portion.part.figure) / share_interval(portion.share)
    except ZeroDivisionError:
        return None


def _apart(text: Text, group: Sequence[Portion]) -> Iterator[Finding]:
    """A finding where shares of one whole imply wholes of unlike size."""
    implied = [(p, i) for p in group if (i := _implied(p))]
    for at, (portion, one) in enumerate(implied):
        others = [(p, i) for n, (p, i) in enumerate(implied) if n != at]
        if not others or any(compatible(one, i) for _, i in others):
            continue
        if len(others) == 1 and at == 0:
            continue
        agreed = len(others) > 1 and compatible(others[0][1], others[1][1])
        other, size = others[0]
        expected = percent(portion.part.figure.amount / size.middle, portion.share.figure)
        yield _finding(
            text,
            "error" if portion.whole or agreed else "warning",
            min(other.part.start, portion.part.start),
            portion,
            expected,
            f"{as_written(portion.part.figure)}/({as_written(other.part.figure)}/"
            f"{as_written(other.share.figure)}) = {expected}",
            f"与{as_written(other.part.figure)}占{as_written(other.share.figure)}推算的总数相比，"
            f"{as_written(portion.part.figure)}应占{expected}，文中写{as_written(portion.share.figure)}。",
        )


def _broken(text: Text, group: Sequence[Portion], stated: Sequence[_Stated]) -> Iterator[Finding]:
    """A finding for each share that does not follow from the whole the words give it."""
    held = any(s.fits for s in stated)
    for one in stated:
        if one.fits or one.whole is None:
            continue
        portion, whole = one.portion, one.whole
        agree = not held and len(group) > 1 and _agree(group)
        far = portion.share.start - whole.start > _NEAR
        sure = one.exactly and not agree and not (far and not held)
        ratio = portion.part.figure.amount / whole.figure.amount
        expected = percent(ratio, portion.share.figure)
        yield _finding(
            text,
            "error" if sure else "warning",
            min(portion.part.start, whole.start)
            if not far and whole.sentence == portion.part.sentence
            else portion.part.start,
            portion,
            expected,
            f"{as_written(portion.part.figure)}/{as_written(whole.figure)} = {expected}",
            f"{as_written(portion.part.figure)}应占{as_written(whole.figure)}的{expected}，"
            f"文中写{as_written(portion.share.figure)}。",
        )


def _agree(group: Sequence[Portion]) -> bool:
    """Whether the shares imply one whole, so that it is another than the one stated."""
    implied = [i for p in group if (i := _implied(p))]
    return all(compatible(a, b) for a, b in pairwise(implied))


def _finding(
    text: Text,
    severity: Severity,
    start: int,
    portion: Portion,
    expected: str,
    formula: str,
    message: str,
) -> Finding:
    found = as_written(portion.share.figure)
    end = max(portion.share.end, portion.part.end)
    return finding(text, "ratio", severity, start, end, message, expected, found, formula)
