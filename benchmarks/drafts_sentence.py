"""One sentence of a produced draft, held against what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.drafts_claims import clauses, raised_over
from benchmarks.drafts_docx import Produced
from benchmarks.drafts_names import unknown_names
from benchmarks.drafts_numbers import Date, Number, dates, flat, numbers, recomputed
from benchmarks.drafts_sources import Given, Texts
from benchmarks.drafts_time import covers, given_dates, half

__all__ = ["Fault", "Sentence"]

_MARK = re.compile(r"\[(\d+)\]")
_NOTE = re.compile(r"\(据(?:\[\d+\])+计算:(?P<formula>(?:[^()]|\([^()]*\))*)\)")
_GAP = re.compile(r"【待补:[^】]*】")
_CONFLICT = re.compile(r"【不一致:[^】]*】")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])")
_LETTER = re.compile(r"^(?:[^。]{2,40}:|附件:.*|\d{4}年\d{1,2}月\d{1,2}日|[^。,]{4,30})$")
_NOW = re.compile(r"上半年|全年|本期|今年|截至|至今|目前")
_PLANS = re.compile(r"拟|计划|力争|打算|预计|将于")
_LAST_PLAN = re.compile("“[^”]*”")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing of a draft that its sources do not bear out; `what` is it, `where` its sentence."""

    kind: str
    what: str
    where: str


