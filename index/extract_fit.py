"""How well one figure of a sentence answers the amount that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from index.asked import unit_fit
from index.coverage import coverage
from index.extract_role import role_fit
from index.extract_scene import Scene
from index.figure import Figure
from index.indicator_names import canonical_indicator, indicator_likeness, indicator_names
from index.places import within
from index.question import Question
from index.tokens import fold

__all__ = ["fit_of", "precision"]

_ANY_UNIT = 0.6
_BASE = 0.3
_CLOSE = 0.15
_INDICATOR = 0.3
_PRECISION = 0.7
_FRAMED = 0.3
_ALIKE = 0.3
_OTHER = 0.4
_OTHER_PLACE = 0.5
_RISEN_TO = re.compile(r"[由从][^，。；]{0,24}[到至为][了约近超过]*$")


def fit_of(scene: Scene, number: int) -> float:
    """How well a figure answers, from 0 (its unit cannot) to about 2.

    The fit of its unit and its role × how much of the question its indicator and the words next
    to it hold, and of the indicator the question.
    """
    figure, asked = scene.figures[number], scene.question.asked
    fit = unit_fit(asked, figure) if asked.several < 2 else _ANY_UNIT
    if not fit:
        return 0.0
    spoken = (
        _BASE
        + _CLOSE * coverage(_close_words(scene, number), scene.weights)
        + _INDICATOR * coverage(figure.indicator, scene.weights)
        + _PRECISION * precision(figure.indicator, scene.weights)
        + _FRAMED * _framed(scene, number)
    )
    fit *= _name_fit(figure, scene.question) * _place_fit(figure, scene.question)
    return fit * _polarity_fit(scene, number) * role_fit(scene, number) * spoken


def _name_fit(figure: Figure, question: Question) -> float:
    """Less for a figure of something else where the question asks by a known indicator's name."""
    name = _known_name("".join(question.topic.split()), question.asked.kind)
    return 1.0 if not name or indicator_likeness(name, figure.indicator) >= _ALIKE else _OTHER


def _place_fit(figure: Figure, question: Question) -> float:
    """Less for a figure of another place than the asked ones, such as what these belong to."""
    places = question.places
    fits = not places or not figure.place or any(within(figure.place, p) for p in places)
    return 1.0 if fits else _OTHER_PLACE


@lru_cache(maxsize=256)
def _known_name(topic: str, kind: str) -> str:
    name = canonical_indicator(topic, kind)
    return name if name in indicator_names() else ""


def precision(indicator: str, weights: Mapping[str, float]) -> float:
    """The share of an indicator's pairs of characters that the question speaks of."""
    name = fold(indicator)
    pairs = [name[i : i + 2] for i in range(len(name) - 1)]
    return sum(pair in weights for pair in pairs) / len(pairs) if pairs else 0.0


def _close_words(scene: Scene, number: int) -> str:
    start, end = scene.span(number)
    low = max(scene.span(number - 1)[1] if number else 0, start - 12)
    later = scene.span(number + 1)[0] if number + 1 < len(scene.figures) else len(scene.text)
    after = re.split(r"[，,。；;、]", scene.text[end : min(later, end + 10)])[0]
    return re.split(r"[，。；;、]", scene.text[low:start])[-1] + after


def _framed(scene: Scene, number: int) -> float:
    """How far the words beside the amount are those beside the question word, from 0 to 2.5.

    The noun that a question puts after its question word (发了多少津贴) stands after the amount or,
    as its object, before it (发放津贴3亿元).
    """
    asked, (at, end) = scene.question.asked, scene.span(number)
    risen = _RISEN_TO.search(scene.text, max(0, at - 30), at)
    start = risen.start() if risen else at
    before, after = scene.text[max(0, start - 6) : start], scene.text[end : end + 8]
    verb = 2.0 if asked.before and asked.before in before else 0.0
    if asked.before and not verb and asked.before[-1] in before[-3:]:
        verb = 0.7
    pairs = [asked.after[i : i + 2] for i in range(len(asked.after) - 1)]
    near = (after, _close_words(scene, number))
    said = max(sum(pair in words for pair in pairs) for words in near)
    return verb + (said / len(pairs) if pairs else 0.0)


def _polarity_fit(scene: Scene, number: int) -> float:
    denied = bool(re.search("[未没不]", _close_words(scene, number)))
    return 1.0 if denied == any(token in scene.weights for token in "未没不") else 0.8
