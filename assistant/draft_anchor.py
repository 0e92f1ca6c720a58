"""The figures in a section of a draft, each with the citations or the calculation it stands on."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.draft_marks import GAP, MARK, NOTE, WORDS, Part, numbers_in, parts, without_marks
from assistant.draft_model import BY_HAND, CellCitation, Section
from assistant.reply import Citation
from assistant.stated import Amount, Day, Stated, given_days, holds, same, stated

__all__ = ["Anchor", "anchors", "computes", "quoted_at", "sentence_at", "stands_in"]

_END = re.compile(r"[。！？]+[”’』」）]*(?:\[\d{1,4}\])*|\n")
_SPACE = re.compile(r"\s+")
_RESULT = re.compile(r"[=＝≈]([^=＝≈；;，]*)")
_MINUS = re.compile(r"\s*[-−－]")
_FALL = re.compile(r"(?:降|减|少|低|跌|缩|收窄|回落|负增长)[^，。；、\d升增]{0,6}$")
_HIDDEN = "□"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure of a section's text: `text` is as it is written from `start` to `end`, exclusive.

    `citations` are those among the marks behind it whose quotes state it, in the order of the
    marks. A computed figure has its `formula` ('(421−318)÷318=32.4%') and the citations of the
    figures that it was computed from. Both are empty where the figure has no source.
    """

    start: int
    end: int
    text: str
    citations: tuple[Citation, ...]
    formula: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    """Marks that stand together, or the note of a calculation, from `start` on."""

    start: int
    citations: tuple[Citation, ...]
    formula: str = ""


def anchors(section: Section) -> tuple[Anchor, ...]:
    """The figures of a section's text in its order: amounts, and dates of at least a year.

    Digits in marks, in notes of calculations and in 【…】 are none.
    """
    plain = without_marks(section.text)
    groups = tuple(_groups(section))
    starts = [group.start for group in groups]
    made = []
    for figure in stated(_hidden(plain.text)):
        start, end = plain.offsets[figure.start], plain.offsets[figure.end - 1] + 1
        words = plain.text[figure.start : figure.end]
        governing = _governing(section.text, end, groups[bisect_left(starts, end) :])
        citations, formula = _sources(figure, words, plain.text[: figure.start], governing)
        made.append(Anchor(start, end, words, citations, formula))
    return tuple(made)


def stands_in(citation: Citation, value: Amount | Day, words: str) -> bool:
    """Whether the quote of a citation states a figure, in whatever scale, width or spacing."""
    bare = isinstance(citation, CellCitation) or citation.title == BY_HAND
    if holds(citation.quote, value, bare=bare):
        return True
    if isinstance(value, Day) and not citation.report and value in _widened(citation.quote):
        return True
    plain, wanted = _plain(citation.quote), _plain(words)
    return re.search(rf"(?<![\d.]){re.escape(wanted)}(?!\d)", plain) is not None


def quoted_at(citation: Citation, words: str) -> tuple[int, int] | None:
    """Where the quote of a citation states a figure that is so written in a draft."""
    for wanted in stated(words):
        for found in stated(citation.quote):
            if same(wanted.value, found.value):
                return found.start, found.end
    at = citation.quote.find(words)
    return (at, at + len(words)) if at >= 0 else None


def sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence around an offset, with its full stop, and with the quotes and marks behind it.

    A sentence ends with its line at the latest; the line end is no part of it.
    """
    start = 0
    for found in _END.finditer(text):
        if at < found.end():
            return start, found.end() if found.group() != "\n" else found.start()
        start = found.end()
    return start, len(text)


def _hidden(text: str) -> str:
    """The text with its gaps made unreadable; its length stays."""
    return "".join(
        _HIDDEN * len(part.text) if part.kind == GAP else part.text for part in parts(text)
    )


def _groups(section: Section) -> Iterator[_Group]:
    cited = {citation.n: citation for citation in section.citations}
    run: list[Part] = []
    for part in (*parts(section.text), Part(WORDS, 0, 0, "")):
        if part.kind == MARK:
            run.append(part)
            continue
        if run:
            numbers = [n for mark in run for n in numbers_in(mark.text)]
            yield _Group(run[0].start, _named(cited, numbers))
            run = []
        if part.kind == NOTE:
            head, _, formula = part.text.partition("计算：")
            yield _Group(part.start, _named(cited, numbers_in(head)), formula.removesuffix("）"))


def _named(cited: dict[int, Citation], numbers: Sequence[int]) -> tuple[Citation, ...]:
    return tuple(cited[n] for n in dict.fromkeys(numbers) if n in cited)


def _governing(text: str, at: int, groups: Sequence[_Group]) -> Iterator[_Group]:
    """The groups behind the figure that ends at an offset, up to the end of its sentence."""
    end = sentence_at(text, at - 1)[1]
    for group in groups:
        if group.start >= end:
            return
        yield group


def _sources(
    figure: Stated, words: str, before: str, groups: Iterator[_Group]
) -> tuple[tuple[Citation, ...], str]:
    """The citations and the formula of the nearest group that states or computes a figure."""
    for group in groups:
        if group.formula and computes(group.formula, figure, words, before):
            return group.citations, group.formula
        standing = tuple(c for c in group.citations if stands_in(c, figure.value, words))
        if standing:
            return standing, ""
    return (), ""


def computes(formula: str, figure: Stated, words: str, before: str = "") -> bool:
    """Whether a figure is a result in a formula, whose units may be left out.

    `before` is the text up to the figure: after a word for a fall ('下降7.8%') a result below zero
    is written without its sign.
    """
    results: list[str] = _RESULT.findall(formula)
    if _FALL.search(before):
        results += [_MINUS.sub("", result) for result in results if _MINUS.match(result)]
    return any(
        holds(result, figure.value, bare=True) or _plain(result) == _plain(words)
        for result in results
    )


def _widened(quote: str) -> frozenset[Day]:
    """The days, months and year that a period given by the user begins and ends with."""
    days = given_days(quote)
    return frozenset(
        wide
        for day in days
        for wide in (day, Day(day.year, day.month), Day(day.year), Day(None, day.month, day.day))
    )


def _plain(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))
