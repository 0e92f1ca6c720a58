"""Nearest vectors through FAISS, with the last word left to the stored vectors."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.lexical import Scored
from index.sealed import DamagedFileError, read_sealed, write_sealed

__all__ = ["FLAT_LIMIT", "VectorIndex", "load_vectors"]

FLAT_LIMIT = 200_000
"""Up to here every vector is compared (4 ms at 100k x 256); above, IVF,SQ8 looks at a part."""

_PROBES = 32
_SPARE = 32
_NOISE = 1e-5
_TRAINED_ON_MOST = 200_000

Batches = Iterable[tuple[NDArray[np.int64], NDArray[np.float32]]]


class VectorIndex:
    """A FAISS inner-product index over the vectors of one generation of a library.

    Exact (Flat) up to `flat_limit` vectors, IVF,SQ8 above it. FAISS only proposes: the caller
    compares the proposed vectors themselves, so that results do not depend on how it stores them.
    """

    def __init__(self, dimension: int, flat_limit: int = FLAT_LIMIT) -> None:
        """An empty index of generation 0."""
        import faiss

        faiss.omp_set_num_threads(1)  # one question: 0.2 ms; with threads that wait, up to 12 ms
        self.dimension = dimension
        self.flat_limit = flat_limit
        self.generation = 0
        self.trained_on = 0
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    @property
    def exact(self) -> bool:
        """Whether every vector is compared."""
        return self.trained_on == 0

    def __len__(self) -> int:
        """How many vectors are held."""
        return int(self._index.ntotal)

    def keys(self) -> NDArray[np.int64]:
        """The keys of the vectors held, ascending."""
        import faiss

        if self.exact:
            return np.sort(faiss.vector_to_array(self._index.id_map))
        lists = self._index.invlists
        held = [
            faiss.rev_swig_ptr(lists.get_ids(i), lists.list_size(i)).copy()
            for i in range(lists.nlist)
            if lists.list_size(i)
        ]
        return np.sort(np.concatenate(held)) if held else np.empty(0, np.int64)

    def change(self, removed: NDArray[np.int64], added: Batches, generation: int) -> None:
        """Takes vectors out and puts vectors in; cheap beside encoding, nothing is trained."""
        import faiss

        if len(removed) and len(self):
            self._index.remove_ids(faiss.IDSelectorBatch(removed))
        for keys, vectors in added:
            self._index.add_with_ids(vectors, keys)
        self.generation = generation

    @property
    def outgrown(self) -> bool:
        """Whether the number of vectors now asks for another kind of index or a new training."""
        if self.exact:
            return len(self) > self.flat_limit
        return len(self) <= self.flat_limit // 2 or len(self) > 2 * self.trained_on

    def train(self, sample: NDArray[np.float32], expected: int) -> None:
        """Becomes an empty IVF,SQ8 index trained on a sample, for about `expected` vectors."""
        import faiss

        lists = max(1, min(int(4 * expected**0.5), len(sample) // 39))
        quantizer = faiss.IndexFlatIP(self.dimension)
        index = faiss.IndexIVFScalarQuantizer(
            quantizer,
            self.dimension,
            lists,
            faiss.ScalarQuantizer.QT_8bit,
            faiss.METRIC_INNER_PRODUCT,
        )
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        index.train(sample[:_TRAINED_ON_MOST])
        faiss.omp_set_num_threads(1)
        self._index, self.trained_on, self.generation = index, expected, 0

    def propose(
        self, vector: NDArray[np.float32], limit: int, allowed: NDArray[np.int64] | None = None
    ) -> Scored:
        """The keys of the `limit` nearest vectors with those that might tie, best first.

        `allowed` are the only keys that may be proposed. Never more than there are: the -1 with
        which FAISS fills up is dropped.
        """
        import faiss

        most = len(self) if allowed is None else len(allowed)
        selector = None if allowed is None else faiss.IDSelectorBatch(allowed)
        made: Any = faiss.SearchParameters if self.exact else faiss.SearchParametersIVF
        parameters = made(sel=selector, **({} if self.exact else {"nprobe": _PROBES}))
        wanted = min(limit + _SPARE if self.exact else 4 * limit + _SPARE, most)
        while limit > 0 and wanted > 0:
            scores, keys = self._index.search(vector[np.newaxis], wanted, params=parameters)
            if wanted == most or scores[0][limit - 1] - scores[0][-1] > _NOISE or keys[0][-1] < 0:
                found = keys[0] >= 0
                return Scored(keys[0][found], scores[0][found].astype(np.float64))
            wanted = min(2 * wanted, most)
        return Scored(np.empty(0, np.int64), np.empty(0))

    def save(self, path: Path, identity: str) -> None:
        """Writes the index to a file, in place of the one that is there."""
        import faiss

        header = {
            "generation": self.generation,
            "identity": identity,
            "dimension": self.dimension,
            "trained_on": self.trained_on,
        }
        write_sealed(path, header, {"index": faiss.serialize_index(self._index)})


def load_vectors(path: Path, identity: str, flat_limit: int = FLAT_LIMIT) -> VectorIndex:
    """The index saved in a file.

    Raises DamagedFileError when it is missing, damaged or was made for another `identity`.
    """
    import faiss

    sealed = read_sealed(path)
    if sealed.header["identity"] != identity:
        raise DamagedFileError("vector index of another library or encoder")
    loaded = VectorIndex(int(sealed.header["dimension"]), flat_limit)
    loaded.generation = int(sealed.header["generation"])
    loaded.trained_on = int(sealed.header["trained_on"])
    loaded._index = faiss.deserialize_index(sealed.arrays["index"].copy())
    return loaded
