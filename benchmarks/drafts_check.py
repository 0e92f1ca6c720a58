"""A second opinion on a produced draft: reads the file and the sources, nothing of the drafter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.drafts_docx import Produced
from benchmarks.drafts_numbers import dates, flat
from benchmarks.drafts_sentence import Fault, Sentence
from benchmarks.drafts_sources import Given, Texts
from benchmarks.drafts_time import covers, given_dates

__all__ = ["KINDS", "Checked", "Fault", "check_produced"]

KINDS = ("without_source", "raised", "invented", "stale", "misquoted", "uncited")
_END = re.compile(r"[。!?！？]+[”’』」)）]*")


@dataclass(frozen=True, slots=True)
class Checked:
    """How many figures a draft states, dates included, its open places, and what is wrong.

    `older` are the sentences and figures that stand only in reports of earlier periods: they are
    no faults, but for a reader to look at whether each is one that does not change.
    """

    sentences: int
    figures: int
    gaps: int
    faults: tuple[Fault, ...]
    older: tuple[tuple[str, str], ...] = ()

    def count(self, kind: str) -> int:
        """How many faults of a kind there are."""
        return sum(fault.kind == kind for fault in self.faults)


def check_produced(produced: Produced, texts: Texts, given: Given) -> Checked:
    """The check of a produced file against its sources and what its writer gave."""
    faults: list[Fault] = []
    for source in (s for shown in produced.sources.values() for s in shown):
        if trouble := texts.trouble(source, given):
            faults.append(Fault("misquoted", f"[{source.n}] {trouble}", source.quote[:80]))
    figures = sentences = gaps = 0
    older: list[tuple[str, str]] = []
    faults += _title_faults(produced, given)
    for sentence, heading in _said(produced):
        checker = Sentence(sentence, heading, produced, texts, given)
        faults += checker.faults()
        figures += checker.figures
        gaps += checker.gaps
        older += [(sentence, figure) for figure in checker.older()]
        sentences += 1
    return Checked(sentences, figures, gaps, tuple(faults), tuple(older))


def _said(produced: Produced) -> Iterator[tuple[str, bool]]:
    """The sentences of the text proper, flat, and whether each is a heading."""
    for line in produced.lines:
        for sentence in _sentences(flat(line.text)):
            yield sentence, line.heading


def _sentences(line: str) -> Iterator[str]:
    at = 0
    for end in _END.finditer(line):
        yield line[at : end.end()]
        at = end.end()
    if line[at:]:
        yield line[at:]


def _title_faults(produced: Produced, given: Given) -> Iterator[Fault]:
    """A title cites nothing: what it says of time was given."""
    for date in dates(flat(produced.title)):
        if not any(covers(date, other) for other in given_dates(given)):
            yield Fault("without_source", flat(produced.title)[date.start : date.end], "标题")
