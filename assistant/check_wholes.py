"""Which figures of a text are named as the parts of which total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.check_clauses import Term, Text
from assistant.check_cues import Announcement, announcements
from assistant.check_divided import divided
from assistant.check_kinds import complementary, same_measure
from assistant.check_settled import settled, summed_up
from assistant.check_whole import Whole, exhaustive

__all__ = ["wholes"]

_MAX_NESTED, _MAX_BEFORE, _MAX_LATER, _MAX_PAIR = 3, 40, 30, 2


def wholes(text: Text) -> Iterator[Whole]:
    """The totals of a text with the parts that its words announce."""
    before: tuple[Term, ...] = ()
    for sentence in text.sentences():
        cues = announcements(text.text, sentence)
        for at, cue in enumerate(cues):
            later = cues[at + 1 : at + 1 + _MAX_LATER]
            if whole := _announced(text.text, sentence, before, cue, later):
                yield whole
        yield from summed_up(sentence)
        yield from divided(text.text, sentence)
        yield from settled(text.text, sentence, before)
        before = (*before, *sentence)[-_MAX_BEFORE:]


def _announced(
    text: str,
    sentence: Sequence[Term],
    before: Sequence[Term],
    cue: Announcement,
    later: Sequence[Announcement],
) -> Whole | None:
    parts = cue.parts(text, sentence)
    totals = cue.totals(text, sentence, before, parts[0]) if parts else []
    parts = [p for p in parts if totals and same_measure(totals[0].figure, p.figure)]
    if not parts or (cue.kind in ("list", "bracket", "colon") and not _named(parts)):
        return None
    close = totals[0].sentence == parts[0].sentence
    nested = dict(_nested(text, parts, later))
    if len(nested) > _MAX_NESTED:
        parts = parts[: sorted(nested)[_MAX_NESTED]]
        nested = dict(_nested(text, parts, later))
    near = _near(text, parts) if close and cue.kind != "within" else len(parts)
    if cue.kind == "within" and (row := _row(text, parts)) > _MAX_PAIR:
        near = row
    count = len(parts)
    sure = near > 1 and exhaustive(cue.kind, parts[:near], text)
    first = count if cue.kind == "bracket" else near if _row(text, parts) == near > 1 else 1
    first = max(first, 2) if sure else first
    ends = frozenset(range(first, (near if sure else count) + 1))
    return Whole(cue.kind, tuple(totals), tuple(parts), nested, ends, near, close)


def _named(parts: Sequence[Term]) -> bool:
    """Whether each part has a name of its own, so that the list is no row of bare values."""
    return len(parts) > 1 and all(len(p.label) >= 2 or len(p.after) >= 2 for p in parts)


def _nested(
    text: str, parts: Sequence[Term], later: Sequence[Announcement]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where parts of a part begin, with the places where they may end."""
    for cue in later:
        if cue.kind in ("among", "list", "split", "view", "within"):
            at = sum(p.start < cue.start for p in parts)
            if 0 < at < len(parts) and not re.search("[；;]", text[cue.end : parts[at].start]):
                yield at, tuple(_stops(text, parts, at))


def _stops(text: str, parts: Sequence[Term], at: int) -> Iterator[int]:
    """Where a run of parts of a part may end, the likeliest first."""
    run, exact = Decimal(0), 0
    for stop in range(at + 1, len(parts) + 1):
        run += parts[stop - 1].figure.amount
        if run == parts[at - 1].figure.amount:
            exact = stop
            break
    if exact:
        yield exact
        return
    for stop in range(at + 1, len(parts)):
        if re.search("[；;]", text[parts[stop - 1].end : parts[stop].start]):
            yield stop
            break
    yield len(parts)
    yield at + 1


def _near(text: str, parts: Sequence[Term]) -> int:
    """How many parts stand up to the first semicolon, or in the first row joined by 、."""
    row = _row(text, parts)
    if row > 1:
        return row
    stop = re.compile("[；;]").search(text, parts[0].start, parts[-1].start)
    inside = sum(p.start < stop.start() for p in parts) if stop else len(parts)
    return inside if inside > 1 else _complements(parts)


def _complements(parts: Sequence[Term]) -> int:
    """How many parts go on from the first as the sides of one division."""
    for at, part in enumerate(parts[1:], 1):
        if not complementary([parts[0].label, part.label]):
            return at
    return len(parts)


def _row(text: str, parts: Sequence[Term]) -> int:
    """How many parts stand in a row joined by 、 or 和."""
    for at, (one, other) in enumerate(pairwise(parts), 1):
        between = re.sub(r"[（(][^）)]*[）)]", "", text[one.end : other.start])
        if re.search("[，,；;。]", between) or not re.search("[、和及]", between):
            return at
    return len(parts)
