"""Sentences that say again, or otherwise, what another one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from assistant.evidence_measure import key_of

if TYPE_CHECKING:
    from assistant.evidence_sentence import Sentence

__all__ = ["echoes", "without_echoes"]

_ALIKE, _OF_SAME_FIGURES = 0.7, 0.3


def without_echoes(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences less those that echo one of another report before them."""
    by_mark: dict[object, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        marks = set(_marks(sentence))
        near = {id(s): s for mark in marks for s in by_mark[mark]}.values()
        report = sentence.citation.report
        if not any(s.citation.report != report and echoes(sentence, s) for s in near):
            for mark in marks:
                by_mark[mark].append(sentence)
            yield sentence


def echoes(one: Sentence, other: Sentence) -> bool:
    """Whether a sentence repeats another one, or gives one of its figures another value."""
    return _repeats(one, other) or _disagrees(one, other)


def _repeats(one: Sentence, other: Sentence) -> bool:
    first, second = ({(f.amount, f.unit) for f in s.figures} for s in (one, other))
    shared = _shared(one, other)
    if first and second and (first <= second or second <= first) and shared > _OF_SAME_FIGURES:
        return True
    return shared >= _ALIKE


def _disagrees(one: Sentence, other: Sentence) -> bool:
    """Whether two reports give one figure two values."""
    if one.citation.report == other.citation.report:
        return False
    values = dict(_measured(other))
    return any(values.get(what, amount) != amount for what, amount in _measured(one))


def _measured(sentence: Sentence) -> Iterator[tuple[object, object]]:
    for f in sentence.figures:
        yield (key_of(f.indicator, f.kind), f.kind, f.role, f.period), f.amount


def _marks(sentence: Sentence) -> Iterator[object]:
    """What a sentence shares with every one that it may echo: a value, an indicator, its start."""
    yield sentence.text[:8]
    for f in sentence.figures:
        yield f.amount, f.unit
        yield key_of(f.indicator, f.kind), f.role


def _shared(one: Sentence, other: Sentence) -> float:
    """The part of the pairs of characters of the shorter sentence that the other one has."""
    first, second = ({s.text[i : i + 2] for i in range(len(s.text) - 1)} for s in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))
