"""A check made for reading: counts, findings with their reckoning, figures by status."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.check_draft_words import edit_note, edit_summary, shown_edits
from assistant.checked_words import SEVERITIES, STATUSES, sentence_of, summary
from assistant.render import Prose, found_lines, plain

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from assistant.finding import Finding
    from assistant.reply import Citation

__all__ = ["check_page", "summary_line"]

_STYLES = {"error": "bold red", "warning": "bold yellow"}
_STATUS_STYLES = {"supported": "green", "contradicted": "red", "unsupported": "dim"}
_INDENT = 4
_AROUND = 24


def check_page(checked: Checked) -> Group:
    """The summary, then the edits by hand of a drafted file, each finding with its sentence and
    sources, and the figures by status."""
    parts: list[RenderableType] = [summary_line(checked), Text(), *_edits(checked)]
    for n, finding in enumerate(checked.findings, 1):
        parts += [_finding(n, finding, checked), Text()]
    for status, name in STATUSES.items():
        rows = [row for row in checked.figures if row.status == status]
        if rows:
            parts.append(Text(f"{name}（{len(rows)} 个）", style=_STATUS_STYLES[status]))
            parts += [_figure(row, checked.report.text) for row in rows]
            parts.append(Text())
    return Group(*parts[:-1])


def summary_line(checked: Checked) -> Prose:
    """The counts of figures and findings in one sentence."""
    return Prose(plain(summary(checked)), style="bold")


def _edits(checked: Checked) -> list[RenderableType]:
    """What was changed by hand in a drafted file."""
    if checked.edits is None:
        return []
    parts: list[RenderableType] = [Prose(plain(edit_summary(checked.edits)), style="bold")]
    parts += [Prose(plain(edit_note(edit)), _INDENT) for edit in shown_edits(checked.edits)]
    return [*parts, Text()]


def _finding(n: int, finding: Finding, checked: Checked) -> Group:
    name = SEVERITIES[finding.severity]
    head = Text.assemble(
        (f"{n}. ", "bold"), (f"{name} ", _STYLES[finding.severity]), plain(finding.message)
    )
    start, end = sentence_of(checked.report.text, finding.start, finding.end)
    sentence = Text(plain(checked.report.text[start:end]))
    sentence.stylize("underline", finding.start - start, finding.end - start)
    lines: list[RenderableType] = [Prose(head), Prose(sentence, _INDENT)]
    if finding.formula:
        lines.append(Prose(f"算式：{plain(finding.formula)}", _INDENT, "cyan"))
    said = f"应为：{plain(finding.expected)}　原文：{plain(finding.found)}"
    lines += [Prose(said, _INDENT)] if finding.expected else []
    lines.append(Prose(f"位置：{finding.start}–{finding.end}", _INDENT, "dim"))
    return Group(*lines, *_others(finding.others))


def _others(citations: Sequence[Citation]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for cited in citations:
        lines.append(Prose(f"对照《{plain(cited.title)}》", _INDENT, "bold"))
        lines += found_lines(cited, Text(f"“{plain(cited.quote)}”"))
    return lines


def _figure(row: CheckedFigure, text: str) -> Prose:
    figure = row.figure
    start = max(figure.sentence[0], figure.start - _AROUND)
    end = min(figure.sentence[1], figure.end + _AROUND // 2)
    line = Text("  ")
    line.append(_flat(figure.quote), _STATUS_STYLES[row.status])
    line.append(f"　{_flat(text[start:end])}")
    named = "".join(dict.fromkeys(f"《{source.title}》" for source in row.sources))
    if named:
        line.append(f"　{_flat(named)}", "cyan")
    return Prose(line)


def _flat(text: str) -> str:
    return plain(text).replace("\n", "")
