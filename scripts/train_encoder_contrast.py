"""Contrastive training: pull the vector of a query towards the passage it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from train_encoder_tokens import Tokens

__all__ = ["Pairs", "batches", "train"]

_PASSAGE_TOKENS = 256
SCALE = 20.0
BACKWARDS = 0.3


@dataclass(frozen=True, slots=True)
class Pairs:
    """Queries and the passages they belong to, all of one source.

    Row i joins the text `queries.of(i)` with the sentences first[i]:last[i] of the passage text,
    without sentence `without[i]` where that is not negative (inverse cloze). `document` tells
    passages apart and `group` the report, law or paper they stand in.
    """

    queries: Tokens
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    without: NDArray[np.int64]
    document: NDArray[np.int64]
    group: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Bags of tokens of queries and passages; `kept` is 0 at pairs that are no true negatives."""

    queries: sparse.csr_matrix
    passages: sparse.csr_matrix
    kept: NDArray[np.float32]


def batches(
    sources: list[Pairs], sentences: Tokens, vocabulary: int, size: int = 2048, seed: int = 0
) -> Iterator[Batch]:
    """Batches without end, each of one source, chosen by the root of its number of pairs.

    Up to 16 pairs of one group stand together, so that passages of one report or law are each
    other's hard negatives.
    """
    rng = np.random.default_rng(seed)
    shares = np.sqrt([len(s.document) for s in sources])
    rounds = [_rounds(source, size, rng) for source in sources]
    while True:
        chosen = int(rng.choice(len(sources), p=shares / shares.sum()))
        rows = next(rounds[chosen])
        yield _batch(sources[chosen], sentences, rows, vocabulary)


