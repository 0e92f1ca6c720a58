"""The records of 任务表: what a ledger says of each of its tasks, every word with its cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.deadline import day_label
from assistant.ledger import progress_on
from assistant.ledger_citation import cite_cell
from assistant.status import Progress
from assistant.template_value import Filled, missing

if TYPE_CHECKING:
    from assistant.evidence import Said
    from assistant.evidence_of import Evidence
    from assistant.ledger import Cell, Ledger, Task
    from assistant.template_model import Theme

__all__ = ["task_lines", "task_records", "tasks_by_theme"]

MAX_CLAUSES = 6
_ABSENT = Filled("", has_value=False)
# A cell on the acceptance that says there is nothing to say of it.
_NO_ACCEPTANCE = re.compile(r"不适用|未到期|[无是否]|[—\-/]*")
# A name stands in quotation marks, those within it are single.
_INNER = str.maketrans("“”", "‘’")
_ORDINALS = "一二三四五六七八九十"
# What a draft says of a task in each state: never more than the ledger does.
_SAID = {
    Progress.CLOSED: "已完成整改并销号",
    Progress.DONE: "已完成整改",
    Progress.NEARLY: "基本完成整改",
    Progress.ON_TRACK: "达到序时进度",
    Progress.LONG_TERM: "需长期坚持",
    Progress.ONGOING: "正在持续推进",
    Progress.ACTIVE: "正在推进",
    Progress.BEHIND: "未达到序时进度",
    Progress.NOT_DONE: "尚未完成",
    Progress.NOT_STARTED: "尚未启动",
}
_DIGITS = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?:0?0:00(?::00)?)?")
_OPEN = frozenset(_SAID) - {Progress.CLOSED, Progress.DONE, Progress.LONG_TERM}


def task_records(
    ledger: Ledger, evidence: Evidence | None, as_of: date | None
) -> tuple[Mapping[str, Filled], ...]:
    """A record for every task, in the ledger's order.

    逾期 is there where the deadline had come by `as_of` and the task is open, 滞后 where it is
    behind and not yet due, 待办 where it is open at all. 进展 are the clauses of the ledger, then
    sentences of the library that name the task, counted 一是, 二是 where there are several.
    """
    return tuple(_record(ledger, task, evidence, as_of) for task in ledger.tasks)


def tasks_by_theme(themes: Sequence[Theme], ledger: Ledger | None) -> Mapping[str, list[Task]]:
    """The tasks of a ledger by the name of the theme whose words they hold most of."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in ledger.tasks if ledger else ():
        words = "".join((task.name, *(task.words(f) for f in ("problem", "goal", "measures"))))
        scores = {theme.name: sum(word in words for word in theme.keywords) for theme in themes}
        best = max(scores, key=lambda name: scores[name], default="")
        if best and scores[best]:
            found[best].append(task)
    return found


def task_lines(
    tasks: Sequence[Task], ledger: Ledger, evidence: Evidence, told: Sequence[Said]
) -> list[Filled]:
    """A sentence on the progress of each task, where `told` does not have its figures already."""
    said = re.sub(r"\s+", "", "".join(sentence.text for sentence in told))
    lines = []
    for task in tasks:
        clauses = [s for s in evidence.of_task(task, MAX_CLAUSES) if _is_cell(s, ledger)]
        if clauses and not all(_is_told(clause, said) for clause in clauses):
            words = "；".join(clause.text.rstrip("。") for clause in clauses)
            name = _named(ledger, task)
            text = f"“{name.text}”问题整改，{words}。"
            cited = (*name.citations, *(clause.citation for clause in clauses))
            lines.append(Filled(text, tuple(dict.fromkeys(cited))))
    return lines


