"""Official terms that stand for nearly the same in reports."""

from __future__ import annotations

from collections.abc import Iterable

from index.tables import remembered, rows
from index.tokens import fold

__all__ = ["related", "thesaurus"]


@remembered
def thesaurus() -> dict[str, tuple[str, ...]]:
    """An official term to the terms that stand near it, all folded, those of its own line first.

    Every term of a line leads to every other. Lines of the user's own thesaurus.tsv (a term, a tab
    and terms separated by spaces) replace shipped lines of the same first term. Raises TableError
    for a line that cannot be read.
    """
    groups = {fold(head): tuple(fold(near).split()) for head, near in rows("thesaurus.tsv")}
    found: dict[str, dict[str, None]] = {}
    for head, near in groups.items():
        for term in (head, *near):
            others = (other for other in (head, *near) if other != term)
            found.setdefault(term, {}).update(dict.fromkeys(others))
    return {term: tuple(others) for term, others in found.items()}


def related(texts: Iterable[str]) -> tuple[str, ...]:
    """The terms near those that stand in the folded texts, without any that stand there already.

    A longer term hides the shorter ones inside it.
    """
    table, lengths = thesaurus(), _lengths()
    held = tuple(texts)
    found: dict[str, None] = {}
    for text in held:
        at = 0
        while at < len(text):
            term = next((t for n in lengths if (t := text[at : at + n]) in table), "")
            found.update((t, None) for t in table.get(term, ()) if not any(t in h for h in held))
            at += len(term) or 1
    return tuple(found)


@remembered
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(term) for term in thesaurus()}, reverse=True))
