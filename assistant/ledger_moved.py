"""What two entries on the progress of one task say: sums that fell, plans called done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.ledger_closing import says_open
from assistant.ledger_finding import LedgerFinding, cells_of, named, place
from assistant.ledger_pair import Pair, plain_words
from assistant.ledger_task import Task
from index.quantities import quantities

__all__ = ["moved_findings"]

_CLAUSE = re.compile(r"[^，,；;。\n]+")
_RUNNING = re.compile(r"累计|总计|共计")
_FLOW = re.compile(r"今年|本年|年内|全年|当年|[上下]半年|季度|本月|当月|本期|本周|一年")
_FILLER = re.compile(
    r"累计|总计|共计|已经|已|共|完成了?|约|近|超过|达到?|至今|目前|截至[^，]*?[底末日]"
)
_PLAN = re.compile(r"拟|计划|预计|准备|力争|争取|打算|下一步|将(?!军)")
_DEED = re.compile(r"已经?|完成|完毕|建成|落实")
_NOT_DEED = re.compile(r"未|没有|尚|正在|拟|计划|预计|准备|力争|基本完成|部分")
_VERBS = re.compile(
    r"拟|计划|预计|准备|力争|争取|打算|下一步|将|已经?|完成|启动|开展|进行|实施|了|前|底|内|\d+[年月日]"
)
MIN_SHARED = 4
SHARED = 0.6


@dataclass(frozen=True, slots=True)
class _Sum:
    """A running sum of an entry: what it counts, the unit, the amount, and how it is written."""

    of: str
    unit: str
    amount: Decimal
    words: str


def moved_findings(pair: Pair) -> Iterator[LedgerFinding]:
    """Running sums that fell since the last ledger, and plans that became deeds without proof."""
    if "progress" in pair.now.cells and "progress" in pair.then.cells:
        yield from _fallen(pair)
        yield from _plans_done(pair)


def _fallen(pair: Pair) -> Iterator[LedgerFinding]:
    before = _sums(pair.then.words("progress"))
    for now in _sums(pair.now.words("progress")):
        for old in before:
            if old.unit == now.unit and _same_thing(old.of, now.of) and now.amount < old.amount:
                says = f"由上期的“{old.words}”减为“{now.words}”，累计数不应减少，请核实。"
                yield _finding(pair, "sum_fell", says)
                break


def _sums(words: str) -> list[_Sum]:
    sums = []
    for clause in _CLAUSE.finditer(re.sub(r"[ \t]+", "", words)):
        text = clause.group()
        running = _RUNNING.search(text)
        amounts = [q for q in quantities(text) if running and q.start >= running.end()]
        if not amounts or _FLOW.search(text):
            continue
        first = amounts[0]
        after = amounts[1].start if len(amounts) > 1 else len(text)
        of = plain_words(_FILLER.sub("", text[: first.start]) + text[first.end : after])
        shown = text[:after] if len(amounts) > 1 else text
        sums.append(_Sum(of, first.unit, first.amount, shown))
    return sums


def _same_thing(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= 2 and (one in other or other in one))


def _plans_done(pair: Pair) -> Iterator[LedgerFinding]:
    if _proved(pair.now):
        return
    plans = [c for c in _clauses(pair.then) if _PLAN.search(c) and not re.search("已完成", c)]
    for deed in _clauses(pair.now):
        if not _DEED.search(deed) or _NOT_DEED.search(deed):
            continue
        if plan := next((plan for plan in plans if _alike(plan, deed)), None):
            says = f"上期写“{plan}”，本期写“{deed}”，但没有完成日期和验收记录，请核实并附佐证。"
            yield _finding(pair, "plan_done", says)


def _proved(task: Task) -> bool:
    """True where a date of completion, an acceptance or a proof stands in the task's row."""
    closing = task.cells.get("closing")
    accepted = closing is not None and bool(closing.text) and not says_open(closing)
    return task.done_on is not None or accepted or bool(task.words("evidence"))


def _clauses(task: Task) -> list[str]:
    return [match.group().strip() for match in _CLAUSE.finditer(task.words("progress"))]


def _alike(plan: str, deed: str) -> bool:
    """True where the deed tells of what the plan told of, but for tense and time."""
    one, other = (_pairs(plain_words(_VERBS.sub("", text))) for text in (plan, deed))
    shared = len(one & other)
    return shared >= MIN_SHARED - 1 and shared >= SHARED * min(len(one), len(other))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _finding(pair: Pair, kind: str, says: str) -> LedgerFinding:
    number = (pair.now.number,) if pair.now.number else ()
    where = f"的{place(pair.now, 'progress')}"
    message = f"{named(pair.now)}{where}{says}"
    cells, last = cells_of(pair.now, "progress"), cells_of(pair.then, "progress")
    return LedgerFinding(kind, "warning", message, cells, number, last)