def _record(
    ledger: Ledger, task: Task, evidence: Evidence | None, as_of: date | None
) -> dict[str, Filled]:
    progress = progress_on(task, as_of)
    state = _cited(ledger, _state_cell(task), _SAID.get(progress, ""))
    late = as_of is not None and task.due(as_of) and progress in (*_OPEN, Progress.UNKNOWN)
    due = state if state.text else _cited(ledger, _state_cell(task), task.status.words or "空")
    return {
        "序号": _words(ledger, task, "number"),
        "名称": _named(ledger, task),
        "问题": _words(ledger, task, "problem"),
        "目标": _words(ledger, task, "goal"),
        "牵头单位": _words(ledger, task, "lead") if task.lead else _ABSENT,
        "配合单位": _words(ledger, task, "support"),
        "时限": _deadline(ledger, task),
        "状态": _cited(ledger, _state_cell(task), progress.value),
        "结论": state if state.text else _unknown(task),
        "完成日期": _day(ledger, task),
        "验收": _acceptance(ledger, task),
        "进展": _progress(task, evidence),
        "措施": _sentences(_measures(ledger, task)),
        "逾期": due if late else _ABSENT,
        "滞后": state if progress is Progress.BEHIND and not late else _ABSENT,
        "待办": state if progress in _OPEN else _ABSENT,
    }


def _named(ledger: Ledger, task: Task) -> Filled:
    cell = task.cell("name") or task.cell("problem") or task.cell("measures") or task.cell("goal")
    return _cited(ledger, cell, task.short_name.translate(_INNER))


def _state_cell(task: Task) -> Cell | None:
    """The cell that shows the state: the one on 销号 where no status says it."""
    closing = task.cell("closing")
    if task.closed and closing is not None and "销号" not in task.status.words:
        return closing
    return task.cell("status") or task.cell("progress")


def _unknown(task: Task) -> Filled:
    return missing(f"“{task.short_name}”的整改状态", wanted=True, responsible=task.lead)


def _words(ledger: Ledger, task: Task, field: str) -> Filled:
    cell = task.cell(field)
    text = re.sub(r"\s+", "", cell.text).rstrip("。；;") if cell else ""
    return _cited(ledger, cell, text)


def _deadline(ledger: Ledger, task: Task) -> Filled:
    """The deadline in the ledger's words, a day or month in digits alone as officials write it."""
    words = _words(ledger, task, "deadline")
    digits = _DIGITS.fullmatch(words.text)
    if digits is None:
        return words
    year, month, day = digits.groups()
    written = f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
    return _cited(ledger, task.cell("deadline"), written)


def _cited(ledger: Ledger, cell: Cell | None, text: str) -> Filled:
    if cell is None or not text:
        return _ABSENT
    return Filled(text, (cite_cell(ledger, cell),))


def _acceptance(ledger: Ledger, task: Task) -> Filled:
    """How far the acceptance of a task is, where it is not closed and there is one to come."""
    said = _words(ledger, task, "closing")
    return _ABSENT if task.closed or _NO_ACCEPTANCE.fullmatch(said.text) else said


def _day(ledger: Ledger, task: Task) -> Filled:
    cell = task.cell("done_on")
    return _cited(ledger, cell, day_label(task.done_on) if task.done_on else "")


def _progress(task: Task, evidence: Evidence | None) -> Filled:
    said = evidence.of_task(task, MAX_CLAUSES) if evidence else ()
    return _sentences([Filled(s.text, (s.citation,)) for s in said])


def _measures(ledger: Ledger, task: Task) -> list[Filled]:
    return [
        Filled(f"{text}。", (cite_cell(ledger, cell),))
        for cell in task.parts.get("measures", ())
        for part in re.split(r"[；;。\n]", cell.text)
        if (text := re.sub(r"\s+", "", part))
    ]


def _sentences(lines: Sequence[Filled]) -> Filled:
    """The lines as one 段落, counted 一是, 二是 where there are several."""
    if len(lines) > 1:
        lines = [
            Filled(f"{ordinal}是{line.text}", line.citations)
            for ordinal, line in zip(_ORDINALS, lines, strict=False)
        ]
    citations = tuple(dict.fromkeys(c for line in lines for c in line.citations))
    return Filled(
        "".join(line.text for line in lines), citations, bool(lines), sentences=tuple(lines)
    )


def _is_cell(said: Said, ledger: Ledger) -> bool:
    return said.citation.report == ledger.name


def _is_told(said: Said, told: str) -> bool:
    """Whether a text has a clause's words, or every amount of it."""
    amounts = re.findall(r"\d[\d.]*[^\d，；。、（）]{1,2}", said.text)
    return said.text.rstrip("。") in told or (
        bool(amounts) and all(amount in told for amount in amounts)
    )
