"""The library made for reading: what was added, what it holds, one report, its repairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from assistant.render import Prose, plain

if TYPE_CHECKING:
    from index.library import AddResult, Summary
    from index.repair_map import Repair
    from index.report import Heading

__all__ = ["added_page", "repairs_page", "report_page", "summaries_page"]

_ANY_WIDTH = 100_000
_NEAR = 8
_BLANKS = {" ": "␣", "\n": "⏎", "\t": "⇥", "\u3000": "□", "\u200b": "∅", "\xad": "∅", "\ufeff": "∅"}
_KINDS = {
    "boilerplate": "页眉页脚",
    "control-character": "控制字符",
    "cut-off": "文末残缺（未改）",
    "date": "日期缺字",
    "date-ambiguous": "日期有歧义（未改）",
    "digit-space": "数字旁空格",
    "glued-heading": "标题粘连",
    "glued-paragraph": "段落粘连",
    "line-break": "句中断行",
    "line-edge": "行首行尾空白",
    "line-end": "换行符",
    "page-number": "页码",
    "space": "多余空格",
    "stray-stop": "多余句号",
    "white-space": "空白字符",
    "zero-width": "零宽字符",
}


def added_page(result: AddResult) -> Group:
    """One line a report that is new or replaced, then the files that failed, then the totals."""
    lines = [Prose(Text.assemble(("新增  ", "green"), plain(name))) for name in result.added]
    lines += [Prose(Text.assemble(("更新  ", "green"), plain(name))) for name in result.updated]
    for failure in result.failed:
        lines.append(Prose(Text.assemble(("失败  ", "bold red"), plain(str(failure.path)))))
        lines.append(Prose(plain(failure.reason), 6, "red"))
    return Group(*lines, Prose(_totals(result), style="bold"))


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
    """The reports of the library: a table where it fits `width` columns, else a few lines each."""
    table, console = _table(summaries), Console(width=_ANY_WIDTH)
    if console.measure(table).maximum <= width:
        return table
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
    size = f"{summary.characters}字，{summary.passages}段，{summary.figures}个数字"
    title = [Prose(plain(summary.title), 2)] if summary.title != summary.report else []
    named = Prose(plain(summary.report), style="bold cyan")
    return Group(named, *title, Prose(f"{about}  {size}".strip(), 2, "dim"))


def report_page(text: str, headings: Sequence[Heading]) -> Prose:
    """A report's text with its headings in bold, for a terminal."""
    page = Text(plain(text))
    for heading in headings:
        style = "bold cyan" if heading.level <= 1 else "bold"
        page.stylize(style, heading.start, heading.end)
    return Prose(page)


def repairs_page(repairs: Sequence[Repair], original: str) -> RenderableType:
    """The repairs in the order of the original text: where, what kind, and before → after."""
    if not repairs:
        return Prose("这份报告没有需要修复的地方。")
    return Group(*(_repair(repair, original) for repair in repairs))


def _repair(repair: Repair, original: str) -> Prose:
    end = repair.start + len(repair.before)
    before, after = (
        original[max(0, repair.start - _NEAR) : repair.start],
        original[end : end + _NEAR],
    )
    kind = "、".join(_KINDS.get(name, name) for name in repair.kind.split("+"))
    line = Text.assemble((f"{repair.start:>6}  ", "dim"), (f"{plain(kind)}  ", "cyan"))
    line.append(f"…{_visible(before)}")
    line.append(f"[{_visible(repair.before)}]", "red")
    line.append(f"{_visible(after)}…  →  ")
    line.append(f"[{_visible(repair.after)}]", "green")
    return Prose(line)


def _visible(text: str) -> str:
    """The text with its blanks made visible, since most repairs are about blanks."""
    return plain("".join(_BLANKS.get(character, character) for character in text))
