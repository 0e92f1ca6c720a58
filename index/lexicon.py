"""From the words people type to the terms that official reports use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["expansions", "lexicon"]


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """The shipped lexicon: a word people type to the official terms it may stand for."""
    table = (files("index") / "data" / "lexicon.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {row[0].lower(): tuple(row[1].split()) for row in rows}


def expansions(question: str) -> tuple[str, ...]:
    """The official terms for the words of a folded question, in its order, without repeats.

    A longer word hides the shorter ones inside it; a term that stands in the question already is
    left out.
    """
    found: dict[str, None] = {}
    at = 0
    while at < len(question):
        word = _longest(question, at)
        for term in lexicon().get(word, ()):
            if term not in question:
                found.setdefault(term)
        at += len(word) or 1
    return tuple(found)


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in lexicon()}, reverse=True))


def _longest(question: str, at: int) -> str:
    return next((w for n in _lengths() if (w := question[at : at + n]) in lexicon()), "")
