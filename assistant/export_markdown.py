"""A draft as Markdown: the text with its [n] marks, the numbered sources, and what is missing."""

from __future__ import annotations

import re

from assistant.draft_model import CellCitation, Draft
from assistant.reply import Citation

__all__ = ["source_place", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_<>#|~])")


def to_markdown(draft: Draft) -> str:
    """The draft as Markdown: sections, then 数据来源, then 待补和待核实 where something is left.

    Text out of documents is escaped: markup in a report is shown, not followed.
    """
    lines = [f"# {_escape(draft.title)}", ""]
    for section in draft.sections:
        if section.heading and section.heading != draft.title:
            lines += [f"## {_escape(section.heading)}", ""]
        for paragraph in section.text.split("\n"):
            lines += [_escape(paragraph), ""]
    if draft.citations:
        lines += ["## 数据来源", ""]
    for citation in draft.citations:
        lines += [f"[{citation.n}] {_escape(source_place(citation))}", ""]
        lines += [f"> {_escape(line)}" for line in citation.quote.split("\n")]
        lines.append("")
    if draft.missing:
        lines += ["## 待补和待核实", ""]
        lines += [f"- {_escape(item)}" for item in draft.missing]
        lines.append("")
    return "\n".join(lines)


def source_place(citation: Citation) -> str:
    """Where a cited text stands, in Chinese: report, headings, page; or ledger, sheet, cells."""
    if isinstance(citation, CellCitation):
        return f"{citation.report} {' '.join(citation.heading)}（{citation.cells}）"
    place = f"《{citation.title}》" if citation.report else citation.title
    if citation.heading:
        place += f" {' > '.join(citation.heading)}"
    if citation.page is not None:
        place += f"，第{citation.page}页"
    return place


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
