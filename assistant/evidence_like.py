"""What stands now in place of a figure of an earlier report: strictly, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.compare_periods import is_stock
from assistant.evidence import Known
from assistant.evidence_frame import (
    frame,
    named_rate,
    same_clause,
    subject,
    unit_before,
    word_pairs,
)
from assistant.evidence_measure import is_telling, same_indicator, same_unit
from assistant.evidence_reading import misread, part_of
from assistant.evidence_sort import (
    ORIGIN,
    PLAIN,
    TIMED,
    TOTAL,
    WHOLE,
    Sort,
    alike,
    first_clause,
    last_clause,
)
from assistant.trace import amounts

if TYPE_CHECKING:
    from assistant.ledger import Task
    from index.figure import Figure
    from index.report import Period

__all__ = ["Earlier", "like"]

_SAME_FRAME = 0.72
_CLEARLY = 0.12
_SHARED_PAIRS, _MOST = 2, 0.6
_AHEAD = re.compile(r"(?:高|低|快|慢|多|少)[于出](?:全[国省市]|平均|同期)")
_DONE_WITH = re.compile(r"完毕|完成|全部|建成|到位|清退|消除|办结|销号")
_DURATIONS = ("years", "months", "quarters", "weeks", "age", "hours", "minutes")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure of an earlier report, the words of its sentence before it, and its sort."""

    figure: Figure
    before: str
    sort: Sort

    def comparable(self, known: Known) -> bool:
        """Whether a figure of now is of its role and unit."""
        one, other = self.figure, known.figure
        return one.role == other.role and same_unit(one, other) and other.upper is None


def like(
    earlier: Earlier,
    of_ledger: Sequence[Known],
    of_library: Sequence[Known],
    task_named: Callable[[str], Task | None],
    covered: Period | None = None,
) -> tuple[Known, ...]:
    """The figures of now that measure what an earlier figure did, the ledger's first.

    Each source gives at most one value: where a source has several that fit, the one whose
    sentence is put the same way counts, and none where two are. Reports that agree give one
    value, the period's own before others. `covered` is what the earlier
    report covers, from the beginning of its year on where it names no first day: a figure of
    another time in it is compared with, and has no successor.
    """
    figure, before = earlier.figure, earlier.before
    if misread(figure, before, earlier.sort) or not _has_successor(earlier, covered):
        return ()
    if earlier.sort == WHOLE:
        held = _fixed(earlier, of_ledger, task_named(subject(before)))
        fits = [k for k in of_library if k.sort == WHOLE and _measures_it(earlier, k)]
    else:
        held = list(_one(_of_ledger(earlier, of_ledger, task_named), before))
        fits = [k for k in of_library if alike(earlier.sort, k.sort) and _is_said_so(earlier, k)]
    return (*held[:1], *_one_a_report(fits, before))


def _has_successor(earlier: Earlier, covered: Period | None) -> bool:
    """Whether a figure is one that the next report gives again for its own time."""
    figure, sort = earlier.figure, earlier.sort
    if figure.role == "target" or figure.upper is not None or figure.parts:
        return False
    if sort == ORIGIN or figure.kind in _DURATIONS:
        return False
    if covered is None or covered.end is None or figure.period == covered:
        return True
    start, end = figure.period.start, figure.period.end
    if sort in (TOTAL, WHOLE) and covered.start and end and covered.start <= end <= covered.end:
        return True
    since = (covered.start or f"{covered.end[:4]}-01-01", None)
    return end == covered.end and (start in since or is_stock(figure.indicator))


def _measures_it(earlier: Earlier, known: Known) -> bool:
    return earlier.comparable(known) and same_indicator(earlier.figure, known.figure)


def _is_said_so(earlier: Earlier, known: Known) -> bool:
    """Whether a figure of a report is of the indicator, in a clause that speaks of the same.

    Where the name says little (整治), the whole sentence before it must be put the same way.
    """
    words = _before(known)
    return (
        _measures_it(earlier, known)
        and same_clause(earlier.before, words)
        and part_of(earlier.before) == part_of(words)
        and (_is_telling(earlier) or frame(earlier.before, words) >= _SAME_FRAME)
    )


def _is_telling(earlier: Earlier) -> bool:
    """Whether the indicator says enough; not that of a lead over others (高于全国2个百分点)."""
    return is_telling(earlier.figure) and not _AHEAD.search(last_clause(earlier.before))


