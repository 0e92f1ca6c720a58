"""The last report and the draft side by side as a .docx or an HTML file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.draft_marks import WORDS
from assistant.draft_model import Draft, Renewal
from assistant.export_file import write_file
from assistant.export_layout import (
    LANDSCAPE,
    TABLE_PT,
    TITLE_LINE_PT,
    TITLE_PT,
    Layout,
)
from assistant.export_package import package
from assistant.export_renewal_html import side_by_side_page
from assistant.export_renewal_rows import (
    changes_of,
    counted,
    last_titles,
    new_stretches,
    old_stretches,
)
from assistant.export_runs import look_of
from assistant.export_xml import Cell, Look, ParagraphLook, paragraph, run, table
from assistant.renewal_marks import CUT_OFF, DROPPED, MARKS, NEW, OPEN, REPORT_BACK, UPDATED

__all__ = ["side_by_side_docx", "write_side_by_side"]

LEGEND_PT = 12.0
_STANDARD = Layout()
_HEADS = ("上期原文", "本期文稿", "变化")
_SHARES = (82, 86, 57)
_GREY = "D9E2EC"
_SHADES = {
    UPDATED: "E6F4EA",
    OPEN: "FFF3C4",
    CUT_OFF: "E3F0FB",
    REPORT_BACK: "FDE7D3",
    DROPPED: "EEEEEE",
    NEW: "EFE6F8",
}


def write_side_by_side(draft: Draft, path: Path) -> None:
    """Writes each sentence of the last report beside what became of it, as .html or .docx.

    Raises ExportError where the file cannot be written.
    """
    if path.suffix.lower() in (".html", ".htm"):
        write_file(path, side_by_side_page(draft).encode("utf-8", "replace"))
    else:
        write_file(path, side_by_side_docx(draft))


def side_by_side_docx(draft: Draft) -> bytes:
    """A landscape table: the old sentence, the new one, what changed and why, by heading.

    On top stand the counts of the marks. Words that are gone are struck out, new ones bold.
    """
    return package(
        "".join(_body(draft, _STANDARD)), LANDSCAPE, _STANDARD, f"{draft.title}（上期对照）"
    )


def _body(draft: Draft, layout: Layout) -> Iterator[str]:
    lies = ParagraphLook(em=TITLE_PT, line=TITLE_LINE_PT, align="center", style="Title")
    yield paragraph((run("上期报告与本期文稿对照", Look(layout.title, TITLE_PT)),), lies)
    plain = ParagraphLook(em=LEGEND_PT, line=0, align="left")
    titles = "、".join(f"《{title}》" for title in last_titles(draft)) or "无"
    for name, said in (("上期：", titles), ("本期：", f"《{draft.title}》")):
        yield paragraph((run(f"{name}{said}", Look(layout.body, LEGEND_PT)),), plain)
    yield paragraph(_legend(draft, layout), plain.but(after=6))
    yield _table(draft, layout)


def _legend(draft: Draft, layout: Layout) -> list[str]:
    look = Look(layout.body, LEGEND_PT)
    shown = "；".join(f"{MARKS[mark]}{count}句" for mark, count in counted(draft))
    said = f"共{len(draft.renewals)}句" + (f"：{shown}。" if shown else "。")
    return [
        run(f"{said}上期有而本期没有的词", look),
        run("加删除线", look.but(struck=True)),
        run("，本期新写的词", look),
        run("加粗", look.but(bold=True)),
        run("。", look),
    ]


def _table(draft: Draft, layout: Layout) -> str:
    total = LANDSCAPE.text_width
    widths = [total * share // sum(_SHARES) for share in _SHARES]
    head = Look(layout.heading1, TABLE_PT)
    look = Look(layout.body, TABLE_PT)
    rows = [[Cell((_line([run(name, head)], "center"),), shade=_GREY) for name in _HEADS]]
    heading: tuple[str, ...] | None = None
    for renewal in draft.renewals:
        if renewal.heading != heading and renewal.heading:
            words = run(" > ".join(renewal.heading), head)
            rows.append([Cell((_line([words], keep=True),), columns=len(_HEADS), shade="F3F6F9")])
        heading = renewal.heading
        rows.append(_row(renewal, look))
    return table(widths, rows)


def _row(renewal: Renewal, look: Look) -> list[Cell]:
    old = [run(s.text, look.but(struck=s.changed)) for s in old_stretches(renewal)]
    new = [
        run(s.text, look_of(s.kind, s.text, look).but(bold=s.changed and s.kind == WORDS))
        for s in new_stretches(renewal)
    ]
    mark = run(MARKS.get(renewal.mark, renewal.mark), look.but(bold=True))
    about = [_line([run(line, look)]) for line in changes_of(renewal)]
    shade = _SHADES.get(renewal.mark, "")
    return [
        Cell((_line(old),)),
        Cell((_line(new),)),
        Cell((_line([mark]), *about), shade=shade),
    ]


def _line(runs: list[str], align: str = "left", keep: bool = False) -> str:
    return paragraph(runs, ParagraphLook(em=TABLE_PT, line=0, align=align, keep_next=keep))
