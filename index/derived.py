"""The vector and lexical indexes of a library, always of the same state as its database."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.context import context_text, lexical_fingerprint, lexical_text
from index.lexical import LexicalIndex, Scored, Tokens, load_lexical
from index.locks import may_write
from index.records import passages_since, read_metadata, removed_since, vectors_of, vectors_since
from index.sealed import DamagedFileError
from index.store import Store
from index.tokens import tokenize
from index.vectors import FLAT_LIMIT, VectorIndex, load_vectors

__all__ = ["LEXICAL", "VECTORS", "Catalogue", "Derived"]

LEXICAL = "lexical"
VECTORS = "vectors.faiss"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Which passages there are in one generation, all arrays in ascending order of `keys`.

    `reports` is the row number of each passage's report, `ranks` its place in the order of report
    ids and texts, which decides between equal scores; `numbers` maps report ids to row numbers.
    """

    generation: int
    keys: NDArray[np.int64]
    reports: NDArray[np.int64]
    ranks: NDArray[np.int64]
    numbers: dict[str, int]

    def of(self, reports: Collection[str]) -> NDArray[np.int64]:
        """The keys of the passages of these reports; unknown ids have none."""
        wanted = [self.numbers[report] for report in reports if report in self.numbers]
        return self.keys[np.isin(self.reports, wanted)]

    def best(self, scored: Scored, limit: int) -> list[tuple[int, float]]:
        """The `limit` highest scores, equal ones in the order of report ids and texts."""
        ranks = self.ranks[np.searchsorted(self.keys, scored.keys)]
        order = np.lexsort((ranks, -scored.scores))[:limit]
        return list(zip(scored.keys[order].tolist(), scored.scores[order].tolist(), strict=True))


