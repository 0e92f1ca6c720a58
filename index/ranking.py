"""What the order of passages and sentences is made from, and how much each part of it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from index.asked import Form
from index.tables import remembered, rows

__all__ = ["PassageSignals", "Ranking", "SentenceSignals", "Weights", "shipped_ranking"]

_TABLE = "ranking.tsv"


class PassageSignals(NamedTuple):
    """What speaks for a passage.

    `lexical` is BM25 and `cosine` the nearness of the vectors, each as a share of the best
    passage's; `place`, `year` and `kind` are how well its report fits what is named (0 to 1, see
    index/prior.py), `elsewhere` is 1 where it is of other places only; `neighbour` is the better
    `lexical` of the passages beside it.
    """

    lexical: float = 0.0
    cosine: float = 0.0
    place: float = 0.0
    year: float = 0.0
    kind: float = 0.0
    elsewhere: float = 0.0
    neighbour: float = 0.0


class SentenceSignals(NamedTuple):
    """What speaks for a sentence of a passage.

    Shares of the question's weight (0 to 1): `held` by the sentence, `clause` by the best of its
    clauses, `supported` with what leads to it. `run` is the longest stretch of the question in it
    (1 from six characters), `official` is 1 where it holds an official term for the asked words,
    `said` the share of the asked things in it and `spoken` in its passage. `fit` is how well its
    short answer fits (0 to 2), `indicator` the likeness of its best figure's indicator to the
    asked one (0 to 1), `long` what it has above 120 characters in hundreds (at most 2), `dated` 1
    where it says the asked year, `planned` 1 where plan or result are as asked, −1 where not, and
    `nearness` the cosine of its vector.
    """

    supported: float = 0.0
    held: float = 0.0
    clause: float = 0.0
    run: float = 0.0
    official: float = 0.0
    said: float = 0.0
    spoken: float = 0.0
    fit: float = 0.0
    indicator: float = 0.0
    long: float = 0.0
    dated: float = 0.0
    planned: float = 0.0
    nearness: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of every signal, in the order of their fields."""

    passage: tuple[float, ...]
    sentence: tuple[float, ...]

    def of_passage(self, signals: PassageSignals) -> float:
        """The weighted sum of what speaks for a passage."""
        return sum(map(mul, self.passage, signals))

    def of_sentence(self, signals: SentenceSignals) -> float:
        """The weighted sum of what speaks for a sentence."""
        return sum(map(mul, self.sentence, signals))

    def without(self, *names: str) -> Weights:
        """The same weights with those of the named signals at 0."""
        return Weights(
            tuple(
                0.0 if name in names else weight
                for name, weight in zip(PassageSignals._fields, self.passage, strict=True)
            ),
            tuple(
                0.0 if name in names else weight
                for name, weight in zip(SentenceSignals._fields, self.sentence, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Weights for questions that ask for an amount or a date, and for all others."""

    amounts: Weights
    others: Weights

    def of(self, form: Form) -> Weights:
        """The weights for questions whose answer has this form."""
        return self.amounts if form in (Form.AMOUNT, Form.DATE) else self.others

    def without(self, *names: str) -> Ranking:
        """The same ranking with the named signals switched off."""
        return Ranking(self.amounts.without(*names), self.others.without(*names))


@remembered
def shipped_ranking() -> Ranking:
    """The ranking of index/data/ranking.tsv (learned by scripts/train_ranking.py)."""
    table = {name: (float(amount), float(other)) for name, amount, other in rows(_TABLE)}
    amounts, others = (
        Weights(
            tuple(table[name][at] for name in PassageSignals._fields),
            tuple(table[name][at] for name in SentenceSignals._fields),
        )
        for at in (0, 1)
    )
    return Ranking(amounts, others)
