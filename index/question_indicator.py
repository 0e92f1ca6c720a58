"""The indicator that a question asks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.indicator_names import canonical_indicator, indicator_names, written_names

__all__ = ["indicator_of"]

_LONGEST = 16
_EDGES = re.compile(
    r"^(?:[了是有在共达到完成做]|增长|增加|下降)+|(?:增长率|增长|增加|下降|增速|增幅|涨幅|降幅|目标|计划|[了是有到])+$"
)


def indicator_of(topic: str, official: Iterable[str], unit_kind: str) -> str:
    """The canonical name of what a question asks of, '' where the lexicon has none for it.

    `topic` is what the question is about without question words, with blanks where those stood;
    `official` are the official terms its words may stand for, likeliest first. The name of the
    longest words counts, of two equally long the later one, which is the head in Chinese.
    `unit_kind` decides between names that are written alike.
    """
    known = indicator_names()
    for name in _candidates(topic, official):
        canonical = canonical_indicator(name, unit_kind)
        if canonical in known:
            return canonical
        canonical = canonical_indicator(name)
        if canonical in known:
            return canonical
    return ""


def _candidates(topic: str, official: Iterable[str]) -> Iterator[str]:
    pieces = [_EDGES.sub("", piece) for piece in re.split(r"[\s的]+", topic.upper())]
    yield from sorted((p for p in pieces if len(p) > 2), key=len, reverse=True)
    joined = "".join(pieces)
    yield from _written(joined)
    yield from official


def _written(text: str) -> list[str]:
    """The names of the lexicon that stand in a text, the longest first, the later before others."""
    names = written_names()
    for length in range(min(_LONGEST, len(text)), 1, -1):
        starts = range(len(text) - length, -1, -1)
        found = [text[i : i + length] for i in starts if text[i : i + length] in names]
        if found:
            return found
    return []