class Derived:
    """Both indexes, loaded when first needed and brought up to the database before each use.

    What is missing, damaged or older than the database is caught up from it in memory, and then
    written back if no other writer is at work. Not for two threads at a time.
    """

    def __init__(self, folder: Path, store: Store, flat_limit: int = FLAT_LIMIT) -> None:
        """Nothing is loaded yet."""
        self._folder = folder
        self._store = store
        self._flat_limit = flat_limit
        self._lexical: LexicalIndex | None = None
        self._vectors: VectorIndex | None = None
        self._vectors_identity = ""
        self._catalogue: Catalogue | None = None
        self._unsaved: set[str] = set()

    def catalogue(self) -> Catalogue:
        """The passages of the present generation."""
        with self._store.snapshot():
            generation = self._store.generation()
            if self._catalogue is None or self._catalogue.generation != generation:
                self._catalogue = _catalogue(self._store, generation)
            return self._catalogue

    def lexical(self) -> LexicalIndex:
        """The lexical index of the present generation."""
        with self._store.snapshot():
            generation, identity = self._store.generation(), self._lexical_identity()
            index = self._lexical or self._load_lexical(identity)
            if index.generation != generation:
                index = self._catch_up_lexical(index, generation)
            self._lexical = index
        self._write_back()
        return index

    def vectors(self) -> VectorIndex:
        """The vector index of the present generation; the library must know its encoder."""
        with self._store.snapshot():
            generation, identity = self._store.generation(), self._vector_identity()
            index = self._vectors
            if index is None or identity != self._vectors_identity:
                index = self._load_vectors(identity)
            if index.generation != generation:
                index = self._catch_up_vectors(index, generation)
            self._vectors, self._vectors_identity = index, identity
        self._write_back()
        return index

    def compare(self, vector: NDArray[np.float32], scored: Scored, catalogue: Catalogue) -> Scored:
        """The inner products of a vector with the stored vectors of the proposed keys."""
        keys, vectors = vectors_of(self._store, scored.keys.tolist(), len(vector))
        held = np.isin(keys, catalogue.keys)
        products = (vectors[held].astype(np.float64) * vector.astype(np.float64)).sum(axis=1)
        return Scored(keys[held], products)

    def publish(self) -> None:
        """Brings both indexes up to date and writes them; the caller is the only writer."""
        self.lexical()
        if "dimension" in self._store.settings():
            self.vectors()
        self._save()

    def _write_back(self) -> None:
        if self._unsaved:
            with may_write(self._folder) as alone:
                if alone:
                    self._save()

    def _save(self) -> None:
        """Writes what is new; on a full or read-only disk it stays in memory, to be tried again."""
        with suppress(OSError):
            self._write()

    def _write(self) -> None:
        generation = self._store.generation()
        if LEXICAL in self._unsaved and self._lexical and self._lexical.generation == generation:
            self._lexical.save(self._folder / LEXICAL, self._lexical_identity())
            self._unsaved.discard(LEXICAL)
        if VECTORS in self._unsaved and self._vectors and self._vectors.generation == generation:
            self._vectors.save(self._folder / VECTORS, self._vectors_identity)
            self._unsaved.discard(VECTORS)

    def _lexical_identity(self) -> str:
        return f"{self._store.settings()['library']} {lexical_fingerprint()}"

    def _vector_identity(self) -> str:
        known = self._store.settings()
        return f"{known['library']} {known['fingerprint']} {known['dimension']}"

    def _load_lexical(self, identity: str) -> LexicalIndex:
        for _ in range(2):  # a writer may sweep a segment between the manifest and its reading
            try:
                return load_lexical(self._folder / LEXICAL, identity)
            except DamagedFileError:
                continue
        return LexicalIndex()

    def _catch_up_lexical(self, index: LexicalIndex, generation: int) -> LexicalIndex:
        since = index.generation
        if since > generation:
            index, since = LexicalIndex(), 0
        index.change(removed_since(self._store, since), _rows(self._store, since), generation)
        if not np.array_equal(index.keys(), self.catalogue().keys):
            index = LexicalIndex()
            index.change(np.empty(0, np.int64), _rows(self._store, 0), generation)
        self._unsaved.add(LEXICAL)
        return index

    def _load_vectors(self, identity: str) -> VectorIndex:
        try:
            return load_vectors(self._folder / VECTORS, identity, self._flat_limit)
        except DamagedFileError:
            return self._no_vectors()

    def _no_vectors(self) -> VectorIndex:
        return VectorIndex(int(self._store.settings()["dimension"]), self._flat_limit)

    def _catch_up_vectors(self, index: VectorIndex, generation: int) -> VectorIndex:
        since = index.generation
        if since > generation:
            index, since = self._no_vectors(), 0
        self._change_vectors(index, since, generation)
        if not np.array_equal(index.keys(), self.catalogue().keys):
            index = self._no_vectors()
            self._change_vectors(index, 0, generation)
        if index.outgrown:
            index = self._retrained(generation)
        self._unsaved.add(VECTORS)
        return index

    def _change_vectors(self, index: VectorIndex, since: int, generation: int) -> None:
        added = vectors_since(self._store, since, index.dimension)
        index.change(removed_since(self._store, since), added, generation)

    def _retrained(self, generation: int) -> VectorIndex:
        index, keys = self._no_vectors(), self.catalogue().keys
        if len(keys) > self._flat_limit:
            chosen = np.random.default_rng(0).permutation(keys)[: self._flat_limit]
            _, sample = vectors_of(self._store, chosen.tolist(), index.dimension)
            index.train(sample, len(keys))
        self._change_vectors(index, 0, generation)
        return index


def _catalogue(store: Store, generation: int) -> Catalogue:
    numbers = dict(store.connection.execute("SELECT id, number FROM reports"))
    rows: Sequence[Any] = store.connection.execute(
        "SELECT p.key, p.report FROM reports r JOIN passages p ON p.report = r.number"
        " ORDER BY r.id, p.ordinal"
    ).fetchall()
    listed = np.array(rows, np.int64).reshape(len(rows), 2)
    order = np.argsort(listed[:, 0])
    return Catalogue(generation, listed[order, 0], listed[order, 1], order, numbers)


def _rows(store: Store, since: int) -> Iterator[tuple[int, Tokens]]:
    metadata = read_metadata(store)
    context_tokens = lru_cache(1024)(tokenize)
    for key, passage in passages_since(store, since):
        what = metadata[passage.report]
        yield (
            key,
            (tokenize(lexical_text(what, passage)), context_tokens(context_text(what, passage))),
        )
