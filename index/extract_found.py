"""What is read out of one sentence as the short answer to a question."""

from __future__ import annotations

from dataclasses import dataclass

from index.figure import Figure

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """Short answers in the order of the text, and how well they fit, from 0 to 2.

    `labels` say what each of the answers of a list is of (城镇, 农村); empty elsewhere. `figures`
    are those that the answers were read from; empty where they are no amounts.
    """

    answers: tuple[str, ...]
    fit: float
    labels: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