def _fixed(earlier: Earlier, known: Sequence[Known], task: Task | None) -> list[Known]:
    """What a task of the ledger fixes, where it is still the same amount."""
    amount = earlier.figure.amount
    fixed = [k for k in known if k.fixed and k.task is task and earlier.comparable(k)]
    return [k for k in fixed if k.figure.amount == amount]


def _of_ledger(
    earlier: Earlier, known: Sequence[Known], task_named: Callable[[str], Task | None]
) -> list[Known]:
    """The ledger's figures of the indicator, else of the task that the words before it name."""
    figure = earlier.figure
    results = [
        k for k in known if not k.fixed and earlier.comparable(k) and _is_of_sort(earlier, k)
    ]
    if figure.role == "level" and is_telling(figure):
        named = [k for k in results if same_indicator(figure, k.figure)]
        if named:
            return named
    near = task_named(subject(earlier.before))
    if near is None and figure.role == "level":
        near = task_named(figure.indicator)
    task = near or task_named(earlier.before)
    if task is None:
        return []
    return [k for k in results if k.task is task and _goes_with(earlier, k, near is not None)]


def _is_of_sort(earlier: Earlier, known: Known) -> bool:
    """Whether a ledger's figure, which stands at its day, is of the sort of an earlier one.

    An amount that its clause says is done with (土方修复完毕) is a running total too; what came in
    a time is not what stands at a day.
    """
    sort = earlier.sort
    if sort == TOTAL and known.sort == PLAIN:
        return bool(_DONE_WITH.search(_clause_around(known)))
    if sort == TIMED and earlier.figure.role == "level":
        return known.sort == TIMED
    return alike(sort, known.sort)


def _goes_with(earlier: Earlier, known: Known, near: bool) -> bool:
    """Whether a figure of the task named is of what the words before the earlier one speak of.

    Totals share a word of their clause, other levels, and those whose task was named `near` no
    more, most of the words; a share goes with an amount of the same unit before it.
    """
    before, words = earlier.before, _before(known)
    if earlier.figure.role in ("share", "rate"):
        noun, other = named_rate(before), named_rate(words)
        if noun or other:
            return near and noun == other
        return near and unit_before(before) == unit_before(words) != ""
    own = word_pairs(last_clause(before), earlier.figure)
    others = word_pairs(_clause_around(known), known.figure)
    shared = len(own & others)
    if earlier.sort == TOTAL and near:
        return shared > 0
    return shared >= _SHARED_PAIRS and shared >= _MOST * min(len(own), len(others))


def _one_a_report(found: Sequence[Known], before: str) -> Iterator[Known]:
    """The value of each report, the first of those that agree."""
    told: list[Known] = []
    for report in dict.fromkeys(k.figure.report for k in found):
        for known in _one([k for k in found if k.figure.report == report], before):
            if not _agrees(known, told):
                told.append(known)
                yield known


def _agrees(known: Known, told: Iterable[Known]) -> bool:
    """Whether one of those told can be the same amount; 30 and 31 only touch where they round."""
    own = amounts(known.figure)
    others = [amounts(k.figure) for k in told if k.figure.unit == known.figure.unit]
    return any(own == other or (own.low < other.high and other.low < own.high) for other in others)


def _one(found: Sequence[Known], before: str) -> tuple[Known, ...]:
    """The one value of a source; of several the one whose sentence is put clearly most alike."""
    if len({(k.figure.amount, k.figure.direction) for k in found}) <= 1:
        return tuple(found[:1])
    framed = sorted(((frame(before, _before(k)), i) for i, k in enumerate(found)), reverse=True)
    best, second = framed[0], framed[1]
    if best[0] >= _SAME_FRAME and best[0] - second[0] >= _CLEARLY:
        return (found[best[1]],)
    return ()


def _clause_around(known: Known) -> str:
    """The clause that a figure stands in, as its citation quotes it, without the figure."""
    figure, quoted = known.figure, known.citation.start
    quote = known.citation.quote
    start, end = figure.start - quoted, figure.end - quoted
    return f"{last_clause(quote[:start])} {first_clause(quote[end:])}"


def _before(known: Known) -> str:
    """The words of the sentence before a figure, as far as its citation quotes them."""
    figure, quoted = known.figure, known.citation.start
    first = max(0, figure.sentence[0] - quoted)
    return known.citation.quote[first : figure.start - quoted]
