"""How a check is worded wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from assistant.finding import Finding, Severity
    from assistant.trace import Status

__all__ = ["SEVERITIES", "STATUSES", "finding_note", "sentence_of", "source_note", "summary"]

STATUSES: dict[Status, str] = {
    "contradicted": "与其他报告不一致",
    "supported": "有出处",
    "unsupported": "未见出处",
}
SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "提示"}


def summary(checked: Checked) -> str:
    """One sentence with the counts of figures by status and of findings by severity."""
    counts = {s: sum(f.severity == s for f in checked.findings) for s in SEVERITIES}
    return (
        f"共 {len(checked.figures)} 个数字，对照 {len(checked.against)} 份报告："
        f"有出处 {checked.count('supported')} 个，不一致 {checked.count('contradicted')} 个，"
        f"未见出处 {checked.count('unsupported')} 个；"
        f"错误 {counts['error']} 处，提示 {counts['warning']} 处。"
    )


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence or sentences that a stretch of a text stands in."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    spans = [
        (line_start + s, line_start + e)
        for s, e in sentence_spans(text[line_start:line_end])
        if line_start + s < end and start < line_start + e
    ]
    return (spans[0][0], spans[-1][1]) if spans else (start, end)


def finding_note(finding: Finding) -> str:
    """A finding in some lines of plain text, as in a comment."""
    lines = [f"【{SEVERITIES[finding.severity]}】{finding.message}"]
    if finding.formula:
        lines.append(f"算式：{finding.formula}")
    lines += [f"对照《{c.title}》：“{c.quote}”" for c in finding.others]
    return "\n".join(lines)


def source_note(row: CheckedFigure) -> str:
    """What other reports say of a figure in some lines of plain text."""
    lines = [f"【{STATUSES[row.status]}】"]
    lines += [f"《{source.title}》：“{source.quote}”" for source in row.sources]
    return "\n".join(lines)
