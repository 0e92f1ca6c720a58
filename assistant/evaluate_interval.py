"""Means with the interval that they may be off by, and times."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

__all__ = ["Mean", "Spread", "bootstrap", "mean_of", "spread", "wilson"]

_Z = 1.959964
_RESAMPLES = 10_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over `n` values with its 95 % interval, and how that was found."""

    value: float
    low: float
    high: float
    n: int
    method: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The median and the 95th percentile of times, in seconds."""

    median_s: float
    p95_s: float


def mean_of(values: Sequence[float]) -> Mean:
    """The mean of at least one value: Wilson's interval for shares, the bootstrap's for others."""
    value = math.fsum(values) / len(values)
    if all(v in (0.0, 1.0) for v in values):
        low, high = wilson(sum(v == 1.0 for v in values), len(values))
        return Mean(value, low, high, len(values), "wilson")
    low, high = bootstrap(values)
    return Mean(value, low, high, len(values), "bootstrap")


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927)."""
    share, z2 = hits / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low = 0.0 if hits == 0 else middle - half
    return low, 1.0 if hits == n else middle + half


def bootstrap(values: Sequence[float], seed: int = 0) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of the means of 10,000 samples drawn with replacement.

    Given differences of pairs it is the paired bootstrap.
    """
    drawn, rng = np.asarray(values, np.float64), np.random.default_rng(seed)
    means = np.concatenate(
        [
            drawn[rng.integers(0, len(drawn), (_AT_ONCE, len(drawn)))].mean(axis=1)
            for _ in range(_RESAMPLES // _AT_ONCE)
        ]
    )
    low, high = np.percentile(means, (2.5, 97.5)).tolist()
    return low, high


def spread(seconds: Sequence[float]) -> Spread:
    """The spread of at least one time; the percentile is that of the nearest rank."""
    ordered = sorted(seconds)
    return Spread(median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1])
