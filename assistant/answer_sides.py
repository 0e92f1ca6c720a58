"""The two sides of a comparison as the answers to its parts tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.chosen import Chosen, Sentence
from assistant.compare_changes import only_bounds
from assistant.compare_periods import length_of, span_of
from index.figure import Figure
from index.indicator_names import indicator_likeness
from index.question_manner import Manner

__all__ = ["Side", "sides_of"]

_ALIKE = 0.8
_INEXACT = ("tenths", "fraction")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its figure and the sentence that this stands in.

    `name` is what the sides differ in (云汐市, 2024年, 城镇); `place` and `year` are those of the
    figure, `year` '' where the question names none.
    """

    name: str
    place: str
    year: str
    figure: Figure
    sentence: Sentence

    @property
    def falls(self) -> bool:
        """Whether the figure says how much something fell."""
        return self.figure.role in ("rate", "change") and self.figure.direction < 0


def sides_of(chosen: Sequence[Chosen]) -> tuple[Side, Side] | None:
    """The two sides that the answers to a question can be set against each other as.

    Their indicator, role and kind of unit agree, and of place and period only what the question
    sets apart differs; nothing is set against a bound (超过126万亿元). None where that fails.
    """
    pair = _members(chosen[0]) if len(chosen) == 1 else _parts(chosen)
    return pair if pair and _comparable(*pair) else None


def _parts(chosen: Sequence[Chosen]) -> tuple[Side, Side] | None:
    """The two parts of a question, each with the first of its figures."""
    if any(part.unlike for part in chosen):
        return None
    if len(chosen) != 2 or not all(part.sentences for part in chosen):
        return None
    sides = [_side(part) for part in chosen]
    one, other = sides
    if one is None or other is None:
        return None
    if one.place == other.place:
        return one, other
    return replace(one, name=one.place), replace(other, name=other.place)


def _side(part: Chosen) -> Side | None:
    sentence = part.sentences[0]
    figures = sentence.evidence.found.figures
    if not figures:
        return None
    year = next((f"{y.last}年" for y in part.question.years if y.first == y.last), "")
    place = "".join(part.question.places[:1])
    if place and figures[0].place != place:
        return None
    return Side(year, figures[0].place, year, figures[0], sentence)


def _members(part: Chosen) -> tuple[Side, Side] | None:
    """The two members of one list (城镇、农村), where the question compares them."""
    if part.question.manner is not Manner.COMPARE or not part.sentences:
        return None
    sentence = part.sentences[0]
    found = sentence.evidence.found
    if len(found.figures) != 2 or len(found.labels) != 2:
        return None
    one, other = (
        Side(label, figure.place, "", figure, sentence)
        for label, figure in zip(found.labels, found.figures, strict=True)
    )
    return one, other


def _comparable(one: Side, other: Side) -> bool:
    a, b = one.figure, other.figure
    if a == b or (a.role, a.kind, a.target_of) != (b.role, b.kind, b.target_of):
        return False
    if any(only_bounds(f) or f.parts or f.kind in _INEXACT for f in (a, b)):
        return False
    if one.falls != other.falls or (one.falls and a.role == "change"):
        return False
    if one.sentence is other.sentence:
        return True
    return indicator_likeness(a.indicator, b.indicator) >= _ALIKE and _times_fit(one, other)


def _times_fit(one: Side, other: Side) -> bool:
    """Whether two sides tell of one time, or of times as long where the years are set apart."""
    spans = [span_of(side.figure.period, side.figure.indicator) for side in (one, other)]
    if spans[0] is None or spans[1] is None:
        return False
    if one.place != other.place:
        return spans[0] == spans[1]
    apart = one.year != other.year and spans[0] != spans[1]
    return apart and length_of(spans[0], False) == length_of(spans[1], False)
