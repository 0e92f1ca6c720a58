"""The same figure given twice in one text must be the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import is_attribute, is_base
from assistant.check_report import as_written, finding
from assistant.check_slip import slip
from assistant.finding import Finding, Severity
from assistant.interval import compatible, is_fuzzy, printed
from index.figure import Figure

__all__ = ["twice"]

_TIMES = re.compile(
    r"^(?:[0-9０-９一二三四五六七八九〇○]{4}年(?:末|底|全年)?|全年|今年|去年|年末|本年|当年|截至|目前|"
    r"上半年|前三季度|其中|全县|全市|全省|全区|全国|共|已|累计)+|(?:共|为|达到?|已达|实现|完成)+$"
)
_NARROWED = re.compile(r"其中|新增|累计|年均|平均|每|分别|规划|计划|力争|目标|[、和]")
_Key = tuple[str, str, str, str, str | None, str | None]


def twice(text: Text) -> Iterator[Finding]:
    """A finding where one name, unit, place and period have two values a slip apart."""
    known: dict[_Key, list[Term]] = {}
    for term in text.terms:
        key = _key(term)
        if key is None:
            continue
        before = known.setdefault(key, [])
        if before and not compatible(printed(before[0].figure), printed(term.figure)):
            severity = _severity(before, term)
            if severity:
                yield _finding(text, severity, before[0], term)
        before.append(term)


def _key(term: Term) -> _Key | None:
    figure = term.figure
    if term.sort != "level" or term.started or is_fuzzy(figure) or figure.role == "target":
        return None
    if is_attribute(term) or is_base(term) or _NARROWED.search(term.label):
        return None
    name = _TIMES.sub("", term.label)
    if len(name) < 4 or re.match(r"[^，。；]", term.after):
        return None
    return (name, figure.unit, figure.kind, figure.place, figure.period.start, figure.period.end)


def _severity(before: Sequence[Term], term: Term) -> Severity | None:
    """How sure it is that two values should be one: they differ by a slip, and nothing else."""
    first = before[0]
    if len(before) > 1 or first.sentence == term.sentence:
        return None
    if min(_digits(first.figure), _digits(term.figure)) < 3:
        return None
    low, high = sorted((first.figure.amount, term.figure.amount))
    scaled = any(low * 10**power == high for power in (1, 2, 3, 4))
    if scaled or slip(first.figure, term.figure.amount, Decimal(0)):
        return "error" if min(_digits(first.figure), _digits(term.figure)) > 3 else "warning"
    return None


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _finding(text: Text, severity: Severity, first: Term, term: Term) -> Finding:
    expected, found = as_written(first.figure), as_written(term.figure)
    name = _TIMES.sub("", term.label)
    message = f"同一项“{name}”前文写{expected}，此处写{found}。"
    start = term.clause[0]
    end = max(term.end, start)
    return finding(
        text, "conflict", severity, start, end, message, expected, found, f"{expected} ≠ {found}"
    )
