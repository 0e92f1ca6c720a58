"""Shares must follow from the part and the whole that the text states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.check_clauses import Term, Text
from assistant.check_kinds import alike_names, same_measure
from assistant.check_portions import Portion, portions, share_interval
from assistant.check_report import as_written, finding, percent
from assistant.check_share_whole import Stated, stated_whole
from assistant.finding import Finding, Severity
from assistant.interval import Interval, compatible, written

__all__ = ["shares"]

_NEAR = 1200


def shares(text: Text) -> Iterator[Finding]:
    """A finding for each share above 100 or of no whole that the text states."""
    for term in text.terms:
        if term.sort == "share" and term.figure.unit == "%" and term.figure.value > 100:
            yield _above(text, term)
    for group in _groups(portions(text)):
        parts = {p.part for p in group}
        stated = [stated_whole(text, p, parts) for p in group]
        fitting = [t for s in stated for t in s.fits]
        apart = [] if fitting else list(_apart(text, group))
        yield from apart or _broken(text, group, [_like(s, fitting) for s in stated])


def _above(text: Text, share: Term) -> Finding:
    found = as_written(share.figure)
    message = f"占比{found}超过了100%。"
    span = (share.clause[0], share.end)
    return finding(text, "ratio", "warning", *span, message, "100%", found, f"{found} > 100%")


def _like(one: Stated, fitting: Sequence[Term]) -> Stated:
    """Measured against the whole that fits the other shares of its group, if it fits none."""
    if one.fits or not fitting or not one.portion.whole:
        return one
    return Stated(one.portion, fitting[-1], True, ())


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
        alike = alike_names([other.part.label, portion.part.label])
        expected = percent(portion.part.figure.amount / size.middle, portion.share.figure)
        yield _finding(
            text,
            "error" if agreed or (portion.whole and alike) else "warning",
            min(other.part.start, portion.part.start),
            portion,
            expected,
            f"{as_written(portion.part.figure)}/({as_written(other.part.figure)}/"
            f"{as_written(other.share.figure)}) = {expected}",
            f"与{as_written(other.part.figure)}占{as_written(other.share.figure)}推算的总数相比，"
            f"{as_written(portion.part.figure)}应占{expected}，文中写{as_written(portion.share.figure)}。",
        )


def _broken(text: Text, group: Sequence[Portion], stated: Sequence[Stated]) -> Iterator[Finding]:
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
