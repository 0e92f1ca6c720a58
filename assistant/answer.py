"""Answers whose every sentence is cited, read out of the reports without a language model."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer_alike import alike, best_side, chosen_alike, labelled
from assistant.answer_outline import outlined
from assistant.answer_role import asks_plan_and_result, chosen_of_role, wrong_role
from assistant.answer_series import series_answer
from assistant.compose import compose
from assistant.dialogue import standalone
from assistant.draft_talk import draft_talk
from assistant.explain import Explanation, explained_part
from assistant.parts import parts_of
from assistant.refuse import refusal
from assistant.reply import Answer
from assistant.selection import Chosen, choose
from assistant.small_talk import small_talk
from assistant.subquestions import subquestions, things_of
from index.hit import Filters
from index.library import Library
from index.prior import known_places
from index.question import Question, understand
from index.question_place import home_among
from index.question_typing import mended
from index.search import Ranked, rank
from index.tokens import fold

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
    things, and several questions in one, are answered part by part. Where the reports do not hold
    the answer it is refused in one sentence, with the nearest thing that they do hold as the
    reason.
    """
    if (said := small_talk(question)) is not None:
        return said
    begun = time.perf_counter()
    places = known_places(library.metadata().values())
    home = filters.place or home_among(places)
    talk = draft_talk(question, history, places, home, today=today)
    if talk.request is not None:
        from assistant.draft_reply import draft_answer

        return draft_answer(library, question, talk.request, filters, talk.first)
    history = talk.history
    alone = standalone(question, history, places, today, home)
    typed = mended(question, places).corrections
    understood = replace(understand(alone, places, today, home), corrections=typed)
    asked = subquestions(understood.text, places, today)
    told = series_answer(library, understood, places, filters, today) if len(asked) == 1 else None
    if told is not None:
        reply = replace(told, question=question, explanation=Explanation(understood))
        return replace(reply, seconds=time.perf_counter() - begun)
    parts = [understand(text, places, today, home) for text in asked] if asked[1:] else [understood]
    found = [
        one
        for whole in parts
        for one in _of_whole(library, whole, parts_of(whole, places, today), filters, today)
    ]
    if asks_plan_and_result(parts):
        found = [_in_role(library, one, filters) for one in found]
    chosen = [one.chosen for one in found if not one.refused]
    refused = next((one.refused for one in found if one.refused), "")
    explained = tuple(explained_part(one.chosen, one.ranked, one.refused) for one in found)
    reply = compose(question, alone, chosen, refused)
    explanation = Explanation(understood, explained)
    return replace(reply, explanation=explanation, seconds=time.perf_counter() - begun)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found and chosen for one part of a question; `refused` says why it has no answer."""

    chosen: Chosen
    ranked: tuple[Ranked, ...]
    refused: str


def _of_whole(
    library: Library,
    whole: Question,
    parts: Sequence[Question],
    filters: Filters,
    today: date | None,
) -> list[_Found]:
    """What is found for each part of a question; of sides set side by side all of one sort."""
    found = [one for part in parts for one in _found(library, part, filters, today)]
    told = [one for one in found if not one.refused]
    best = best_side([one.chosen for one in told]) if len(parts) > 1 else None
    if best is None:
        return found
    held = library.metadata()
    for n, one in enumerate(told):
        if not alike(one.chosen, best):
            other = chosen_alike(one.chosen.question, one.ranked, best)
            if other is None or refusal(other.question, other, filters, held):
                other = replace(one.chosen, short=(), unlike=True)
            told[n] = replace(one, chosen=other)
    sides = iter(labelled([one.chosen for one in told], whole))
    return [one if one.refused else replace(one, chosen=next(sides)) for one in found]


def _in_role(library: Library, one: _Found, filters: Filters) -> _Found:
    """What is found for a part with a plan where one is asked and a result where that is."""
    part = one.chosen.question
    reason = "" if one.refused else wrong_role(part, one.chosen)
    other = chosen_of_role(part, one.ranked, one.chosen) if reason else None
    if other and not refusal(part, other, filters, library.metadata()):
        return replace(one, chosen=other)
    return replace(one, refused=one.refused or reason)


def _found(
    library: Library, part: Question, filters: Filters, today: date | None
) -> tuple[_Found, ...]:
    """What is found for a part; for each of two things of it where no sentence answers for both."""
    whole = _one(library, part, filters)
    if part.asked.several != 2:
        return (whole,)
    places = known_places(library.metadata().values())
    things = [understand(thing, places, today) for thing in things_of(part, places, today)]
    if not things or (not whole.refused and _speaks_of_both(whole.chosen, things)):
        return (whole,)
    each = tuple(_one(library, thing, filters) for thing in things)
    return each if any(not one.refused for one in each) else (whole,)


def _speaks_of_both(chosen: Chosen, things: Sequence[Question]) -> bool:
    """Whether the best sentence names what each of two questions is of and the other is not."""
    text = fold(chosen.sentences[0].evidence.text)
    one, other = (set(thing.things) for thing in things)
    return all(any(noun in text for noun in own) for own in (one - other, other - one))


def _one(library: Library, part: Question, filters: Filters) -> _Found:
    ranked = rank(library, part, filters, _PASSAGES)
    chosen = outlined(library, choose(part, ranked))
    return _Found(chosen, ranked, refusal(part, chosen, filters, library.metadata()))
