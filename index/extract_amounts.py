"""The amounts of a sentence that a question asks for, chosen among its figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile

from index.extract_fit import fit_of, precision
from index.extract_found import Found
from index.extract_scene import Scene

__all__ = ["amounts"]

_EQUAL = 0.98
_SPREAD = 0.1
_LONGEST_LABEL = 12
_JOINT = re.compile(r"[、，,和与及左右以上以下多余]*")


def amounts(scene: Scene) -> Found:
    """The figures that answer best as the sentence writes them, and how well from 0 up."""
    fits = [fit_of(scene, number) for number in range(len(scene.figures))]
    best = max(fits, default=0.0)
    if best <= 0:
        return Found((), 0.0)
    if scene.question.asked.several > 1:
        kept = _several(scene, fits)
        return Found(_together(scene, kept), best, (), tuple(scene.figures[i] for i in kept))
    number = fits.index(best)
    row = _row(scene, number)
    labels = _labels([scene.figures[i].indicator for i in row])
    if len(row) > 1 and _none_is_named(labels, scene.weights):
        plain = all(label.isalpha() and len(label) <= _LONGEST_LABEL for label in labels)
        read = tuple(scene.figures[i] for i in row)
        return Found(tuple(map(scene.written, row)), best, labels if plain else (), read)
    return Found((_joined(scene, number),), best, (), (scene.figures[number],))


def _row(scene: Scene, number: int) -> range:
    """The figures of the 分别 list that a figure stands in, each with an indicator of its own."""
    first = last = number
    while first and _listed(scene, first):
        first -= 1
    while last + 1 < len(scene.figures) and _listed(scene, last + 1):
        last += 1
    row = range(first, last + 1)
    names = {scene.figures[i].indicator for i in row}
    return row if len(names) == len(row) else range(number, number + 1)


def _listed(scene: Scene, number: int) -> bool:
    between = scene.text[scene.span(number - 1)[1] : scene.span(number)[0]]
    alike = scene.figures[number].kind == scene.figures[number - 1].kind
    return alike and _JOINT.fullmatch(between) is not None


def _labels(names: list[str]) -> tuple[str, ...]:
    """What the names of a list do not share at their end: 城镇 and 农村 of 居民收入."""
    ends = zip(*(reversed(name) for name in names), strict=False)
    shared = sum(1 for _ in takewhile(lambda end: len(set(end)) == 1, ends))
    return tuple(name[: len(name) - shared] for name in names)


def _none_is_named(labels: tuple[str, ...], weights: Mapping[str, float]) -> bool:
    """Whether a question speaks of no member of a list more than of the others."""
    named = [precision(label, weights) for label in labels]
    return all(labels) and max(named) - min(named) < _SPREAD


def _several(scene: Scene, fits: list[float]) -> list[int]:
    """The best figures in the order of the text; a level and its growth where both are asked."""
    asked, best = scene.question.asked, max(fits)
    ranked = sorted(range(len(fits)), key=lambda i: -fits[i])
    most = max(asked.several, 2)
    kept = [i for n, i in enumerate(ranked) if fits[i] >= (0.3 if n < most else _EQUAL) * best]
    growth = _growth_of(scene, kept[0]) if asked.change else None
    if growth is not None and growth not in kept:
        kept = [kept[0], growth]
    return sorted(kept)


def _together(scene: Scene, kept: list[int]) -> tuple[str, ...]:
    """The figures as they are written, as one where they touch."""
    spans = [scene.span(i) for i in kept]
    if len(kept) > 1 and all(a[1] == b[0] for a, b in pairwise(spans)):
        return (scene.text[spans[0][0] : spans[-1][1]],)
    return tuple(scene.written(i) for i in kept)


def _growth_of(scene: Scene, level: int) -> int | None:
    """The first growth after a level; None where there is none or it is a growth itself."""
    kinds = [figure.kind for figure in scene.figures]
    if kinds[level] in ("percent", "points"):
        return None
    later = range(level + 1, len(kinds))
    return next((i for i in later if kinds[i] in ("percent", "points")), None)


def _joined(scene: Scene, number: int) -> str:
    """The figure with those that touch it: 6条8段 is one answer."""
    first = last = number
    while first and scene.span(first - 1)[1] == scene.span(first)[0]:
        first -= 1
    while last + 1 < len(scene.figures) and scene.span(last + 1)[0] == scene.span(last)[1]:
        last += 1
    if first == last:
        return scene.written(number)
    return scene.text[scene.span(first)[0] : scene.span(last)[1]]
