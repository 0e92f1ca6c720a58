"""Every figure of a report, read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.figure import Figure
from index.quantities import Quantity, quantities
from index.report import Report
from index.sentences import sentence_spans

__all__ = ["read_figures"]


def read_figures(report: Report) -> tuple[Figure, ...]:
    """The figures of a report in the order of its text, without overlap."""
    return tuple(
        figure for span in sentence_spans(report.text) for figure in _of_sentence(report, span)
    )


def _of_sentence(report: Report, span: tuple[int, int]) -> Iterator[Figure]:
    sentence = report.text[span[0] : span[1]]
    for quantity in quantities(sentence):
        yield _figure(report, span, sentence, quantity)


def _figure(report: Report, span: tuple[int, int], sentence: str, quantity: Quantity) -> Figure:
    start, end = span[0] + quantity.start, span[0] + quantity.end
    clause = re.split(r"[，,。；;：:]", sentence[: quantity.start])[-1]
    return Figure(
        report=report.id,
        start=start,
        end=end,
        quote=report.text[start:end],
        value=quantity.value,
        scale=quantity.scale,
        unit=quantity.unit,
        kind=quantity.kind,
        indicator=clause,
        of="",
        qualifier=quantity.qualifier or quantity.tail,
        role="level",
        target_of="",
        direction=0,
        period=report.metadata.period,
        place=report.metadata.place.value,
        sentence=span,
        upper=quantity.upper,
    )
