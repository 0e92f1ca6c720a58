"""The amounts of a sentence that a question asks for, chosen among its figures."""

from __future__ import annotations

from itertools import pairwise

from index.extract_fit import fit_of
from index.extract_scene import Scene

__all__ = ["amounts"]


def amounts(scene: Scene) -> tuple[tuple[str, ...], float]:
    """The figures that answer best as the sentence writes them, and how well from 0 up."""
    fits = [fit_of(scene, number) for number in range(len(scene.figures))]
    best = max(fits, default=0.0)
    if best <= 0:
        return (), 0.0
    if scene.question.asked.several > 1:
        return _several(scene, fits), best
    return (_joined(scene, fits.index(best)),), best


def _several(scene: Scene, fits: list[float]) -> tuple[str, ...]:
    """The best figures in the order of the text; a level and its growth where both are asked."""
    asked, best = scene.question.asked, max(fits)
    chosen = sorted(range(len(fits)), key=lambda i: -fits[i])[: max(asked.several, 2)]
    kept = [i for i in chosen if fits[i] >= 0.3 * best]
    growth = _growth_of(scene, kept[0]) if asked.change else None
    if growth is not None and growth not in kept:
        kept = [kept[0], growth]
    kept.sort()
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
