"""First vectors: a shifted PPMI matrix of co-occurring tokens and its leading eigenvectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

__all__ = ["co_occurrences", "eigen_vectors", "shifted_ppmi", "sif_weights"]


def co_occurrences(
    ids: NDArray[np.int32],
    owner: NDArray[np.int32],
    size: int,
    window: int = 8,
    at_least: int = 2,
    keep_at_most: float = 1e-4,
    seed: int = 0,
) -> sparse.csr_matrix:
    """How often two tokens of one document stand within the window: symmetric, size x size.

    `owner` is the document of each token. Tokens more frequent than `keep_at_most` are thinned out
    at random before the window is laid (Mikolov et al. 2013), cells below `at_least` dropped.
    """
    share = np.bincount(ids, minlength=size) / max(len(ids), 1)
    chance = np.sqrt(keep_at_most / np.maximum(share, 1e-12))
    kept = np.random.default_rng(seed).random(len(ids)) < chance[ids]
    ids, owner = ids[kept].astype(np.int64), owner[kept]
    codes = []
    for step in range(1, window + 1):
        left, right = ids[:-step], ids[step:]
        same = owner[:-step] == owner[step:]
        pairs = np.minimum(left, right) * size + np.maximum(left, right)
        codes.append(pairs[same])
    cells = np.concatenate(codes)
    cells.sort()
    first = np.flatnonzero(np.diff(cells, prepend=-1))
    counts = np.diff(first, append=len(cells))
    frequent = counts >= at_least
    cells, values = cells[first[frequent]], counts[frequent].astype(np.float32)
    upper = sparse.csr_matrix((values, (cells // size, cells % size)), shape=(size, size))
    return (upper + upper.T).tocsr()


def shifted_ppmi(
    counts: sparse.csr_matrix, negatives: float = 2.0, smoothing: float = 0.75
) -> sparse.csr_matrix:
    """max(0, PMI - log negatives) with the context distribution raised to `smoothing`.

    Levy and Goldberg 2014, Levy, Goldberg and Dagan 2015; made symmetric by averaging.
    """
    counts = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    contexts = rows**smoothing
    contexts /= contexts.sum()
    with np.errstate(divide="ignore"):
        pmi = np.log(counts.data) - np.log(rows[counts.row] * contexts[counts.col])
    values = np.maximum(pmi - np.log(negatives), 0.0).astype(np.float32)
    ppmi = sparse.csr_matrix((values, (counts.row, counts.col)), shape=counts.shape)
    ppmi = (ppmi + ppmi.T) * np.float32(0.5)
    ppmi.eliminate_zeros()
    return ppmi.tocsr()


def eigen_vectors(
    matrix: sparse.csr_matrix, dimension: int, rounds: int = 3, seed: int = 0
) -> NDArray[np.float32]:
    """The leading eigenvectors times the root of their eigenvalues, float32 (rows, dimension).

    Randomised subspace iteration (Halko, Martinsson and Tropp 2011); negative eigenvalues, which
    PPMI hardly has among its leading ones, are cut to zero.
    """
    rng = np.random.default_rng(seed)
    basis = matrix @ rng.standard_normal((matrix.shape[0], dimension + 32), dtype=np.float32)
    for _ in range(rounds):
        basis = matrix @ np.linalg.qr(basis).Q
    basis = np.linalg.qr(basis).Q
    values, vectors = np.linalg.eigh(basis.T @ (matrix @ basis))
    order = np.argsort(values)[::-1][:dimension]
    leading = (basis @ vectors[:, order]) * np.sqrt(np.maximum(values[order], 0))
    return np.asarray(leading, dtype=np.float32)


def sif_weights(ids: NDArray[np.int32], size: int, smooth: float = 1e-3) -> NDArray[np.float32]:
    """The weight a / (a + p) of every token, p its share of all tokens (Arora et al. 2017)."""
    share = np.bincount(ids, minlength=size) / max(len(ids), 1)
    return (smooth / (smooth + share)).astype(np.float32)
