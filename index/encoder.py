"""The one seam between the index and embedding models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder"]


class Encoder(Protocol):
    """Turns text into unit vectors."""

    @property
    def name(self) -> str:
        """What a user writes after --encoder: 'default', a model name or a folder."""
        ...

    @property
    def fingerprint(self) -> str:
        """A short text that changes whenever the vectors would."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages: float32, shape (len(texts), dimension), rows of length 1 or 0."""
        ...

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of one question: float32, shape (dimension,), of length 1 or 0."""
        ...
