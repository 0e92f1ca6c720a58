"""What stands now in place of a figure of an earlier report: strictly, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.compare_periods import is_stock
from assistant.evidence import Known
from assistant.evidence_measure import is_telling, same_indicator, same_unit
from assistant.evidence_place import misread, part_of
from assistant.evidence_sort import ORIGIN, PLAIN, TOTAL, WHOLE, Sort, alike, last_clause, sort_of
from index.quantities import quantities

if TYPE_CHECKING:
    from assistant.ledger import Task
    from index.figure import Figure
    from index.report import Period

__all__ = ["like"]

_SAME_FRAME = 0.72
_CLEARLY = 0.12
_NUMBERS = re.compile(r"[\d０-９.．,%％—–-]+")
_TIME = re.compile(
    r"(?:#年)?(?:#月)?(?:[上下]半年|全年|年内|今年|当年|#季度)|截至|#年(?:底|末)?|#月底?"
)
_SPACE = re.compile(r"\s+")
_SHARED_PAIRS, _MOST = 2, 0.6
_SHORTEST_FRAME = 4
_DURATIONS = ("years", "months", "quarters", "weeks", "age", "hours", "minutes")
_ASIDE = re.compile(
    r"累计|其中|同比|比上年|较上年|分别|增长|下降|提高|增加|减少|上升|降低|达到?|为|共|占|的"
)
_PLAIN_WORDS = re.compile(r"累计|完成|新增|已|全部|到(?!位)|[的了]")
_HAN_PAIR = re.compile(r"(?=([一-龥]{2}))")


def like(
    figure: Figure,
    before: str,
    of_ledger: Sequence[Known],
    of_library: Sequence[Known],
    task_named: Callable[[str], Task | None],
    covered: Period | None = None,
) -> tuple[Known, ...]:
    """The figures of now that measure what an earlier figure did, the ledger's first.

    Each source gives at most one value: where a source has several that fit, the one whose
    sentence is put the same way counts, and none where two are. `covered` is what the earlier
    report covers: a figure of another time in it is compared with, and has no successor.
    """
    sort = sort_of(figure, before)
    if misread(figure, before, sort) or not _has_successor(figure, sort, covered):
        return ()
    if sort == WHOLE:
        return tuple(_whole(figure, before, of_ledger, of_library, task_named))
    first = _one(_of_ledger(figure, before, sort, of_ledger, task_named), before)
    second = _one(_of_library(figure, before, sort, of_library), before)
    return (*first, *second)


def _has_successor(figure: Figure, sort: Sort, covered: Period | None) -> bool:
    """Whether a figure is one that the next report gives again for its own time."""
    if figure.role == "target" or figure.upper is not None or figure.parts:
        return False
    if sort == ORIGIN or figure.kind in _DURATIONS:
        return False
    if covered is None or covered.end is None or figure.period == covered:
        return True
    start, end = figure.period.start, figure.period.end
    if sort in (TOTAL, WHOLE) and covered.start and end and covered.start <= end <= covered.end:
        return True
    return end == covered.end and (start is None or is_stock(figure.indicator))


def _of_library(figure: Figure, before: str, sort: Sort, known: Sequence[Known]) -> list[Known]:
    """The figures of the first report that has any; of a name that says little in a like frame."""
    fits = [
        k
        for k in known
        if _comparable(figure, k.figure)
        and alike(sort, k.sort)
        and same_indicator(figure, k.figure)
        and _same_clause(before, _before(k))
        and part_of(before) == part_of(_before(k))
        and (is_telling(figure) or _frame(before, _before(k)) >= _SAME_FRAME)
    ]
    return [k for k in fits if k.figure.report == fits[0].figure.report]


def _of_ledger(
    figure: Figure,
    before: str,
    sort: Sort,
    known: Sequence[Known],
    task_named: Callable[[str], Task | None],
) -> list[Known]:
    results = [k for k in known if not k.fixed and _comparable(figure, k.figure)]
    results = [k for k in results if alike(sort, k.sort) or _stands(sort, k)]
    named = [k for k in results if same_indicator(figure, k.figure) and is_telling(figure)]
    if named and figure.role == "level":
        return named
    near, task = True, task_named(_subject(before))
    if task is None and figure.role == "level":
        task = task_named(figure.indicator)
    if task is None:
        near, task = False, task_named(before)
    if task is None:
        return []
    return [k for k in results if k.task is task and _goes_with(figure, before, sort, near, k)]


def _whole(
    figure: Figure,
    before: str,
    of_ledger: Sequence[Known],
    of_library: Sequence[Known],
    task_named: Callable[[str], Task | None],
) -> list[Known]:
    """What a share is of, which a task of the ledger fixes or a report of now says again."""
    task = task_named(_subject(before))
    fixed = [
        k
        for k in of_ledger
        if k.fixed
        and k.task is task
        and _comparable(figure, k.figure)
        and k.figure.amount == figure.amount
    ]
    again = [
        k
        for k in of_library
        if k.sort == WHOLE and _comparable(figure, k.figure) and same_indicator(figure, k.figure)
    ]
    return [*fixed[:1], *_one(again, before)]


def _comparable(one: Figure, other: Figure) -> bool:
    return one.role == other.role and same_unit(one, other) and other.upper is None


def _stands(sort: Sort, known: Known) -> bool:
    """Whether a ledger's figure, which stands at its day, can be a running total."""
    return sort == TOTAL and known.sort == PLAIN


