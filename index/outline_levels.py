"""How the headings of one report nest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.outline_markers import CHAPTER, CHINESE, PART, SECTION

__all__ = ["PLAIN", "STYLED", "TOPIC", "Candidate", "nested"]

PLAIN, STYLED, TOPIC = "plain", "styled", "topic"
_LIST_LEVEL = 6
_UNITS = (PART, CHAPTER, SECTION)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text taken for a heading.

    `base` is the level that its form alone has; `style` is the level that the format gives it, 0
    where the format says nothing; `number` is 0 where it bears none; a `sentence` ends in a full
    stop and is the whole line.
    """

    kind: str
    base: int
    number: int
    start: int
    end: int
    run_in: bool = False
    sentence: bool = False
    style: int = 0


def nested(found: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """Each heading with its level, 1 the outermost, in the order given (that of the text).

    Below a chapter line, a 第一章 or an unnumbered styled heading that holds headings of the same
    base level, these move down so that they stand inside it.
    """
    found = _lowered(found)
    styles = _style_bases(found)
    units = [unit for unit in _UNITS if any(c.kind == unit for c in found)]
    placed: list[tuple[Candidate, int]] = []
    offset = style = 0
    for i, c in enumerate(found):
        if c.kind in (*_UNITS, PLAIN, STYLED):
            inside = _stretch(found, i)
            level = _container_level(c, units, styles, inside)
            offset, style = _offset(c, inside, level), c.style
            placed.append((c, level))
            continue
        if 0 < c.style <= style:
            offset = 0
        placed.append((c, c.base + offset))
    return placed


def _lowered(found: Sequence[Candidate]) -> list[Candidate]:
    """The headings with the 一、-sentences of lists inside a section put to the lowest level."""
    kept: list[Candidate] = []
    last = 0
    for i, c in enumerate(found):
        if c.kind != CHINESE or not (c.run_in or c.sentence) or c.style:
            last = 0 if c.kind == CHINESE else last
        elif (last and c.number > last) or _is_inner_list(found, i):
            c, last = replace(c, base=_LIST_LEVEL), c.number
        kept.append(c)
    return kept


def _is_inner_list(found: Sequence[Candidate], i: int) -> bool:
    """Whether the number is also that of a proper 一、-title of the same chapter, or no count leads
    up to it.
    """
    here, chapter = found[i], _around(found, i)
    titles = {c.number for c in chapter if c.kind == CHINESE and not (c.run_in or c.sentence)}
    counted = any(c.kind == CHINESE and c.start < here.start for c in chapter)
    return here.number in titles or (here.number > 1 and not counted)


def _around(found: Sequence[Candidate], i: int) -> Sequence[Candidate]:
    """The headings of the chapter that holds the one at `i`."""
    chapters = (*_UNITS, PLAIN, STYLED)
    first = next((j for j in range(i, -1, -1) if found[j].kind in chapters), 0)
    last = next((j for j in range(i, len(found)) if found[j].kind in chapters), len(found))
    return found[first:last]


def _style_bases(found: Sequence[Candidate]) -> dict[int, int]:
    """The level for unnumbered headings of each style: that of numbered ones in the same style."""
    bases: dict[int, int] = {}
    for style in sorted({c.style for c in found if c.style}):
        peers = [c.base for c in found if c.style == style and c.kind != STYLED]
        bases[style] = min(peers, default=max(bases.values(), default=0) + 1)
    return bases


def _stretch(found: Sequence[Candidate], i: int) -> list[Candidate]:
    """The headings between the container at `i` and the next heading that surely closes it."""
    inside: list[Candidate] = []
    for c in found[i + 1 :]:
        if c.kind in (*_UNITS, PLAIN, STYLED) or 0 < c.style <= found[i].style:
            break
        inside.append(c)
    return inside


def _container_level(
    c: Candidate, units: Sequence[str], styles: dict[int, int], inside: Sequence[Candidate]
) -> int:
    if c.kind == STYLED:
        return styles[c.style]
    if c.kind == PLAIN:
        return 2 if _continues(inside) else 1
    return units.index(c.kind) + 1


def _offset(c: Candidate, inside: Sequence[Candidate], level: int) -> int:
    if c.kind == PLAIN and _continues(inside):
        return 0
    return max(0, level + 1 - min((found.base for found in inside), default=level + 1))


def _continues(inside: Sequence[Candidate]) -> bool:
    """Whether the next 一、-heading carries on a count begun before the chapter line."""
    return next((c.number for c in inside if c.kind == CHINESE), 1) > 1
