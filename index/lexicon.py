"""From the words people type to the terms that official reports use."""

from __future__ import annotations

import re

from index.tables import remembered, rows
from index.tokens import fold

__all__ = ["expansions", "lexicon"]

_GAP = "…"
_BETWEEN = r"[^…,，。;；:：?？!！]{1,6}?"


@remembered
def lexicon() -> dict[str, tuple[str, ...]]:
    """A word people type to the official terms it may stand for, most frequent first, all folded.

    '种…树' is two words with one to six characters between them. Lines of the user's own
    lexicon.tsv (a word, a tab and terms separated by spaces) replace shipped lines of the same
    word. Raises TableError for a line that cannot be read.
    """
    return {_folded(word): tuple(fold(terms).split()) for word, terms in rows("lexicon.tsv")}


def expansions(question: str) -> tuple[str, ...]:
    """The official terms for the words of a folded question, in its order, without repeats.

    A longer word hides the shorter ones inside it; words with a gap come last; a term that stands
    in the question already is left out.
    """
    table = lexicon()
    found: dict[str, None] = {}
    at = 0
    while at < len(question):
        word = next((w for n in _lengths() if (w := question[at : at + n]) in table), "")
        found.update((term, None) for term in table.get(word, ()) if term not in question)
        at += len(word) or 1
    for parts, terms in _gapped():
        if parts.search(question):
            found.update((term, None) for term in terms if term not in question)
    return tuple(found)


def _folded(word: str) -> str:
    """The word folded, its gap kept: NFKC would write '…' as three full stops."""
    return _GAP.join(fold(part) for part in word.split(_GAP))


@remembered
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in lexicon()}, reverse=True))


@remembered
def _gapped() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (re.compile(_BETWEEN.join(map(re.escape, word.split(_GAP)))), terms)
        for word, terms in lexicon().items()
        if _GAP in word
    )
