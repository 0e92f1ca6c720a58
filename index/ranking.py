"""What the order of passages and sentences is made from, and how much each part of it weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from operator import mul
from typing import NamedTuple

from index.tables import remembered, rows

__all__ = ["PassageSignals", "Ranking", "SentenceSignals", "shipped_ranking"]

_TABLE = "ranking.tsv"


class PassageSignals(NamedTuple):
    """What speaks for a passage.

    `lexical` is BM25 and `cosine` the nearness of the vectors, each as a share of the best
    passage's; `place`, `year` and `kind` are how well its report fits what is named (0 to 1, see
    index/prior.py), `elsewhere` is 1 where it is of other places only.
    """

    lexical: float = 0.0
    cosine: float = 0.0
    place: float = 0.0
    year: float = 0.0
    kind: float = 0.0
    elsewhere: float = 0.0


class SentenceSignals(NamedTuple):
    """What speaks for a sentence of a passage.

    Shares of the question's weight (0 to 1): `held` by the sentence itself, `supported` with what
    leads to it. `fit` is how well its short answer fits (0 to 2), `long` what it has above 120
    characters in hundreds (at most 2), `dated` 1 where it says the asked year, `nearness` the
    cosine of its vector.
    """

    supported: float = 0.0
    held: float = 0.0
    fit: float = 0.0
    long: float = 0.0
    dated: float = 0.0
    nearness: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weight of every signal, in the order of their fields."""

    passage: tuple[float, ...]
    sentence: tuple[float, ...]

    def of_passage(self, signals: PassageSignals) -> float:
        """The weighted sum of what speaks for a passage."""
        return fsum(map(mul, self.passage, signals))

    def of_sentence(self, signals: SentenceSignals) -> float:
        """The weighted sum of what speaks for a sentence."""
        return fsum(map(mul, self.sentence, signals))

    def without(self, *names: str) -> Ranking:
        """The same ranking with the named signals switched off."""
        weights = dict(zip(_NAMES, (*self.passage, *self.sentence), strict=True))
        return _ranking(weights | dict.fromkeys(names, 0.0))


_NAMES = (*PassageSignals._fields, *SentenceSignals._fields)


@remembered
def shipped_ranking() -> Ranking:
    """The ranking of index/data/ranking.tsv.

    Weights learned from 147 questions over real reports (listwise, cross-validated) chose the
    answering sentence 2 points less often than these, which are the optimum on those questions
    in each direction too.
    """
    return _ranking({name: float(weight) for name, weight in rows(_TABLE)})


def _ranking(weights: Mapping[str, float]) -> Ranking:
    return Ranking(
        tuple(weights[name] for name in PassageSignals._fields),
        tuple(weights[name] for name in SentenceSignals._fields),
    )
