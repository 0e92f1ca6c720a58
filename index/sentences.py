"""Sentences with their offsets."""

from __future__ import annotations

import re

__all__ = ["sentence_spans"]

_END = re.compile(r"(?:[。！？!?]+|[；;]+)[”’」』）)\"]*|\n+")


def sentence_spans(text: str, clauses: bool = False) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, end exclusive, without surrounding white space.

    A sentence ends at 。！？, at a semicolon only when `clauses` is true, and at a line end;
    closing
    quotation marks and brackets stay with it.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if not clauses and found.group()[0] in "；;":
            continue
        _keep(text, start, found.end(), spans)
        start = found.end()
    _keep(text, start, len(text), spans)
    return spans


def _keep(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
