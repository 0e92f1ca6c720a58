"""The list of reports and the outcome of an upload as HTML tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.web_text import attributes, link_attributes, shown

if TYPE_CHECKING:
    from assistant.web_uploads import Kept
    from index.records import Summary

__all__ = ["counts", "outcome_table", "shelf"]

_STATUS = {"added": "已加入", "updated": "已更新", "unchanged": "未变化", "failed": "未能加入"}
_SAYS = {
    "updated": "替换了库中的同名报告",
    "unchanged": "库中已有内容相同的报告",
}
_COLUMNS = (
    "<th>标题</th><th>地区</th><th>年份</th><th>类型</th><th>日期</th>"
    '<th class="number">字数</th><th class="number">段落</th><th></th>'
)


def counts(summaries: Sequence[Summary]) -> str:
    """How much the library holds, as one line."""
    passages = sum(summary.passages for summary in summaries)
    return f"{len(summaries)} 份报告 · {passages:,} 个段落"


def shelf(summaries: Sequence[Summary]) -> str:
    """The reports in the order of place, year and name, with what can be done with each."""
    if not summaries:
        return '<div class="empty">报告库还是空的，请在上方上传报告。</div>'
    ordered = sorted(summaries, key=lambda s: (s.place, s.year, s.date, s.report))
    rows = "".join(map(_row, ordered))
    return f'<table class="shelf"><thead><tr>{_COLUMNS}</tr></thead><tbody>{rows}</tbody></table>'


def _row(summary: Summary) -> str:
    title = shown(summary.title or summary.report)
    name = "" if summary.title == summary.report else f"<small>{shown(summary.report)}</small>"
    known = (
        ("地区", summary.place),
        ("年份", summary.year),
        ("类型", summary.kind),
        ("日期", summary.date),
    )
    cells = "".join(f'<td data-label="{label}">{shown(value)}</td>' for label, value in known)
    numbers = (("字数", summary.characters), ("段落", summary.passages))
    cells += "".join(f'<td class="number" data-label="{a}">{n:,}</td>' for a, n in numbers)
    return (
        f'<tr><td class="title"><b>{title}</b>{name}</td>{cells}<td class="acts">'
        f'<button type="button"{link_attributes(summary.report, 0, 0)}>查看</button>'
        f'<button type="button" class="risky"'
        f"{attributes(act='remove', report=summary.report)}>移出</button></td></tr>"
    )


def outcome_table(kept: Sequence[Kept], files: int, running: bool) -> str:
    """What became of every uploaded file so far, with a bar while there are more to come."""
    bar = ""
    if running:
        bar = (
            f'<div class="progress" role="status"><progress max="{files}" value="{len(kept)}">'
            f"</progress><span>正在读取，已处理 {len(kept)} / {files} 个文件……</span></div>"
        )
    rows = "".join(
        f'<tr class="{one.status}"><td class="title">{shown(one.name)}</td>'
        f'<td class="status">{_STATUS[one.status]}</td>'
        f"<td>{shown(one.reason or _SAYS.get(one.status, ''))}</td></tr>"
        for one in kept
    )
    return f'{bar}<table class="outcome"><tbody>{rows}</tbody></table>' if rows else bar