class Sentence:
    """One sentence with what it cites."""

    def __init__(
        self, marked: str, heading: bool, produced: Produced, texts: Texts, given: Given
    ) -> None:
        self._marked = marked
        self._texts, self._given, self._shown = texts, given, produced.sources
        self.gaps = len(_GAP.findall(marked))
        self._bare = _MARK.sub("", _GAP.sub("", _NOTE.sub("", marked)))
        self._is_heading = heading or self._looks_like_heading()
        self._marks = tuple(dict.fromkeys(int(n) for n in _MARK.findall(marked)))
        cited = produced.quotes(self._marks)
        rows = [row for row in produced.rows if row.sentence and _same(row.sentence, marked)]
        cited += produced.quotes(tuple(n for row in rows for n in row.numbers))
        self._cited = list(dict.fromkeys(cited))
        if self._is_heading:
            self._cited = [s for shown in produced.sources.values() for s in shown]
        self._quotes = [flat(source.quote) for source in self._cited]
        self._cells = texts.cells(given) if self._is_heading else []
        noted = [m["formula"] for m in _NOTE.finditer(marked)]
        self._formulas = list(dict.fromkeys([*noted, *(r.formula for r in rows if r.formula)]))
        self._numbers, self._dates = numbers(self._bare), dates(self._bare)
        self.figures = len(self._numbers) + len(self._dates)

    def faults(self) -> Iterator[Fault]:
        if not self._marks and not self._is_frame():
            yield self._fault("uncited", "")
        for n in self._marks:
            if n not in self._shown:
                yield self._fault("uncited", f"[{n}]没有列出")
        for number in self._numbers:
            if not self._is_stated(number) and not self._is_computed(number):
                yield self._fault("without_source", self._bare[number.start : number.end])
        for date in self._dates:
            if not self._is_dated(date):
                yield self._fault("without_source", self._bare[date.start : date.end])
        for formula in self._formulas:
            if trouble := self._miscomputed(formula):
                yield self._fault("without_source", trouble)
        claimed = "" if self._is_heading else _CONFLICT.sub("", self._bare)
        for clause in clauses(claimed):
            if found := raised_over(clause, self._quotes, self._bare):
                yield self._fault("raised", f"{found[0]} ← {found[1]}")
        for figure, clause in self._older():
            if self._is_stale(figure, _LAST_PLAN.sub("", clause)):
                yield self._fault("stale", figure)
        for name in unknown_names(self._bare, self._known()):
            yield self._fault("invented", name)
        for gap in _GAP.findall(self._marked):
            for name in unknown_names(_MARK.sub("", gap), self._known(everything=True)):
                yield self._fault("invented", name)

    def older(self) -> Iterator[str]:
        """The figures that are stated by sources of earlier periods alone."""
        return (figure for figure, _ in self._older())

    def _older(self) -> Iterator[tuple[str, str]]:
        """Those figures, each with its clause."""
        now = half(self._given.period)
        if self._is_heading or not now:
            return
        for number in self._numbers:
            titles = [
                self._texts.title_of(source)
                for source, quote in zip(self._cited, self._quotes, strict=True)
                if self._holds(number, quote)
            ]
            halves = [half(title) for title in titles]
            if halves and all(half and half < now for half in halves):
                clause = next(c for c in _spans(self._bare) if c[0] <= number.start < c[1])
                yield self._bare[number.start : number.end], self._bare[slice(*clause)]

    def _is_stale(self, figure: str, clause: str) -> bool:
        """Whether a clause tells an earlier period's figure as one of this period or its plans.

        The goal of a whole is one that does not change; a plan for this year is still one at its
        middle.
        """
        if re.search(rf"{re.escape(figure)}的?(?:总?目标|总)", clause):
            return False
        this_year = half(self._given.period) // 2
        dated = any(d.year == this_year for d in self._dates) and "上半年" in self._given.period
        return bool(_NOW.search(clause) or (_PLANS.search(clause) and not dated))

    def _fault(self, kind: str, what: str) -> Fault:
        return Fault(kind, what, self._marked)

    def _is_frame(self) -> bool:
        """主送, 署名 and date cite nothing; neither does a sentence that is all open."""
        words = self._bare.rstrip("。")
        return bool(self._is_heading or _LETTER.match(self._bare) or not words)

    def _looks_like_heading(self) -> bool:
        """Whether it is a heading that its paragraph runs on from; what it names is cited there."""
        words = self._bare.rstrip("。")
        return bool(_HEADING.match(words)) and len(words) <= _LONGEST_HEADING

    def _is_stated(self, number: Number) -> bool:
        return any(self._holds(number, quote) for quote in self._all_quotes())

    def _all_quotes(self) -> list[str]:
        return [*self._quotes, *self._cells, self._given.words]

    def _holds(self, number: Number, quote: str) -> bool:
        found = numbers(quote)
        if any(number.same(other) for other in found):
            return True
        bare = any(self._texts.title_of(s) in self._texts.ledgers for s in self._cited)
        return bare and any(n.amount == number.amount and not n.unit for n in found)

    def _is_computed(self, number: Number) -> bool:
        results = [found[1] for f in self._formulas if (found := recomputed(f))]
        return any(r.amount == number.amount and r.unit in ("", number.unit) for r in results)

    def _miscomputed(self, formula: str) -> str:
        """Why a formula does not hold; '' where it does and its operands are cited."""
        found = recomputed(formula)
        if found is None:
            return f"算式看不懂：{formula}"
        value, stated = found
        if not _fits(abs(value), stated):
            return f"算式不成立：{formula}"
        left = flat(formula).rpartition("=")[0].translate(str.maketrans("−—÷×", "    "))
        results = [found[1] for f in self._formulas if f != formula and (found := recomputed(f))]
        for operand in numbers(left):
            if any(operand.written == result.written for result in results):
                continue
            if not any(self._states_amount(operand, quote) for quote in self._quotes):
                return f"算式里的{operand.amount}没有出处：{formula}"
        return ""

    def _states_amount(self, operand: Number, quote: str) -> bool:
        return any(
            operand.unit in ("", n.unit) and operand.amount in (n.amount, n.written)
            for n in numbers(quote)
        ) or any(d.year == operand.amount for d in dates(quote))

    def _is_dated(self, date: Date) -> bool:
        """Whether a cited sentence states the date, or the writer gave it.

        A month without its year takes the year from the title of its report.
        """
        stated = [d for cell in self._cells for d in dates(cell)]
        if any(covers(date, other) for other in [*given_dates(self._given), *stated]):
            return True
        for source, quote in zip(self._cited, self._quotes, strict=True):
            titled = {d.year for d in dates(flat(self._texts.title_of(source)))}
            for other in dates(quote):
                if covers(date, other):
                    return True
                yearless = Date(0, date.month, date.day, 0, 0)
                of_report = not other.year and date.month and date.year in titled
                if of_report and covers(yearless, other):
                    return True
        return False

    def _known(self, everything: bool = False) -> str:
        """The words that names may come from; for an open place all that the writer gave too."""
        places = (flat(source.place) for source in self._cited)
        known = [*self._all_quotes(), *places, self._texts.templates]
        if everything or self._is_heading:
            known.append(self._texts.reports.get(self._given.last, ""))
        if everything:
            known += self._texts.cells(self._given)
        return "\n".join(known)


def _fits(value: Decimal, stated: Number) -> bool:
    """Whether a computed value is the stated one, rounded: as written, scaled, or in per cent."""
    half = Decimal(1).scaleb(-stated.decimals) * Decimal("0.51")
    factors = [Decimal(1)]
    if stated.written:
        factors.append(stated.written / stated.amount if stated.amount else Decimal(1))
    if stated.unit in ("%", "个百分点", "百分点"):
        factors.append(Decimal(100))
    return any(abs(value * factor - stated.written) <= half for factor in factors)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a flat text; what is quoted in “…” is never cut."""
    at = 0
    for stop in re.finditer("“[^”]*”|(?P<stop>[,;。])", text):
        if stop["stop"]:
            yield at, stop.end()
            at = stop.end()
    yield at, len(text) + 1


def _same(shown: str, marked: str) -> bool:
    """Whether the sentence of a row of the annex, or the paragraph of a comment, is this one."""
    plain, wanted = (_MARK.sub("", _NOTE.sub("", flat(t))) for t in (shown, marked))
    return plain == wanted
