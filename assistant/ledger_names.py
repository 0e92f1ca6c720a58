"""What does not fit about the numbers, names and units of a ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Literal

from assistant.ledger import Ledger, rows_label
from assistant.ledger_finding import LedgerFinding, named
from assistant.ledger_task import Cell, Task, number_key
from assistant.ledger_units import maybe_same_unit, split_units

__all__ = ["name_findings", "number_findings", "unit_findings"]

_UNIT_FIELDS = ("lead", "support", "unit", "supervisor")
MAX_GAPS = 30
_COUNTS = re.compile(r"\d{1,6}", re.ASCII)


def number_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Numbers that two tasks share, and numbers left out between the first and the last.

    Where the numbering starts anew under every class, each class is looked at by itself.
    """
    if "number" not in ledger.headers:
        return
    for tasks in _runs(ledger.tasks):
        by_key: dict[str, list[Task]] = {}
        for task in tasks:
            if task.number:
                by_key.setdefault(number_key(task.number), []).append(task)
        for same in by_key.values():
            if len(same) > 1:
                yield _shared(same, "same_number", "error", "number", "编号相同，请重新编号。")
        yield from _gaps(tasks, [int(key) for key in by_key if _COUNTS.fullmatch(key)])


def name_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Tasks that are named alike but for white space and punctuation."""
    field = next((f for f in ("problem", "name") if f in ledger.headers), "")
    by_name: dict[str, list[Task]] = {}
    for task in ledger.tasks:
        if field and (key := re.sub(r"[\s\W]+", "", task.words(field))):
            by_name.setdefault(key, []).append(task)
    for same in by_name.values():
        if len(same) > 1 and len({re.sub(r"\W+", "", t.words("measures")) for t in same}) == 1:
            yield _shared(same, "same_name", "warning", field, "内容相同，请核实是否重复。")


def unit_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Units that the ledger may write in two ways: 市住建局, 市住房城乡建设局."""
    cells: dict[str, list[tuple[Task, Cell]]] = {}
    for task in ledger.tasks:
        for field in _UNIT_FIELDS:
            for cell in task.parts.get(field, ()):
                for unit in split_units(cell.text):
                    cells.setdefault(unit, []).append((task, cell))
    counts = Counter({unit: len(found) for unit, found in cells.items()})
    for one, other in combinations(cells, 2):
        if maybe_same_unit(one, other):
            often, seldom = sorted((one, other), key=lambda unit: (-counts[unit], -len(unit)))
            where = "、".join(dict.fromkeys(cell.coordinate for _, cell in cells[seldom]))
            yield LedgerFinding(
                "unit_names",
                "warning",
                f"“{seldom}”（{where}）和“{often}”可能是同一单位的两种写法，请统一名称。",
                tuple(cell for _, cell in cells[seldom]),
                tuple(dict.fromkeys(task.number for task, _ in cells[seldom] if task.number)),
            )


def _runs(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks in one list, or a list for each class where every class counts from 1."""
    classes = [list(group) for _, group in groupby(tasks, key=lambda task: task.kind)]
    if len(classes) > 1 and all(number_key(group[0].number) == "1" for group in classes):
        return classes
    return [list(tasks)]


def _gaps(tasks: Sequence[Task], found: Sequence[int]) -> Iterator[LedgerFinding]:
    if len(found) < 2 or not 0 < max(found) - min(found) + 1 - len(found) <= MAX_GAPS:
        return
    wanting = sorted(set(range(min(found), max(found) + 1)) - set(found))
    cells = tuple(t.cells["number"] for t in tasks if number_key(t.number) == str(max(found)))
    yield LedgerFinding(
        "number_gap",
        "warning",
        f"编号从{min(found)}到{max(found)}，缺{rows_label(wanting)}，请核实是否漏列任务。",
        cells,
        (),
    )


def _shared(
    tasks: Sequence[Task], kind: str, severity: Literal["error", "warning"], field: str, says: str
) -> LedgerFinding:
    both = "和".join(f"{named(task)}（第{task.row}行）" for task in tasks)
    cells = tuple(task.cells[field] for task in tasks)
    numbers = tuple(dict.fromkeys(task.number for task in tasks if task.number))
    return LedgerFinding(kind, severity, f"{both}{says}", cells, numbers)