def _goes_with(figure: Figure, before: str, sort: Sort, near: bool, known: Known) -> bool:
    """Whether a figure of the task named is of what the words before the earlier one speak of.

    Totals share a word of their clause, other levels, and those whose task was named `near` no
    more, most of the words; a share goes with an amount of the same unit before it.
    """
    words = _before(known)
    if figure.role in ("share", "rate"):
        noun, other = _noun(before), _noun(words)
        if noun or other:
            return near and noun == other
        return near and _unit_before(before) == _unit_before(words) != ""
    own, others = _word_pairs(before, figure), _word_pairs(words, known.figure)
    shared = len(own & others)
    if sort == TOTAL and near:
        return shared > 0
    return shared >= _SHARED_PAIRS and shared >= _MOST * min(len(own), len(others))


def _one(found: Sequence[Known], before: str) -> tuple[Known, ...]:
    """The one value of a source; of several the one whose sentence is put clearly most alike."""
    if len({(k.figure.amount, k.figure.direction) for k in found}) <= 1:
        return tuple(found[:1])
    framed = sorted(((_frame(before, _before(k)), i) for i, k in enumerate(found)), reverse=True)
    best, second = framed[0], framed[1]
    if best[0] >= _SAME_FRAME and best[0] - second[0] >= _CLEARLY:
        return (found[best[1]],)
    return ()


def _before(known: Known) -> str:
    figure, citation = known.figure, known.citation
    return citation.quote[
        max(0, figure.sentence[0] - citation.start) : figure.start - citation.start
    ]


def _same_clause(one: str, other: str) -> bool:
    """Whether two clauses share a word, where both have words of their own."""
    first, second = (_clause_pairs(words) for words in (one, other))
    return not first or not second or bool(first & second)


def _clause_pairs(before: str) -> set[str]:
    words = _TIME.sub("", _NUMBERS.sub("#", _SPACE.sub("", last_clause(before))))
    return {match[1] for match in _HAN_PAIR.finditer(_ASIDE.sub(" ", words))}


def _frame(one: str, other: str) -> float:
    """How alike two beginnings of sentences are put, numbers and times apart."""
    first, second = _masked(one), _masked(other)
    if min(len(first), len(second)) < _SHORTEST_FRAME:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _masked(words: str) -> str:
    return _TIME.sub("", _NUMBERS.sub("#", _SPACE.sub("", words)))


def _subject(before: str) -> str:
    """The words of a sentence that say what a figure at its end is about, the nearest part."""
    return re.split(r"[；;。]", before)[-1]


def _noun(before: str) -> str:
    """The name of a rate that stands right before it (治理率), '' for 占 and the like."""
    found = re.search(r"([一-龥]{0,6}率)(?:为|达到?|是)?$", before)
    return found[1][-3:] if found else ""


def _unit_before(before: str) -> str:
    read = [q for q in quantities(before) if q.kind not in ("percent", "points", "bare")]
    return read[-1].unit if read else ""


def _word_pairs(before: str, figure: Figure) -> set[str]:
    """The pairs of characters in the clause of a figure and in the name of its indicator."""
    plain = _PLAIN_WORDS.sub(" ", f"{last_clause(before)} {figure.indicator}")
    return {match[1] for match in _HAN_PAIR.finditer(plain)}
