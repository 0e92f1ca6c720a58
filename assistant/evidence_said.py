"""The sentences about a theme among those that can stand alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.evidence import Said
from assistant.evidence_echo import echoes
from assistant.evidence_pages import heading_zone

if TYPE_CHECKING:
    from assistant.evidence_pages import Zone
    from assistant.evidence_sentence import Sentence
    from assistant.reply import Citation

__all__ = ["fresh", "relevance", "said"]

_HEADING, _WORD, _MORE, _FIGURES = 0.45, 0.6, 0.15, 0.1


def said(
    pool: Sequence[Sentence],
    keywords: Sequence[str],
    limit: int,
    headings: Sequence[str] = (),
    without: Collection[Citation] = (),
) -> tuple[Said, ...]:
    """At most `limit` sentences, the most relevant, in the order of the pool.

    A sentence is about a theme where it or a heading over it holds a keyword; without keywords
    all sentences under the headings asked for are. Headings that name problems ask for what is
    admitted to be wanting, those that name plans for the plans of the period's own report.
    """
    zone = _zone_asked(headings)
    scored = [
        (relevance(sentence, keywords, headings), -i, sentence)
        for i, sentence in enumerate(pool)
        if _is_open(sentence, headings, zone) and not _is_used(sentence, without)
    ]
    scored = [entry for entry in scored if entry[0] > 0]
    if not headings:
        scored = _in_their_sections(scored, keywords)
    scored.sort(key=lambda entry: (not entry[2].own, -entry[0], -entry[1]))
    chosen = fresh((sentence for _, _, sentence in scored), limit)
    order = {id(sentence): i for i, sentence in enumerate(pool)}
    about = {id(sentence): score for score, _, sentence in scored}
    chosen.sort(key=lambda sentence: order[id(sentence)])
    return tuple(Said(s.text, s.citation, round(about[id(s)], 2)) for s in chosen)


def relevance(sentence: Sentence, keywords: Sequence[str], headings: Sequence[str] = ()) -> float:
    """How much of a theme a sentence has, from 0 to 1."""
    path = "".join(sentence.headings)
    if not keywords:
        return 0.5 if any(word in path for word in headings) or sentence.zone else 0.0
    words = sum(word in sentence.text for word in keywords)
    score = _HEADING if any(word in path for word in keywords) else 0.0
    if words:
        score = max(score, 0.0) * 0.5 + _WORD * 0.75 + _MORE * min(words - 1, 2)
    if score and sentence.figures:
        score += _FIGURES
    return min(score, 1.0)


def fresh(sentences: Iterable[Sentence], limit: int) -> list[Sentence]:
    """The first `limit` sentences that neither repeat nor contradict one before them."""
    kept: list[Sentence] = []
    for sentence in sentences:
        if len(kept) == limit:
            break
        if not any(echoes(sentence, other) for other in kept):
            kept.append(sentence)
    return kept


def _in_their_sections(
    scored: Sequence[tuple[float, int, Sentence]], keywords: Sequence[str]
) -> list[tuple[float, int, Sentence]]:
    """Without passing mentions in reports that have a section on the theme."""
    with_section = {s.citation.report for _, _, s in scored if _is_under(s, keywords)}
    return [
        entry
        for entry in scored
        if _is_under(entry[2], keywords)
        or entry[2].citation.report not in with_section
        or sum(word in entry[2].text for word in keywords) > 1
    ]


def _is_under(sentence: Sentence, keywords: Sequence[str]) -> bool:
    return any(word in sentence.headings[-1] for word in keywords if sentence.headings)


def _zone_asked(headings: Sequence[str]) -> Zone:
    for word in headings:
        if zone := heading_zone(word):
            return zone
    return ""


def _is_open(sentence: Sentence, headings: Sequence[str], zone: Zone) -> bool:
    asked = any(word in heading for word in headings for heading in sentence.headings)
    if zone == "problem":
        asked = sentence.zone == zone
    elif zone == "plan":
        asked = asked and sentence.zone == zone and sentence.own
    return (asked if headings else sentence.zone == "") and not sentence.unsettled


def _is_used(sentence: Sentence, without: Collection[Citation]) -> bool:
    own = sentence.citation
    return any(
        own.report == used.report and own.start < used.end and used.start < own.end
        for used in without
    )
