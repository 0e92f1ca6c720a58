"""Inverted lists in plain arrays: which documents hold a token, and how often."""

from __future__ import annotations

import hashlib
from collections import defaultdict
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
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    parts = [
        np.fromiter(map(numbers.__getitem__, document), np.int64, len(document))
        for document in documents
    ]
    lengths = np.fromiter(map(len, parts), np.int32, len(parts))
    marks = np.fromiter(map(token_mark, numbers), np.uint64, len(numbers))
    order = np.argsort(marks)
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    flat = ranks[np.concatenate(parts)] if parts else np.empty(0, np.int64)
    of = np.repeat(np.arange(len(parts)), lengths)
    pairs, counts = np.unique(flat * max(1, len(parts)) + of, return_counts=True)
    terms, found = np.divmod(pairs, max(1, len(parts)))
    offsets = np.searchsorted(terms, np.arange(len(order) + 1))
    return Postings(lengths, marks[order], offsets, found.astype(np.int32), _narrow(counts))


def join(parts: Sequence[tuple[Postings, NDArray[np.bool_]]]) -> Postings:
    """One set of lists in place of several, each with a mask of the documents to keep."""
    kept = [_keep(part, mask) for part, mask in parts]
    terms = np.unique(np.concatenate([part.terms for part in kept]))
    places = [np.searchsorted(terms, part.terms) for part in kept]
    sizes = np.zeros(len(terms), np.int64)
    for part, place in zip(kept, places, strict=True):
        sizes[place] += np.diff(part.offsets)
    offsets = np.append(0, np.cumsum(sizes))
    documents, counts = np.empty(offsets[-1], np.int32), np.empty(offsets[-1], np.int64)
    free, base = offsets[:-1].copy(), 0
    for part, place in zip(kept, places, strict=True):
        many = np.diff(part.offsets)
        to = np.repeat(free[place] - part.offsets[:-1], many) + np.arange(len(part.documents))
        documents[to], counts[to] = part.documents + base, part.counts
        free[place] += many
        base += len(part.lengths)
    lengths = np.concatenate([part.lengths for part in kept])
    used = sizes > 0
    return Postings(
        lengths, terms[used], np.append(offsets[:-1][used], offsets[-1]), documents, _narrow(counts)
    )


def _keep(part: Postings, mask: NDArray[np.bool_]) -> Postings:
    """The lists without the documents that the mask leaves out; the rest are counted anew."""
    held = mask[part.documents]
    offsets = np.append(0, np.cumsum(held))[part.offsets]
    new = (np.cumsum(mask) - 1).astype(np.int32)
    return Postings(
        part.lengths[mask], part.terms, offsets, new[part.documents[held]], part.counts[held]
    )


def _narrow(counts: NDArray[Any]) -> NDArray[Any]:
    return counts.astype(np.min_scalar_type(int(counts.max(initial=0))))
