"""Answers whose every sentence is cited, read out of the reports without a language model."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer_series import series_answer
from assistant.compose import compose
from assistant.dialogue import standalone
from assistant.parts import parts_of
from assistant.refuse import refusal
from assistant.reply import Answer
from assistant.selection import Chosen, choose
from index.hit import Filters
from index.library import Library
from index.prior import known_places
from index.question import understand
from index.search import rank

__all__ = ["answer"]

_PASSAGES = 12


def answer(
    library: Library,
    question: str,
    history: Sequence[str] = (),
    filters: Filters = Filters(),
    today: date | None = None,
) -> Answer:
    """The answer to a question, each sentence of it with the number of its source.

    `history` are the earlier questions, oldest first. A question over several places, years or
    things is answered part by part. Where the reports do not hold the answer it is refused in one
    sentence, with the nearest thing that they do hold as the reason.
    """
    begun = time.perf_counter()
    places = known_places(library.metadata().values())
    alone = standalone(question, history, places, today)
    understood = understand(alone, places, today)
    told = series_answer(library, understood, places, filters, today)
    if told is not None:
        return replace(told, question=question, seconds=time.perf_counter() - begun)
    chosen: list[Chosen] = []
    refused = ""
    for part in parts_of(understood, places, today):
        found = choose(part, rank(library, part, filters, _PASSAGES))
        reason = refusal(part, found, filters, library.metadata())
        if reason:
            refused = refused or reason
        else:
            chosen.append(found)
    reply = compose(question, alone, chosen, refused)
    return replace(reply, seconds=time.perf_counter() - begun)
