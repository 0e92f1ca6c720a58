"""Which figures of a text are named as the parts of which total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.check_clauses import Term, Text
from assistant.check_kinds import (
    common_name,
    complementary,
    is_attribute,
    is_base,
    is_each,
    same_measure,
)

__all__ = ["Cue", "Whole", "exhaustive", "wholes"]

Cue = Literal["among", "split", "list", "bracket", "within", "after", "view", "colon"]

_CUE = re.compile(
    r"(?P<split>按[^，。；（）、]{1,16}(?:划分|分类?|统计)(?=[，,：:])|分为|分成|组成[：:]"
    r"|(?:(?<=[，。；,;\n])|^)分(?:城乡|产业|三次产业|门类)看?(?=[，,：:]))"
    r"|(?P<view>(?:(?<=[，。；,;\n])|^)[分从][^，。；]{1,12}[看分](?=[，,：:]))"
    r"|(?P<list>分别(?:为|是|有)?)|(?P<among>其中|包括|包含)|(?P<bracket>[（(])"
    r"|(?P<within>(?<![高初其集空年心])中(?=[，,]))|(?P<colon>[：:])"
)
_AFTER = re.compile(r"(?:以上)?(?:合计|总计|共计|总共|一共|共)(?:为|达到?|有)?$")
_LOOSE = re.compile(r"其中|含|包括|等|至|自|比|同|超|以上")
_REST = re.compile(r"^(?:其他|其它|其余|剩余|余下|另外?)|其他|其它|其余")
_MAX_PARTS, _MAX_HEADS, _BACK = 26, 4, 260


@dataclass(frozen=True, slots=True)
class Whole:
    """A total and what may be its parts.

    `totals` are the figures that may be the total, the likeliest first. The parts may end after
    any number in `ends`. At each key of `skips` stand parts of the part before: they end where
    one of its values says. `near` is how many parts stand in the first stretch. `cue` is what
    announces them, `close` says that total and parts stand in one stretch.
    """

    cue: Cue
    totals: tuple[Term, ...]
    parts: tuple[Term, ...]
    skips: dict[int, tuple[int, ...]]
    ends: frozenset[int]
    near: int
    close: bool


def wholes(text: Text) -> Iterator[Whole]:
    """The totals of a text with the parts that its words announce."""
    before: tuple[Term, ...] = ()
    for sentence in text.sentences():
        low, high = sentence[0].sentence
        cues = list(_CUE.finditer(text.text, low, high))
        for at, cue in enumerate(cues):
            if whole := _announced(text.text, sentence, before, cue, cues[at + 1 :]):
                yield whole
        yield from _summed_up(sentence)
        near = low - sentence[0].sentence[0] < _BACK
        before = ((*before, *sentence) if near else sentence)[-40:]


def _announced(
    text: str,
    sentence: Sequence[Term],
    before: Sequence[Term],
    cue: re.Match[str],
    later: Sequence[re.Match[str]],
) -> Whole | None:
    kind: Cue = cue.lastgroup  # type: ignore[assignment]
    parts = _parts(text, sentence, cue, kind)
    if not parts:
        return None
    totals = _totals(text, sentence, before, cue, kind, parts[0])
    if not totals:
        return None
    parts = [p for p in parts if same_measure(totals[0].figure, p.figure)]
    if not parts or (kind in ("list", "bracket", "colon") and not _named(parts)):
        return None
    close = totals[0].sentence == parts[0].sentence
    near = _near(text, parts) if close and kind != "within" else len(parts)
    count = len(parts)
    sure = near > 1 and exhaustive(kind, parts[:near], text)
    ends = {count} if kind == "bracket" else set(range(1, (near if sure else count) + 1))
    skips = dict(_nested(text, parts, later))
    return Whole(kind, tuple(totals), tuple(parts), skips, frozenset(ends), near, close)


def exhaustive(cue: Cue, parts: Sequence[Term], text: str) -> bool:
    """Whether the words say, or the names show, that the parts are all there are."""
    if len(parts) < 2:
        return False
    if cue in ("split", "list", "after"):
        return True
    if cue == "bracket":
        return not _LOOSE.search(text[parts[0].clause[0] : parts[-1].clause[1]])
    if any(_REST.search(p.label) for p in parts[1:]):
        return True
    return complementary([p.label + p.after for p in parts])


def _parts(text: str, sentence: Sequence[Term], cue: re.Match[str], kind: Cue) -> list[Term]:
    after = [t for t in sentence if t.start >= cue.end()]
    if not after:
        return []
    open_ = (
        cue.start() if kind == "bracket" else _opened(text, sentence[0].sentence[0], cue.start())
    )
    if open_ is not None:
        close = _closing(text, open_, after[-1].end)
        after = [t for t in after if t.start < close]
    levels = [t for t in after if t.sort == "level" and _counts(t)]
    if kind == "among" and text[cue.start() - 1 : cue.start()] == "、":
        levels = [t for t in levels if not re.search("[，,；;]", text[cue.end() : t.start])]
    if not levels or re.search("[；;]", text[cue.end() : levels[0].start]):
        return []
    if levels[0].start - cue.end() > 60:
        return []
    depth = levels[0].depth
    first = levels[0].figure
    return [t for t in levels if t.depth == depth and same_measure(first, t.figure)][:_MAX_PARTS]


def _opened(text: str, low: int, high: int) -> int | None:
    """Where the bracket opens that holds a place, None where none does."""
    depth = 0
    for at in range(high - 1, low - 1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth < 0:
            return at
    return None


def _closing(text: str, start: int, end: int) -> int:
    depth = 0
    for mark in re.compile(r"[（(）)]").finditer(text, start, end + 40):
        depth += 1 if mark.group() in "（(" else -1
        if depth == 0:
            return mark.start()
    return start


def _totals(
    text: str,
    sentence: Sequence[Term],
    before: Sequence[Term],
    cue: re.Match[str],
    kind: Cue,
    part: Term,
) -> list[Term]:
    """The figures that may be the total, the nearest level first."""
    here = [t for t in sentence if t.end <= cue.start()]
    if kind == "bracket":
        here = [t for t in here[-1:] if cue.start() - t.end <= 12]
    if kind == "within":
        here = [t for t in here if t.clause[0] <= cue.start() <= t.clause[1] + 1]
    found = _like(here, part, text)
    opening = cue.start() - part.sentence[0] <= 14
    if not found and opening and kind in ("among", "split", "view", "within"):
        found = _like(_paragraph(text, before, part), part, text)
        if kind == "within":
            name = re.sub(r"\s", "", text[part.sentence[0] : cue.start()])
            found = [t for t in found if common_name(name, t.label) >= min(4, len(name))]
    return found[:_MAX_HEADS]


def _paragraph(text: str, before: Sequence[Term], part: Term) -> list[Term]:
    """The terms before a sentence that stand in its paragraph and not far away."""
    low = max(text.rfind("\n", 0, part.sentence[0]), part.sentence[0] - _BACK)
    return [t for t in before if t.start > low]


def _like(terms: Sequence[Term], part: Term, text: str) -> list[Term]:
    found: list[Term] = []
    for term in reversed(terms):
        if found and re.search("[；;]", text[term.end : found[-1].start]):
            break
        if not same_measure(term.figure, part.figure) or term.sort not in ("level", "change"):
            continue
        if not _counts(term) or is_each(term) or term.depth > part.depth:
            continue
        found.append(term)
    return sorted(found, key=lambda t: t.sort != "level")


def _counts(term: Term) -> bool:
    return not (is_attribute(term) or is_base(term) or term.started)


def _named(parts: Sequence[Term]) -> bool:
    """Whether each part has a name of its own, so that the list is no row of bare values."""
    return len(parts) > 1 and all(len(p.label) >= 2 or len(p.after) >= 2 for p in parts)


def _nested(
    text: str, parts: Sequence[Term], later: Sequence[re.Match[str]]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where parts of a part begin, with the places where they may end."""
    for cue in later:
        if cue.lastgroup in ("among", "list", "split", "view", "within"):
            at = sum(p.start < cue.start() for p in parts)
            if 0 < at < len(parts) and not re.search("[；;]", text[cue.end() : parts[at].start]):
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
    stop = re.compile("[；;]").search(text, parts[0].start, parts[-1].start)
    return sum(p.start < stop.start() for p in parts) if stop else len(parts)


def _summed_up(sentence: Sequence[Term]) -> Iterator[Whole]:
    """Parts whose total comes after them: A人，B人，合计N人."""
    for at, total in enumerate(sentence):
        if not _AFTER.match(total.label):
            continue
        found = [
            t
            for t in sentence[:at]
            if t.sort == "level" and t.depth == total.depth and not is_attribute(t)
        ]
        run: list[Term] = []
        for term in reversed(found):
            if not same_measure(term.figure, total.figure):
                break
            run.append(term)
        if len(run) > 1:
            cue: Cue = "colon" if total.label.startswith(("共", "一共")) else "after"
            ends = frozenset(range(2, len(run) + 1))
            yield Whole(cue, (total,), tuple(run), {}, ends, len(run), True)
