"""How far a text speaks of the things that a question asks of."""

from __future__ import annotations

from index.lexicon import lexicon
from index.question import Question
from index.tokens import fold

__all__ = ["spoken_of"]

_BY_TERM = 0.9
_BY_PAIRS = 0.6


def spoken_of(question: Question, text: str) -> float:
    """The share (0 to 1) of the asked things that a text names; 1 where none is asked of.

    Things count by their length, as long nouns are rarer; one whose official term stands there
    counts 0.9, one of which only some pairs of characters do up to 0.6.
    """
    if not question.things:
        return 1.0
    folded = fold(text)
    total = sum(map(len, question.things))
    return sum(len(thing) * _present(thing, folded) for thing in question.things) / total


def _present(thing: str, text: str) -> float:
    if thing in text:
        return 1.0
    if any(term in text for term in lexicon().get(thing, ())):
        return _BY_TERM
    pairs = [thing[i : i + 2] for i in range(len(thing) - 1)]
    return _BY_PAIRS * sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
