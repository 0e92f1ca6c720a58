"""Things listed by name must be as many as the text counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.check_clauses import Term, Text
from assistant.check_report import as_written, finding
from assistant.finding import Finding, Severity
from assistant.interval import is_fuzzy

__all__ = ["lists"]

_COUNTERS = frozenset("个家所座项处条户种类镇县乡市区村部起台幢栋片段")
_OPEN_ENDED = re.compile(r"等|其中|含|包括|例如|如|主要|分别|不|见|以|由|即|是|为|简称|下同")
_BRACKET = re.compile(
    r"[^，。；：（）()、\n]{0,14}[（(](?P<names>[^（）()\s，,。；;：:0-9０-９]{4,160})[）)]"
)
_NAMED_AFTER = re.compile(
    r"[^，。；：（）()、\n]{0,16}[，,]?分别[为是][：:]?(?P<names>[^。；;\n0-9０-９]{4,200})[。；;\n]"
)
_JOIN = re.compile(r"[、，,；;]|以及|(?<=[^\s])(?:和|及|与)(?=[^\s])")
_WEAK = re.compile(r"以及|和|及|与")


@dataclass(frozen=True, slots=True)
class _Names:
    """A row of names: at least `least` and at most `most`, as 和 may stand inside a name."""

    least: int
    most: int
    longest: int


def lists(text: Text) -> Iterator[Finding]:
    """A finding for each count that is not the number of the names which it announces."""
    for term in text.terms:
        if _is_count(term):
            yield from _bracket(text, term)
            yield from _listed(text, term)
            yield from _before(text, term)


def _is_count(term: Term) -> bool:
    figure = term.figure
    whole = figure.scale == 1 and figure.value == int(figure.value)
    return figure.unit in _COUNTERS and whole and 2 <= figure.value <= 40 and not is_fuzzy(figure)


def _names(row: str) -> _Names:
    weak = len(_WEAK.findall(row))
    items = [item for item in _JOIN.split(row) if item]
    strong = len([item for item in re.split(r"[、，,；;]", row) if item])
    return _Names(strong, strong + weak, max(map(len, items), default=0))


def _bracket(text: Text, term: Term) -> Iterator[Finding]:
    """N 个…（甲、乙、丙）."""
    match = _BRACKET.match(text.text, term.end)
    if match and "、" in match["names"] and not _OPEN_ENDED.search(match["names"]):
        yield from _compare(text, term, _names(match["names"]), term.start, match.end())


def _listed(text: Text, term: Term) -> Iterator[Finding]:
    """N 项…，分别为：甲、乙、丙。"""
    match = _NAMED_AFTER.match(text.text, term.end)
    if match and "、" in match["names"] and not re.search("等|[，,：:]", match["names"]):
        yield from _compare(text, term, _names(match["names"]), term.start, match.end("names"))


def _before(text: Text, term: Term) -> Iterator[Finding]:
    """甲、乙、丙等 2 座…: more names than the count."""
    clause = re.split(r"[，,。；;：:（）()\n]", _said(text, term))[-1]
    if not clause.endswith("等") or clause.count("、") < 1 or re.search(r"[0-9０-９]", clause):
        return
    names = _names(clause[:-1])
    if names.least > term.figure.value and names.longest <= 14:
        start = term.start - len(clause)
        yield _finding(text, "warning", term, names, start, term.end)


def _said(text: Text, term: Term) -> str:
    return text.text[max(term.sentence[0], term.start - 160) : term.start]


def _compare(text: Text, term: Term, names: _Names, start: int, end: int) -> Iterator[Finding]:
    if names.least <= term.figure.value <= names.most or names.longest > 24:
        return
    if names.least < 2 or abs(names.least - term.figure.value) > 3:
        return
    severity: Severity = "error" if names.longest <= 16 else "warning"
    yield _finding(text, severity, term, names, start, end)


def _finding(
    text: Text, severity: Severity, term: Term, names: _Names, start: int, end: int
) -> Finding:
    found = as_written(term.figure)
    expected = f"{names.least}{term.figure.unit}"
    message = f"文中写{found}，列出名称的有{expected}。"
    formula = f"列名 = {expected}"
    return finding(text, "sum", severity, start, end, message, expected, found, formula)
