"""The annex 数据来源对照表 of a draft, and what a person still has to supply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.draft_model import Draft
from assistant.export_layout import (
    LANDSCAPE,
    TITLE_LINE_PT,
    TITLE_PT,
    Layout,
    body_type,
)
from assistant.export_markdown import source_place
from assistant.export_rows import SourceRow, source_rows
from assistant.export_runs import CONFLICT_COLOR, text_runs
from assistant.export_xml import Cell, Look, ParagraphLook, paragraph, run, table

__all__ = ["annex"]

_HEADS = ("序号", "数字", "文稿中的句子", "出处", "原文")
_SHARES = (13, 22, 62, 66, 62)
PURPOSE_PT = 12.0
# 小五: for looking things up, and a third fewer pages than 五号.
ANNEX_PT = 9.0
_PURPOSE = "（供核对使用，报送时不附）"
_UNKNOWN = "没有找到出处，请核实"
_TEXT = "（文字）"


def annex(draft: Draft, layout: Layout) -> str:
    """The annex on pages of its own; '' where nothing is cited and nothing is open."""
    rows = source_rows(draft)
    if not rows and not draft.missing:
        return ""
    return "".join(_annex(rows, draft.missing, layout))


def _annex(rows: Sequence[SourceRow], missing: Sequence[str], layout: Layout) -> Iterator[str]:
    plain = ParagraphLook(line=layout.line_pt, align="left")
    heading = body_type(layout.heading1)
    yield paragraph((run("附件", heading),), plain)
    if rows:
        lies = ParagraphLook(em=TITLE_PT, line=TITLE_LINE_PT, align="center")
        yield paragraph((run("数据来源对照表", Look(layout.title, TITLE_PT)),), lies)
        purpose = run(_PURPOSE, Look(layout.body, PURPOSE_PT))
        yield paragraph((purpose,), plain.but(align="center", after=6))
        yield _table(rows, layout)
    if missing:
        yield paragraph((run("待补和待核实事项", heading),), plain.but(keep_next=True))
    for n, item in enumerate(missing, 1):
        words = text_runs(f"{n}．{item}", body_type(layout.body))
        yield paragraph((words,), ParagraphLook(first=2, line=layout.line_pt))


def _table(rows: Sequence[SourceRow], layout: Layout) -> str:
    total = LANDSCAPE.text_width
    widths = [total * share // sum(_SHARES) for share in _SHARES]
    head = Look(layout.heading1, ANNEX_PT)
    made = [[Cell((_line(run(name, head), "center"),)) for name in _HEADS]]
    for n, row in enumerate(rows):
        before = rows[n - 1] if n else None
        after = rows[n + 1] if n + 1 < len(rows) else None
        made.append(_row(row, before, after, Look(layout.body, ANNEX_PT)))
    return table(widths, made)


def _row(
    row: SourceRow, before: SourceRow | None, after: SourceRow | None, look: Look
) -> list[Cell]:
    """The cells of a row; where figures of a sentence have one source all others are joined."""
    above, below = _same(row, before), _same(row, after)
    marks = "".join(f"[{citation.n}]" for citation in row.citations) or "—"
    unknown = look.but(highlight=CONFLICT_COLOR)
    places = [source_place(c) for c in row.citations]
    quotations = [c.quote for c in row.citations]
    if len(row.citations) > 1:
        places, quotations = _numbered(row, places), _numbered(row, quotations)
    if row.formula:
        places = [f"计算：{row.formula}", *places]
    found = [_line(run(place, look)) for place in places] or [_line(run(_UNKNOWN, unknown))]
    return [
        _joined([_line(run(marks, look), "center")], above, below),
        Cell((_line(run(row.figure or _TEXT, look)),)),
        _joined([_line(text_runs(row.sentence, look))], above, below),
        _joined(found, above, below),
        _joined([_line(run(quote, look)) for quote in quotations], above, below),
    ]


def _numbered(row: SourceRow, lines: Sequence[str]) -> list[str]:
    return [f"[{c.n}] {line}" for c, line in zip(row.citations, lines, strict=True)]


def _same(row: SourceRow, other: SourceRow | None) -> bool:
    """Whether two rows differ in nothing but the figure."""
    return other is not None and replace(other, figure=row.figure) == row


def _joined(lines: list[str], above: bool, below: bool) -> Cell:
    return Cell(() if above else tuple(lines), opens=below and not above, joined=above)


def _line(runs: str, align: str = "left") -> str:
    return paragraph((runs,), ParagraphLook(em=ANNEX_PT, line=0, align=align))
