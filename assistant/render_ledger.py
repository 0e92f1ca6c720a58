"""A ledger made for reading: a table of its tasks, its counts, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.checked_words import SEVERITIES
from assistant.ledger_rollup import all_counts
from assistant.render import Prose, found_lines, plain
from assistant.status import Progress

if TYPE_CHECKING:
    from assistant.ledger import Ledger, Task
    from assistant.ledger_finding import LedgerFinding
    from assistant.ledger_report import Against, CountBeside

__all__ = ["ledger_page"]

_STYLES = {"error": "bold red", "warning": "bold yellow"}
_STATES = {
    Progress.CLOSED: "green",
    Progress.DONE: "green",
    Progress.NEARLY: "yellow",
    Progress.BEHIND: "red",
    Progress.NOT_DONE: "red",
    Progress.NOT_STARTED: "red",
    Progress.UNKNOWN: "red",
}
_INDENT = 4
_NARROWEST = {"编号": 4, "任务": 8}


def ledger_page(
    ledger: Ledger,
    as_of: date | None,
    findings: Sequence[LedgerFinding],
    against: Against | None = None,
) -> Group:
    """The tasks as a table, the counts by deadline, unit and class, the roll-up sentence, then
    the counts beside a report's and the findings."""
    parts: list[RenderableType] = [Prose(plain(ledger.title or ledger.name), style="bold")]
    parts += [_tasks(ledger.tasks), Text()]
    for name, groups in all_counts(ledger, as_of).items():
        if isinstance(groups, dict) and groups and name != "按年份":
            parts += [*_groups(name, groups), Text()]
    parts += [Prose(ledger.sentence(as_of), style="bold"), Text()]
    if against:
        parts += [*_against(against), Text()]
    return Group(*parts, *_findings(findings))


def _tasks(tasks: Sequence[Task]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("编号", "任务", "牵头单位", "时限", "状态", "完成日期"):
        table.add_column(name, overflow="fold", min_width=_NARROWEST.get(name, 4))
    for task in tasks:
        state = task.status.progress
        table.add_row(
            plain(task.number),
            plain(task.short_name),
            plain(_flat(task.lead)),
            plain(_flat(task.deadline.words)),
            Text(state.value, style=_STATES.get(state, "")),
            task.done_on.isoformat() if task.done_on else "",
        )
    return table


def _groups(name: str, groups: Mapping[str, Mapping[str, int]]) -> list[Prose]:
    """A line a group: '市水务局 3项：已完成2项（其中已销号1项）、正在推进1项'."""
    lines = [Prose(name, style="bold")]
    for group, counts in groups.items():
        said = Text.assemble((plain(group), "cyan"), f"　{counts['合计']}项：", _listed(counts))
        lines.append(Prose(said, _INDENT))
    return lines


def _listed(counts: Mapping[str, int]) -> str:
    closed = counts.get(Progress.CLOSED.value, 0)
    parts = []
    for word, number in counts.items():
        if word in ("合计", "已到时限", Progress.CLOSED.value):
            continue
        part = f"（其中已销号{closed}项）" if word == Progress.DONE.value and closed else ""
        parts.append(f"{word}{number}项{part}")
    return "、".join(parts)


def _against(against: Against) -> list[RenderableType]:
    lines: list[RenderableType] = [Prose(f"与报告《{plain(against.title)}》对数", style="bold")]
    return [*lines, *(_count(count) for count in against.counts)]


def _count(count: CountBeside) -> Prose:
    marks = {"agrees": ("一致", "green"), "differs": ("不一致", "red"), "unstated": ("未写", "dim")}
    mark, style = marks[count.standing]
    said = "" if count.reported is None else f"，报告{count.reported}项"
    text = f"　{count.meaning}：台账{count.counted}项{said}"
    return Prose(Text.assemble((mark, style), plain(text)))


def _findings(findings: Sequence[LedgerFinding]) -> list[RenderableType]:
    counts = {s: sum(f.severity == s for f in findings) for s in SEVERITIES}
    if not findings:
        return [Prose("没有发现不合之处。", style="green")]
    parts: list[RenderableType] = [
        Prose(f"错误 {counts['error']} 处，提示 {counts['warning']} 处。", style="bold")
    ]
    for n, finding in enumerate(findings, 1):
        name = SEVERITIES[finding.severity]
        head = Text.assemble(
            (f"{n}. ", "bold"), (f"{name} ", _STYLES[finding.severity]), plain(finding.message)
        )
        parts.append(Prose(head))
        for source in finding.sources:
            parts.append(Prose(f"对照《{plain(source.title)}》", _INDENT, "bold"))
            parts += found_lines(source, Text(f"“{plain(source.quote)}”"))
    return parts


def _flat(text: str) -> str:
    return " ".join(text.split())
