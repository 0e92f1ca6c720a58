"""What a language model made of an answer, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ModelReply", "ModelSentence"]


@dataclass(frozen=True, slots=True)
class ModelSentence:
    """One sentence that a model wrote.

    A kept one has in `text` the marks [n] of what it cites, and their numbers in `citations`. A
    struck one has no marks, and `reason` says in Chinese why it must not stand.
    """

    text: str
    status: Literal["kept", "struck"]
    reason: str = ""
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelReply:
    """The sentences of the model `name` in order, and the answer in sentences of the reports.

    `failed` is one sentence that says why the model's sentences are not the answer, '' where they
    are. `finished` is false while more may come.
    """

    name: str
    sentences: tuple[ModelSentence, ...]
    failed: str
    extractive: str
    finished: bool = True