def _rounds(source: Pairs, size: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Rows of a source for ever: every row once a round, 16 of a group side by side."""
    while True:
        shuffled = rng.permutation(len(source.group))
        grouped = shuffled[np.argsort(source.group[shuffled], kind="stable")]
        cuts = np.flatnonzero(np.diff(source.group[grouped])) + 1
        blocks = [
            block[at : at + 16]
            for block in np.split(grouped, cuts)
            for at in range(0, len(block), 16)
        ]
        order = np.concatenate([blocks[i] for i in rng.permutation(len(blocks))])
        for at in range(0, max(len(order) - size, 0) + 1, size):
            yield order[at : at + size]


def _batch(source: Pairs, sentences: Tokens, rows: NDArray[np.int64], vocabulary: int) -> Batch:
    queries = [source.queries.of(int(row)) for row in rows]
    passages = [_passage(source, sentences, int(row)) for row in rows]
    keys = np.array([hash(ids.tobytes()) for ids in queries])
    documents = source.document[rows]
    same = (keys[:, None] == keys) | (documents[:, None] == documents)
    np.fill_diagonal(same, False)
    kept = (~same).astype(np.float32)
    return Batch(_bags(queries, vocabulary), _bags(passages, vocabulary), kept)


def _passage(source: Pairs, sentences: Tokens, row: int) -> NDArray[np.int32]:
    """The tokens of a pair's passage, without the sentence held out of it."""
    first, last, without = source.first[row], source.last[row], source.without[row]
    if without < 0:
        return sentences.ids[sentences.starts[first] : sentences.starts[last]][:_PASSAGE_TOKENS]
    before = sentences.ids[sentences.starts[first] : sentences.starts[without]]
    after = sentences.ids[sentences.starts[without + 1] : sentences.starts[last]]
    return np.concatenate([before, after])[:_PASSAGE_TOKENS]


def _bags(texts: list[NDArray[np.int32]], vocabulary: int) -> sparse.csr_matrix:
    """A row of token shares for every text, shape (len(texts), vocabulary)."""
    lengths = np.array([len(ids) for ids in texts])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    shares = np.repeat(1.0 / np.maximum(lengths, 1), lengths).astype(np.float32)
    bags = sparse.csr_matrix(
        (shares, np.concatenate(texts), starts), shape=(len(texts), vocabulary)
    )
    bags.sum_duplicates()
    return bags


class _Pool(torch.autograd.Function):
    """bags @ rows for a constant sparse matrix; the gradient is its transpose times."""

    @staticmethod
    def forward(ctx, rows, bags):  # type: ignore[no-untyped-def]
        ctx.bags = bags
        return torch.from_numpy(bags @ rows.detach().numpy())

    @staticmethod
    def backward(ctx, grad):  # type: ignore[no-untyped-def]
        return torch.from_numpy(ctx.bags.T @ grad.numpy()), None


class Contrast(torch.autograd.Function):
    """Mean cross-entropy over the batch at scale 20, both ways, of two blocks of unit vectors.

    `kept` is 0 where a pair is no true negative, else 1. The gradient is written out because both
    directions share one exponential, which is most of the work.
    """

    @staticmethod
    def forward(ctx, left, right, kept):  # type: ignore[no-untyped-def]
        scores = (left @ right.T).mul_(SCALE)
        truth = scores.diagonal().clone()
        grown = scores.exp_().mul_(kept)
        across, down = grown.sum(1), grown.sum(0)
        loss = across.log().mean() + BACKWARDS * down.log().mean()
        ctx.save_for_backward(left, right)
        weight = (1 / across)[:, None] + (BACKWARDS / down)[None]
        ctx.slope = grown.mul_(weight).mul_(SCALE / len(left))
        ctx.slope.diagonal().sub_((1 + BACKWARDS) * SCALE / len(left))
        return loss - (1 + BACKWARDS) * truth.mean()

    @staticmethod
    def backward(ctx, grad):  # type: ignore[no-untyped-def]
        left, right = ctx.saved_tensors
        return grad * (ctx.slope @ right), grad * (ctx.slope.T @ left), None


def _loss(queries: torch.Tensor, passages: torch.Tensor, kept: torch.Tensor) -> torch.Tensor:
    """The contrast on all dimensions and, as a Matryoshka, on the first half or quarter."""
    whole = queries.shape[1]
    part = whole // (2 if torch.rand(()) < 0.5 else 4)
    total = torch.zeros(())
    for width, weight in ((whole, 1.0), (part, 0.5)):
        left = torch.nn.functional.normalize(queries[:, :width])
        right = torch.nn.functional.normalize(passages[:, :width])
        total = total + weight * Contrast.apply(left, right, kept)
    return total


def train(
    rows: NDArray[np.float32],
    feed: Iterator[Batch],
    steps: int,
    rate: float = 5e-3,
    report: Callable[[int, float], None] | None = None,
) -> NDArray[np.float32]:
    """The rows after so many steps of sparse Adam, its rate falling linearly to a tenth.

    Only the rows of tokens in a batch move. `report` is told the step and the loss now and then.
    """
    weights = torch.nn.Parameter(torch.from_numpy(rows.copy()))
    optimiser = torch.optim.SparseAdam([weights], lr=rate)
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = rate * (1 - 0.9 * step / steps)
        loss = _step(weights, next(feed))
        optimiser.step()
        if report and step % 100 == 0:
            report(step, loss)
    return np.asarray(weights.detach().numpy(), dtype=np.float32)


def _step(weights: torch.nn.Parameter, batch: Batch) -> float:
    """Leave the sparse gradient of one batch in `weights.grad` and tell its loss."""
    seen = np.zeros(len(weights), dtype=bool)
    seen[batch.queries.indices] = seen[batch.passages.indices] = True
    used = np.flatnonzero(seen)
    active = weights.detach()[torch.from_numpy(used)].requires_grad_()
    queries = _Pool.apply(active, batch.queries[:, used])
    passages = _Pool.apply(active, batch.passages[:, used])
    loss = _loss(queries, passages, torch.from_numpy(batch.kept))
    loss.backward()
    at = torch.from_numpy(used)[None]
    weights.grad = torch.sparse_coo_tensor(
        at, active.grad, weights.shape, is_coalesced=True, check_invariants=True
    )
    return float(loss.detach())
