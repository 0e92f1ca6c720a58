"""How paragraphs are joined and cut so that passages come out about equally long."""

from __future__ import annotations

from collections.abc import Sequence

from index.sentences import sentence_spans

__all__ = ["Span", "group", "sentences_within"]

Span = tuple[int, int]

_CLOSING = r"[”’」』）)\"]*"
_SEPARATORS = [rf"[。！？!?]+{_CLOSING}", rf"[；;]+{_CLOSING}", r"[，,：:]+", r"[、\s]+", ""]


def group(spans: Sequence[Span], limit: int) -> list[Span]:
    """Neighbouring spans joined into as few as reach at most `limit` characters each.

    Among the ways to do so, the longest of the joined spans is as short as possible. A span that
    is longer than `limit` stays alone.
    """
    if not spans:
        return []
    fewest = len(_filled(spans, limit))
    low, high = 1, limit
    while low < high:
        middle = (low + high) // 2
        if len(_filled(spans, middle)) > fewest:
            low = middle + 1
        else:
            high = middle
    return _filled(spans, high)


def _filled(spans: Sequence[Span], limit: int) -> list[Span]:
    """Each joined span takes in its followers while they fit."""
    joined = [spans[0]]
    for start, end in spans[1:]:
        first = joined[-1][0]
        if end - first <= limit:
            joined[-1] = (first, end)
        else:
            joined.append((start, end))
    return joined


def sentences_within(text: str, start: int, end: int, limit: int) -> list[Span]:
    """The sentences of `text[start:end]`; one over `limit` characters is cut at ；, then at ，."""
    spans: list[Span] = []
    for first, last in sentence_spans(text[start:end]):
        if last - first <= limit:
            spans.append((start + first, start + last))
            continue
        at = start + first
        for piece in _pieces(text[at : start + last], limit):
            spans.extend((at + a, at + b) for a, b in sentence_spans(piece))
            at += len(piece)
    return spans


def _pieces(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` characters that make up the text, cut by langchain's splitter."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        strip_whitespace=False,
        chunk_overlap=0,
        # The splitter also cuts a text of exactly chunk_size; doubled lengths make that exact.
        chunk_size=2 * limit + 1,
        length_function=lambda part: 2 * len(part),
    )
    pieces: list[str] = splitter.split_text(text)
    return pieces
