"""The library: reports that are kept, and what can be found in them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.adding import Adder, AddResult, Failure, Progress
from index.derived import Derived
from index.encoder import Encoder
from index.holdings import Holdings, UnknownReportsError, near_ids
from index.lexical import Scored
from index.locks import writing
from index.opening import check_encoder, load, open_store, verify
from index.records import Summary, delete_report, read_metadata
from index.reembed import reembed, write_encoder
from index.store import LibraryError, Store
from index.vectors import FLAT_LIMIT

if TYPE_CHECKING:
    from index.metadata import Given
    from index.reranker import Reranker

__all__ = [
    "AddResult",
    "Failure",
    "Library",
    "LibraryError",
    "Progress",
    "Summary",
    "UnknownReportsError",
]

_WAIT_S = 10.0
_FEW = 20_000
_Found = TypeVar("_Found")
Tokens = Mapping[str, float] | Sequence[str] | Sequence[tuple[str, float]]


class Library(Holdings):
    """Reports in a folder, with their passages, vectors and words.

    Every answer belongs to the newest state of the database, also while another process writes.
    May be used from several threads; `add`, `remove` and `reindex` wait for other writers.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        encoder: str | Encoder | None,
        flat_limit: int = FLAT_LIMIT,
        wait_s: float = _WAIT_S,
        reranker: Reranker | None = None,
    ) -> None:
        """Over an open store; use `Library.open`."""
        self.folder = folder
        super().__init__(store)
        self._asked = encoder
        self._loaded: Encoder | None = None
        self._derived = Derived(folder, store, flat_limit)
        self._wait_s = wait_s
        self.reranker = reranker

    @classmethod
    def open(
        cls,
        folder: Path,
        encoder: str | Encoder | None = None,
        create: bool = True,
        max_chars: int | None = None,
        wait_s: float = _WAIT_S,
        flat_limit: int = FLAT_LIMIT,
        reranker: Reranker | None = None,
    ) -> Library:
        """The library in `folder`, made there first where it is missing and `create` is true.

        `encoder` (a name or an encoder) and `max_chars` (the passage size) must be those it was
        built with; None takes those. `wait_s` is how long to wait for another writer; up to
        `flat_limit` vectors are all compared. `reranker` has a say in what is found; there need be
        none. Nothing of an encoder is loaded as long as only its
        name is needed. Raises LibraryError for a library that is missing, damaged, of another
        format, or built with another encoder or passage size.
        """
        store = open_store(Path(folder), create, max_chars, wait_s)
        try:
            check_encoder(store.settings(), encoder)
        except BaseException:
            store.close()
            raise
        return cls(Path(folder), store, encoder, flat_limit, wait_s, reranker)

    def __enter__(self) -> Library:
        """The library itself; it is closed when the block ends."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Closes the library."""
        self.close()

    def close(self) -> None:
        """Lets go of all files."""
        with self._mutex:
            self._store.close()

    @property
    def encoder(self) -> Encoder:
        """The encoder of the library, loaded when first asked for.

        Raises LibraryError when it is no longer the one that made the stored vectors.
        """
        with self._reading():
            settings = self._store.settings()
            loaded = self._loaded or load(settings, self._asked)
            if self._asked is None and settings.get("encoder", loaded.name) != loaded.name:
                loaded = load(settings, None)
            verify(settings, loaded)
            self._loaded = loaded
            return loaded

    def add(
        self,
        paths: Sequence[Path],
        given: Given | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddResult:
        """Reads files and folders into the library; each file is kept whole or not at all.

        A file is known again by its path: with the same bytes it is unchanged and costs nothing,
        with others its report is updated. The bytes of a report already held, under another path,
        are that report (its path follows a file that was moved). What the user once gave by hand
        stays until something else is given. A file that fails leaves the version held before.
        """
        started = time.perf_counter()
        with self._writer() as store:
            size = int(store.settings()["max_chars"])
            adder = Adder(store, lambda: self._writing_encoder(store), self._publish, size, given)
            try:
                adder.add(paths, progress)
            finally:
                self._publish()
        added, updated, unchanged = map(tuple, adder.ids.values())
        failed, seconds = tuple(adder.failed), time.perf_counter() - started
        return AddResult(
            added, updated, unchanged, failed, adder.passages, adder.figures, round(seconds, 3)
        )

    def remove(self, reports: Sequence[str]) -> None:
        """Takes reports out; raises UnknownReportsError, changing nothing, if one is not there."""
        with self._writer() as store:
            held = read_metadata(store)
            unknown = [report for report in reports if report not in held]
            if unknown:
                raise UnknownReportsError(unknown, near_ids(unknown[0], held))
            with store.transaction():
                generation = store.next_generation()
                for report in dict.fromkeys(reports):
                    delete_report(store, report, generation)
            self._publish()

    def reindex(
        self,
        encoder: str | Encoder | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Embeds all passages anew, by `encoder` or, where None, by the encoder of the library.

        The old vectors hold until all new ones are there. `progress` is told how many passages
        are done and how many there are.
        """
        with self._writer() as store:
            new = load(store.settings(), encoder or self._asked)
            reembed(store, new, progress)
            with self._reading():
                self._asked = encoder or self._asked
                self._loaded = new
            self._publish()

    def passage_count(self) -> int:
        """How many passages there are."""
        with self._reading():
            return len(self._derived.catalogue().keys)

    def document_frequencies(self, tokens: Sequence[str]) -> dict[str, int]:
        """How many passages hold each of these tokens."""
        with self._reading():
            lexical = self._derived.lexical()
            return {token: lexical.holders(token) for token in tokens}

    def lexical_search(
        self,
        tokens: Tokens,
        limit: int,
        reports: Collection[str] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> list[tuple[int, float]]:
        """The `limit` passages with the highest BM25, as (key, BM25), best first.

        `tokens` may carry weights; one that is named twice counts twice. `weights` are those of
        the fields 'body' (context and text, the default) and 'context' (title, place, years,
        headings). Only passages of `reports` are found where that is not None. Passages that hold
        no token are not found. Equal scores come in the order of report ids and texts.
        """
        with self._reading(), self._store.snapshot():
            catalogue = self._derived.catalogue()
            allowed = None if reports is None else catalogue.of(reports)
            found = self._derived.lexical().search(_weighted(tokens), limit, allowed, weights)
            return catalogue.best(found, limit)

    def vector_search(
        self, vector: NDArray[np.float32], limit: int, reports: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The `limit` passages nearest to a vector of the library's encoder, as (key, cosine).

        Best first; a zero vector is near to nothing. Only passages of `reports` are found where
        that is not None. Exact up to FLAT_LIMIT passages.
        """
        with self._reading(), self._store.snapshot():
            if not self._fits(vector):
                return []
            catalogue = self._derived.catalogue()
            allowed = None if reports is None else catalogue.of(reports)
            index = self._derived.vectors()
            if allowed is not None and not index.exact and len(allowed) <= _FEW:
                proposed = Scored(allowed, np.zeros(len(allowed)))
            else:
                proposed = index.propose(vector, limit, allowed)
            return catalogue.best(self._derived.compare(vector, proposed, catalogue), limit)

    def similarities(self, vector: NDArray[np.float32], keys: Sequence[int]) -> dict[int, float]:
        """The cosine of a vector with the vectors of these keys; a key that is gone is left out."""
        with self._reading(), self._store.snapshot():
            if not self._fits(vector):
                return {}
            proposed = Scored(np.array(keys, np.int64), np.zeros(len(keys)))
            found = self._derived.compare(vector, proposed, self._derived.catalogue())
            return dict(zip(found.keys.tolist(), found.scores.tolist(), strict=True))

    def _fits(self, vector: NDArray[np.float32]) -> bool:
        dimension = self._store.settings().get("dimension")
        if dimension is not None and vector.shape != (int(dimension),):
            raise LibraryError("报告库已换用别的编码器，请重新打开报告库再查询。")
        return dimension is not None and bool(vector.any())

    def _publish(self) -> None:
        with self._reading():
            self._derived.publish()

    @contextmanager
    def _writer(self) -> Iterator[Store]:
        with writing(self.folder, self._wait_s):
            store = Store(self.folder)
            try:
                yield store
            finally:
                store.close()

    def _writing_encoder(self, store: Store) -> Encoder:
        encoder = self.encoder
        if "fingerprint" not in store.settings():
            with store.transaction():
                write_encoder(store, encoder)
        return encoder


def _weighted(tokens: Tokens) -> dict[str, float]:
    if isinstance(tokens, Mapping):
        return dict(tokens)
    weighted: dict[str, float] = defaultdict(float)
    for token in tokens:
        name, weight = (token, 1.0) if isinstance(token, str) else token
        weighted[name] += weight
    return weighted
