"""A sentence with its figures, as a question looks at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.figure import Figure
from index.question import Question

__all__ = ["Scene", "scene_of"]

_BEFORE_CHARS = 14


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its figures; `at` is the offset of the sentence in its report.

    Figures are named by their number in the sentence.
    """

    text: str
    at: int
    figures: tuple[Figure, ...]
    question: Question
    weights: Mapping[str, float]

    def span(self, number: int) -> tuple[int, int]:
        """Where a figure stands in the sentence, without the word that qualifies it."""
        figure = self.figures[number]
        return figure.start - self.at, figure.end - self.at

    def written(self, number: int) -> str:
        """A figure as the sentence writes it, with the word that qualifies it on either side."""
        end = self.span(number)[1]
        word = self._hedge(number)
        if word and self.text.startswith(word, end):
            end += len(word)
        return self.text[self._qualified(number) : end]

    def around(self, number: int) -> tuple[str, str]:
        """The words before a figure and those from it to the next, '' where there is none."""
        start, end = self._qualified(number), self.span(number)[1]
        after = self.text[end : self.span(number + 1)[0]] if number + 1 < len(self.figures) else ""
        return self.text[max(0, start - _BEFORE_CHARS) : start], after

    def _hedge(self, number: int) -> str:
        """The word that bounds or blurs a figure; '' for 达 and its like."""
        word = self.figures[number].qualifier
        return "" if word.rstrip("到").endswith("达") else word

    def _qualified(self, number: int) -> int:
        start, word = self.span(number)[0], self._hedge(number)
        return start - len(word) if word and self.text.endswith(word, 0, start) else start


def scene_of(
    text: str,
    at: int,
    figures: Sequence[Figure],
    question: Question,
    weights: Mapping[str, float],
) -> Scene:
    """The scene of a sentence at offset `at` of its report, with those figures that stand in it."""
    inside = tuple(f for f in figures if at <= f.start and f.end <= at + len(text))
    return Scene(text, at, inside, question, weights)
