"""The words on either side of every number of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.quantities import Quantity

__all__ = ["Slot", "plain", "slots_of"]

_STOPS = "，,；;。：:！？!?\n"
_STOP = re.compile(f"[{_STOPS}]")
_LIST = re.compile(r"(?:[、,，和与及跟]|以及|分别|[和、]?约|达到?|至|到|并)*")
_TIGHT = re.compile(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])|\n")
_MARKS = re.compile("[①-⒛❶-❿]")
_JOINED = re.compile(r"^[^、和及与达至到]{2,}([、和及与])$")
_QUOTED = re.compile(r"[^“”、，（(《—]*“[^“”、，]{1,8}”(?=[一-龥]{2})(?![和与及])")
_ASIDE = re.compile(r"(?<=.)[（(][^（()）]{1,8}[)）](?=[一-龥])")
_CUT_AFTER = re.compile(r"[、（(）)“”《—]|[和与及](?=\d|$)")
_LEAD_CHARS, _AFTER_CHARS = 60, 30


@dataclass(frozen=True, slots=True)
class Slot:
    """One quantity of a sentence with its surroundings, spaces between characters taken out.

    `lead` is what stands between the last stop (or the number before) and the number, `before` the
    whole clause up to the number; `after` goes on to the next stop or number. `clause` counts the
    clauses of the sentence; `listed` is true where only 、 or 和 stands between the number before
    and this one, `follows` where 、 or 和 follows the number before, or what it counts, and
    words of its own come after; `bracket` is true inside round brackets. `clause_before` is the
    clause before this one where no number stands in it, else ''; `adjacent` is true where nothing
    stands between the number before and this one (6条8段), `runs_on` where `after`
    ends at the next number.
    """

    quantity: Quantity
    lead: str
    before: str
    after: str
    clause: int
    listed: bool
    follows: bool
    bracket: bool
    clause_before: str
    adjacent: bool
    runs_on: bool = False


def plain(text: str) -> str:
    """The text in NFKC without the spaces and line breaks beside Chinese characters."""
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return _TIGHT.sub("", unicodedata.normalize("NFKC", _MARKS.sub("", text))).strip()


def slots_of(sentence: str, quantities: Sequence[Quantity]) -> tuple[Slot, ...]:
    """The slots of a sentence's quantities, in their order."""
    stops = _stops(sentence, quantities)
    opened = _brackets(sentence)
    found: list[Slot] = []
    passed = 0
    last = 0
    for i, quantity in enumerate(quantities):
        start = quantity.start - len(quantity.qualifier)
        while passed < len(stops) and stops[passed] < start:
            last = stops[passed] + 1
            passed += 1
        bracket = opened[quantity.start]
        clause_start = max(last, bracket)
        previous = quantities[i - 1].end + _tail_chars(quantities[i - 1], sentence) if i else 0
        lead_start = max(clause_start, previous, start - _LEAD_CHARS)
        lead = plain(sentence[lead_start:start])
        in_row = bool(i) and previous >= clause_start and bracket == opened[quantities[i - 1].start]
        joined = _JOINED.search(lead) if in_row else None
        end = _after_end(sentence, quantities, i, stops, passed)
        words = sentence[quantity.end + _tail_chars(quantity, sentence) : end]
        found.append(
            Slot(
                quantity,
                joined[1] if joined else lead,
                plain(sentence[max(clause_start, start - _LEAD_CHARS) : start]),
                _after(words),
                passed,
                in_row and _LIST.fullmatch(lead) is not None and bool(lead),
                in_row and (bool(joined) or lead[:1] in tuple("、和及与")),
                bracket > 0,
                _clause_before(sentence, stops, passed, previous),
                in_row and not lead,
                end < len(sentence)
                and sentence[end] not in _STOPS
                and _after(words) == plain(words),
            )
        )
    return tuple(found)


def _clause_before(sentence: str, stops: Sequence[int], passed: int, previous: int) -> str:
    """The clause before the last stop, '' where the number before stands in it or after it."""
    if not passed:
        return ""
    start = stops[passed - 2] + 1 if passed > 1 else 0
    if previous > start:
        return ""
    return plain(sentence[max(start, stops[passed - 1] - _LEAD_CHARS) : stops[passed - 1]])


def _tail_chars(quantity: Quantity, sentence: str) -> int:
    tail = quantity.tail
    return len(tail) if tail and sentence.startswith(tail, quantity.end) else 0


def _stops(sentence: str, quantities: Sequence[Quantity]) -> list[int]:
    """Where clauses end, commas inside numbers left out."""
    found, spans, at = [], [(q.start, q.end) for q in quantities], 0
    for match in _STOP.finditer(sentence):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or match.start() < spans[at][0]:
            found.append(match.start())
    return found


def _brackets(sentence: str) -> list[int]:
    """For each character the offset just inside the innermost open round bracket, else 0."""
    inside, stack = [], [0]
    for at, character in enumerate(sentence):
        if character in "（(":
            stack.append(at + 1)
        inside.append(stack[-1])
        if character in "）)" and len(stack) > 1:
            stack.pop()
    return [*inside, 0]


def _after_end(
    sentence: str, quantities: Sequence[Quantity], i: int, stops: Sequence[int], passed: int
) -> int:
    end = stops[passed] if passed < len(stops) else len(sentence)
    for later in quantities[i + 1 :]:
        start = later.start - len(later.qualifier)
        if start >= end or sentence[quantities[i].end : start].strip():
            return min(end, start)
    return end


def _after(text: str) -> str:
    flat = _ASIDE.sub("", plain(text[:_AFTER_CHARS]))
    quoted = _QUOTED.match(flat)
    begin = quoted.end() if quoted else 0
    return flat[:begin] + _CUT_AFTER.split(flat[begin:])[0]
