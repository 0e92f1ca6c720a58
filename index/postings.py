"""Inverted lists in plain arrays: which documents hold a token, and how often."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Postings", "collect", "join", "token_mark"]


@dataclass(frozen=True, slots=True)
class Postings:
    """The inverted lists of one field over documents counted from 0.

    `terms` holds the marks of the tokens, ascending (uint64); the documents with token `terms[i]`
    are `documents[offsets[i]:offsets[i + 1]]` (int32, ascending), with `counts` beside them.
    `counts` has the smallest unsigned type that fits. `lengths` is the number of tokens of each
    document (int32).
    """

    lengths: NDArray[np.int32]
    terms: NDArray[np.uint64]
    offsets: NDArray[np.int64]
    documents: NDArray[np.int32]
    counts: NDArray[np.unsignedinteger[Any]]

    def spans(self, marks: NDArray[np.uint64]) -> list[tuple[int, int]]:
        """Where in `documents` each of these tokens has its list; (0, 0) for an unknown one."""
        if not self.terms.size:
            return [(0, 0)] * len(marks)
        at = np.minimum(np.searchsorted(self.terms, marks), len(self.terms) - 1)
        known = self.terms[at] == marks
        starts = np.where(known, self.offsets[at], 0)
        ends = np.where(known, self.offsets[at + 1], 0)
        return list(zip(starts.tolist(), ends.tolist(), strict=True))


def token_mark(token: str) -> int:
    """The 64-bit mark of a token (a million tokens share one with probability 3e-8)."""
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest(), "little")


def collect(documents: Iterable[Sequence[str]]) -> Postings:
    """The inverted lists of documents given as tokens."""
    numbers: dict[str, int] = {}
    lengths, sizes, tokens, counts = [], [], [], []
    for document in documents:
        counted = Counter(document)
        lengths.append(len(document))
        sizes.append(len(counted))
        tokens.append(np.array([numbers.setdefault(t, len(numbers)) for t in counted], np.int64))
        counts.append(np.fromiter(counted.values(), np.int32, len(counted)))
    marks = np.fromiter(map(token_mark, numbers), np.uint64, len(numbers))
    of = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    flat = np.concatenate(tokens) if tokens else np.empty(0, np.int64)
    count = np.concatenate(counts) if counts else np.empty(0, np.int32)
    return _invert(np.array(lengths, np.int32), marks[flat], of, count)


def join(parts: Sequence[tuple[Postings, NDArray[np.bool_]]]) -> Postings:
    """One set of lists in place of several, each with a mask of the documents to keep."""
    lengths, marks, of, counts, base = [], [], [], [], 0
    for part, keep in parts:
        new = np.cumsum(keep, dtype=np.int32) - 1 + base
        kept = keep[part.documents]
        marks.append(np.repeat(part.terms, np.diff(part.offsets))[kept])
        of.append(new[part.documents[kept]])
        counts.append(part.counts[kept])
        lengths.append(part.lengths[keep])
        base += int(keep.sum())
    return _invert(*(np.concatenate(arrays) for arrays in (lengths, marks, of, counts)))


def _invert(
    lengths: NDArray[np.int32],
    marks: NDArray[np.uint64],
    of: NDArray[np.int32],
    counts: NDArray[Any],
) -> Postings:
    order = np.argsort(marks, kind="stable")
    terms, starts = np.unique(marks[order], return_index=True)
    offsets = np.append(starts, len(marks)).astype(np.int64)
    narrow = np.min_scalar_type(int(counts.max(initial=0)))
    return Postings(lengths, terms, offsets, of[order], counts[order].astype(narrow))
