"""BM25 over tokens of passages, exact whatever was added, replaced or removed before.

An own small engine on numpy: the engines at hand count removed documents in their statistics until
they are merged away, and round the lengths, so that the same passages would rank differently after
an update than in a library built anew.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.postings import Postings, collect, join, token_mark
from index.sealed import DamagedFileError, read_sealed, write_sealed

__all__ = ["FIELDS", "K1", "SEGMENT_PASSAGES", "B", "LexicalIndex", "Scored", "load_lexical"]

K1 = 1.2
B = 0.75
FIELDS = ("body", "context")
SEGMENT_PASSAGES = 32_768
_MOST_SMALL_SEGMENTS = 8
_MOST_GONE = 0.25
_MANIFEST = "lexical.index"

Tokens = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Passage keys (int64) and their scores (float64), side by side, best first."""

    keys: NDArray[np.int64]
    scores: NDArray[np.float64]


@dataclass(slots=True)
class _Segment:
    """Passages indexed together: never changed but for `alive`, kept in a file of its own."""

    keys: NDArray[np.int64]
    fields: dict[str, Postings]
    alive: NDArray[np.bool_]
    name: str = ""

    @property
    def gone(self) -> int:
        return len(self.alive) - int(self.alive.sum())


@dataclass(slots=True)
class LexicalIndex:
    """Inverted lists over the passages of one generation of a library."""

    generation: int = 0
    segments: list[_Segment] = field(default_factory=list)

    def keys(self) -> NDArray[np.int64]:
        """The keys of the passages held, ascending."""
        held = [segment.keys[segment.alive] for segment in self.segments]
        return np.sort(np.concatenate(held)) if held else np.empty(0, np.int64)

    def change(
        self, removed: NDArray[np.int64], added: Iterable[tuple[int, Tokens]], generation: int
    ) -> None:
        """Takes passages out and puts passages in, each as the tokens of its FIELDS."""
        if len(removed):
            for segment in self.segments:
                segment.alive &= ~np.isin(segment.keys, removed)
        rows = iter(added)
        while batch := list(islice(rows, SEGMENT_PASSAGES)):
            keys = np.array([key for key, _ in batch], np.int64)
            fields = {
                name: collect(tokens[at] for _, tokens in batch) for at, name in enumerate(FIELDS)
            }
            self.segments.append(_Segment(keys, fields, np.ones(len(keys), np.bool_)))
        self._tidy()
        self.generation = generation

    def _tidy(self) -> None:
        self.segments = [segment for segment in self.segments if segment.alive.any()]
        small = [s for s in self.segments if len(s.keys) < SEGMENT_PASSAGES]
        worn = [s for s in self.segments if s.gone > _MOST_GONE * len(s.keys)]
        joined = small if len(small) > _MOST_SMALL_SEGMENTS else worn
        if joined:
            others = [s for s in self.segments if not any(s is j for j in joined)]
            self.segments = [*others, _join(joined)]

    def search(
        self,
        tokens: Mapping[str, float],
        limit: int,
        allowed: NDArray[np.int64] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> Scored:
        """The passages with the highest weighted BM25 (k1 1.2, b 0.75), at least `limit` of them.

        `tokens` maps each token to its weight, `weights` each field to its own (the body alone by
        default); scores of fields are added. `allowed` are the only keys that may be found. All
        passages that tie with the last are given too; passages without any token never are.
        """
        sizes = [len(segment.keys) for segment in self.segments]
        if not tokens or limit < 1 or not sizes:
            return Scored(np.empty(0, np.int64), np.empty(0))
        marks = np.fromiter(map(token_mark, tokens), np.uint64, len(tokens))
        totals = [np.zeros(size) for size in sizes]
        for name, weight in (weights or {"body": 1.0}).items():
            if weight:
                scaled = [weight * value for value in tokens.values()]
                self._score(name, marks, scaled, totals)
        keys = np.concatenate([segment.keys for segment in self.segments])
        scores = np.concatenate(totals)
        live = np.concatenate([segment.alive for segment in self.segments]) & (scores > 0)
        if allowed is not None:
            live &= np.isin(keys, allowed)
        return _best(keys[live], scores[live], limit)

    def holders(self, token: str) -> int:
        """How many passages hold a token in their body."""
        mark = np.array([token_mark(token)], np.uint64)
        spans = ((s, s.fields["body"].spans(mark)[0]) for s in self.segments)
        return sum(_alive(segment, "body", *span) for segment, span in spans)

    def _score(
        self,
        name: str,
        marks: NDArray[np.uint64],
        weights: Sequence[float],
        totals: list[NDArray[np.float64]],
    ) -> None:
        count = sum(len(s.keys) - s.gone for s in self.segments)
        length = sum(int(s.fields[name].lengths[s.alive].sum()) for s in self.segments)
        spans = [segment.fields[name].spans(marks) for segment in self.segments]
        norms = [
            K1 * (1 - B + B * segment.fields[name].lengths * (count / max(length, 1)))
            for segment in self.segments
        ]
        for at, weight in enumerate(weights):
            holders = sum(
                _alive(segment, name, *span[at])
                for segment, span in zip(self.segments, spans, strict=True)
            )
            idf = math.log(1 + (count - holders + 0.5) / (holders + 0.5))
            for segment, span, norm, total in zip(self.segments, spans, norms, totals, strict=True):
                start, end = span[at]
                of = segment.fields[name].documents[start:end]
                often = segment.fields[name].counts[start:end].astype(np.float64)
                total[of] += (weight * idf * (K1 + 1)) * often / (often + norm[of])

    def save(self, folder: Path, identity: str) -> None:
        """Writes the index into a folder; segments already there stay as they are."""
        folder.mkdir(exist_ok=True)
        for segment in self.segments:
            if not segment.name or not (folder / segment.name).exists():
                segment.name = f"{os.urandom(8).hex()}.segment"
                _write_segment(folder / segment.name, segment)
        gone = [s.keys[~s.alive] for s in self.segments]
        header = {
            "generation": self.generation,
            "identity": identity,
            "segments": [segment.name for segment in self.segments],
        }
        removed = np.concatenate(gone) if gone else np.empty(0, np.int64)
        write_sealed(folder / _MANIFEST, header, {"gone": removed})
        _sweep(folder, {_MANIFEST, *header["segments"]})  # type: ignore[misc]


def load_lexical(folder: Path, identity: str) -> LexicalIndex:
    """The index saved in a folder.

    Raises DamagedFileError when it is missing, damaged or was made for another `identity`.
    """
    manifest = read_sealed(folder / _MANIFEST)
    if manifest.header["identity"] != identity:
        raise DamagedFileError("lexical index of another library")
    gone = manifest.arrays["gone"]
    segments = [_read_segment(folder / name, gone) for name in manifest.header["segments"]]
    return LexicalIndex(int(manifest.header["generation"]), segments)


def _alive(segment: _Segment, name: str, start: int, end: int) -> int:
    if not segment.gone:
        return end - start
    return int(segment.alive[segment.fields[name].documents[start:end]].sum())


def _best(keys: NDArray[np.int64], scores: NDArray[np.float64], limit: int) -> Scored:
    if len(keys) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        keys, scores = keys[scores >= least], scores[scores >= least]
    order = np.lexsort((keys, -scores))
    return Scored(keys[order], scores[order])


def _join(segments: Sequence[_Segment]) -> _Segment:
    keys = np.concatenate([segment.keys[segment.alive] for segment in segments])
    fields = {name: join([(s.fields[name], s.alive) for s in segments]) for name in FIELDS}
    return _Segment(keys, fields, np.ones(len(keys), np.bool_))


def _write_segment(path: Path, segment: _Segment) -> None:
    arrays: dict[str, NDArray[np.generic]] = {"keys": segment.keys}
    for name, postings in segment.fields.items():
        for part in Postings.__slots__:
            arrays[f"{name}.{part}"] = getattr(postings, part)
    write_sealed(path, {}, arrays)


def _read_segment(path: Path, gone: NDArray[np.int64]) -> _Segment:
    arrays = read_sealed(path).arrays
    fields = {
        name: Postings(*(arrays[f"{name}.{part}"] for part in Postings.__slots__))
        for name in FIELDS
    }
    return _Segment(arrays["keys"], fields, ~np.isin(arrays["keys"], gone), path.name)


def _sweep(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.name not in kept:
            try:
                path.unlink()
            except OSError:  # being read on Windows: swept the next time
                continue
