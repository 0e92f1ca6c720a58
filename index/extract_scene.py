"""A sentence with its figures, as a question looks at it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.coverage import coverage_by_token
from index.figure import Figure
from index.question import Question

__all__ = ["Scene", "scene_of"]

_CLAUSE = re.compile(
    r"(?<!\d)[，,](?!\d)|(?<=\d)[，](?=\d)|[；;。：:！？!?、\n（）()]|(?<=[^\d])[,](?=[^\d])"
)
_GOES_ON = re.compile(r"其中|达|总[量数额]|累计|同比|增[长至]|提高|下降|占|为|均|居")
_BEFORE_CHARS = 14


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its figures and what each of its clauses holds of a question.

    `at` is the offset of the sentence in its report; `clauses` are offsets into the sentence,
    `held` the question's tokens in each clause, `busy` whether a clause has a figure of its own
    that the next clause does not go on with (其中 opens the parts of what stands before; 达到,
    增长, 占 and the like say more of it).
    """

    text: str
    at: int
    figures: tuple[Figure, ...]
    question: Question
    weights: Mapping[str, float]
    clauses: tuple[tuple[int, int], ...]
    held: tuple[frozenset[str], ...]
    busy: tuple[bool, ...]

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
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)] if inside else []
    clauses = tuple((a, b) for a, b in pairwise(cuts) if b > a)
    held = tuple(coverage_by_token(text[a:b], weights) for a, b in clauses)
    busy = tuple(
        any(a <= f.start - at < b for f in inside) and not _GOES_ON.match(text, b)
        for a, b in clauses
    )
    return Scene(text, at, inside, question, weights, clauses, held, busy)
