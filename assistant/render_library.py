"""The library made for reading: what was added, what it holds, one report, its repairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.render import indented, plain

if TYPE_CHECKING:
    from index.library import AddResult, Summary
    from index.repair_map import Repair
    from index.report import Heading

__all__ = ["added_page", "repairs_page", "report_page", "summaries_page"]

_TABLE_COLUMNS = 110


def added_page(result: AddResult) -> Group:
    """One line a report that is new or replaced, then the files that failed, then the totals."""
    lines: list[RenderableType] = []
    lines += [Text.assemble(("新增  ", "green"), plain(name)) for name in result.added]
    lines += [Text.assemble(("更新  ", "green"), plain(name)) for name in result.updated]
    for failure in result.failed:
        lines.append(Text.assemble(("失败  ", "bold red"), plain(str(failure.path))))
        lines.append(indented(Text(plain(failure.reason), style="red"), 6))
    lines.append(Text(_totals(result), style="bold"))
    return Group(*lines)


def _totals(result: AddResult) -> str:
    counts = (
        ("新增", result.added),
        ("更新", result.updated),
        ("未变", result.unchanged),
        ("失败", result.failed),
    )
    said = "，".join(f"{word} {len(names)} 份" for word, names in counts if names) or "没有文件"
    return f"{said}；写入段落 {result.passages} 个，用时 {result.seconds:.1f} 秒。"


def summaries_page(summaries: Sequence[Summary], width: int) -> RenderableType:
    """The reports of the library: a table where `width` columns allow it, else a few lines each."""
    if width >= _TABLE_COLUMNS:
        return _table(summaries)
    return Group(*(_summary(summary) for summary in summaries))


def _table(summaries: Sequence[Summary]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("报告", overflow="fold", style="cyan")
    table.add_column("标题", overflow="fold")
    for name in ("地区", "年份", "类型", "日期"):
        table.add_column(name)
    for name in ("字数", "段落", "数字"):
        table.add_column(name, justify="right")
    for s in summaries:
        words = (s.report, s.title, s.place, s.year, s.kind, s.date)
        numbers = (s.characters, s.passages, s.figures)
        table.add_row(*(Text(plain(w)) for w in words), *(Text(str(n)) for n in numbers))
    return table


def _summary(summary: Summary) -> Group:
    known = (summary.place, summary.year, summary.kind, summary.date)
    about = " · ".join(plain(word) for word in known if word)
    size = f"{summary.characters} 字，{summary.passages} 段，{summary.figures} 个数字"
    return Group(
        Text(plain(summary.report), style="bold cyan"),
        indented(Text(plain(summary.title), style="bold"), 2),
        indented(Text(f"{about}  {size}".strip(), style="dim"), 2),
    )


def report_page(text: str, headings: Sequence[Heading]) -> Text:
    """A report's text with its headings in bold, for a terminal."""
    page = Text(plain(text))
    for heading in headings:
        style = "bold cyan" if heading.level <= 1 else "bold"
        page.stylize(style, heading.start, heading.end)
    return page


def repairs_page(repairs: Sequence[Repair]) -> RenderableType:
    """The repairs in the order of the original text: where, what kind, before → after."""
    if not repairs:
        return Text("这份报告没有需要修复的地方。")
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("原文位置", justify="right", no_wrap=True)
    table.add_column("类别", no_wrap=True)
    table.add_column("修复前", overflow="fold")
    table.add_column("修复后", overflow="fold")
    for repair in repairs:
        before, after = (Text(_visible(text)) for text in (repair.before, repair.after))
        table.add_row(str(repair.start), plain(repair.kind), before, after)
    return table


def _visible(text: str) -> str:
    """The text with its blanks made visible, since most repairs are about blanks."""
    signs = {" ": "␣", "\n": "⏎", "\t": "⇥", "\u3000": "□"}
    return plain("".join(signs.get(character, character) for character in text)) or "（无）"
