"""Pairs to train on: headings, held-out sentences and made-up questions with their passages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from train_encoder_contrast import Pairs
from train_encoder_text import Document, cloze
from train_encoder_tokens import tokenise

__all__ = ["build_pairs"]

_HEAD = 8
_REPEATS = {"report_paragraphs": 4, "drcd_simplified": 2}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A document with its sentences, which are numbers `first` and on among all sentences."""

    document: Document
    number: int
    first: int
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class _Pair:
    query: str
    without: int


def _heading(passage: _Passage, _: random.Random) -> Iterator[_Pair]:
    if passage.document.query:
        yield _Pair(passage.document.query, -1)


def _held_out(passage: _Passage, rng: random.Random) -> Iterator[_Pair]:
    """Inverse cloze: a sentence finds its passage, mostly without standing in it."""
    shown = min(len(passage.sentences), _HEAD)
    if shown < 2:
        return
    for at in rng.sample(range(shown), min(shown, _REPEATS.get(passage.document.source, 1))):
        out = rng.random() < 0.8
        yield _Pair(passage.sentences[at][:80], passage.first + at if out else -1)


def _question(passage: _Passage, rng: random.Random) -> Iterator[_Pair]:
    for _ in range(_REPEATS.get(passage.document.source, 1)):
        question = cloze(rng.choice(passage.sentences[:_HEAD]), rng)
        if question:
            yield _Pair(question, -1)


def build_pairs(
    documents: Sequence[Document],
    sentences: Sequence[list[str]],
    tokenizer: Tokenizer,
    unpaired: frozenset[str] = frozenset(),
    seed: int = 0,
) -> list[Pairs]:
    """Pairs of every kind and source but the `unpaired` ones.

    `sentences` holds those of each document in order.
    """
    rng = random.Random(seed)
    passages: dict[str, list[_Passage]] = {}
    first = 0
    for number, (document, own) in enumerate(zip(documents, sentences, strict=True)):
        if own and document.source not in unpaired:
            passage = _Passage(document, number, first, own)
            passages.setdefault(document.source, []).append(passage)
        first += len(own)
    return [
        _pairs(of_source, kind, tokenizer, rng)
        for of_source in passages.values()
        for kind in (_heading, _held_out, _question)
    ]


def _pairs(
    passages: list[_Passage],
    kind: Callable[[_Passage, random.Random], Iterator[_Pair]],
    tokenizer: Tokenizer,
    rng: random.Random,
) -> Pairs:
    made = [(passage, pair) for passage in passages for pair in kind(passage, rng)]
    groups: dict[str, int] = {}
    return Pairs(
        queries=tokenise(tokenizer, [pair.query for _, pair in made]),
        first=_array(passage.first for passage, _ in made),
        last=_array(passage.first + len(passage.sentences) for passage, _ in made),
        without=_array(pair.without for _, pair in made),
        document=_array(passage.number for passage, _ in made),
        group=_array(groups.setdefault(p.document.group, len(groups)) for p, _ in made),
    )


def _array(values: Iterator[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)
