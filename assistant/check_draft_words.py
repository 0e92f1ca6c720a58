"""How the changes by hand in a drafted file are worded wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.check_draft_edit import BY_HAND, Edit, EditKind
from assistant.check_draft_figures import held, stands_in
from assistant.draft_model import CellCitation

if TYPE_CHECKING:
    from assistant.check import CheckedFigure
    from assistant.draft_record import RecordedFigure
    from assistant.reply import Citation

__all__ = ["KINDS", "edit_note", "edit_summary", "message", "shown_edits"]

KINDS: dict[EditKind, str] = {
    "changed": "改动",
    "added": "添加",
    "removed": "删去",
    "filled": "补填",
    "raised": "状态提高",
    "reworded": "改写",
    "open": "待补",
    "source": "出处有变",
    "unchanged": "未改动",
}
_LONG = 60


def edit_summary(edits: Sequence[Edit]) -> str:
    """One sentence with the counts of a drafted file's edits."""
    counts = {kind: sum(edit.kind == kind for edit in edits) for kind in KINDS}
    by_hand = "，".join(f"{KINDS[k]} {counts[k]} 处" for k in KINDS if k in BY_HAND and counts[k])
    parts = [
        f"与起草时的记录对照：{counts['unchanged']} 个数字未改动",
        f"人工{by_hand}" if by_hand else "没有人工改动",
    ]
    parts += [f"仍待补 {counts['open']} 处"] if counts["open"] else []
    parts += [f"出处有变 {counts['source']} 处"] if counts["source"] else []
    return "；".join(parts) + "。"


def shown_edits(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that a person is shown beside the findings, which tell of raised statuses."""
    return [edit for edit in edits if edit.kind not in ("unchanged", "raised")]


def edit_note(edit: Edit) -> str:
    """An edit in a line of plain text, as in a comment."""
    return f"【{KINDS[edit.kind]}】{edit.message}"


def message(
    edit: Edit, known: RecordedFigure | None, row: CheckedFigure | None, cited: Citation | None
) -> str:
    """What a Chinese sentence says about an edit.

    `known` is the figure as it was drafted, `cited` its source; `row` what the trace found on the
    new one.
    """
    was, now = f"“{_short(edit.was)}”", f"“{_short(edit.now)}”"
    if edit.kind == "changed":
        drafted = f"数字由人工改动：原稿为{was}{_from(known, cited)}"
        return f"{drafted}，现为{now}；{_traced(edit, row, cited)}。"
    if edit.kind == "filled":
        return f"{was}处由人工填为{now}；{_traced(edit, row, cited)}。"
    if edit.kind == "added":
        return f"人工添加的{now}；{_traced(edit, row, None)}。"
    said = {
        "removed": f"原稿的{was}{_from(known, cited)}已由人工删去。",
        "open": f"{now}尚未补上。",
        "raised": f"状态由人工提高：原稿为{was}{_from(known, cited)}，现为{now}，请核实有无依据。",
        "reworded": f"文字由人工改写：原稿为{was}，数字和状态未变。",
        "unchanged": f"{now}与起草时一致{_from(known, cited)}。",
    }
    return said.get(edit.kind, "")


def _from(known: RecordedFigure | None, cited: Citation | None) -> str:
    if known is not None and known.formula:
        return f"（计算得出：{known.formula}）"
    if cited is None:
        return ""
    place = cited.report if isinstance(cited, CellCitation) else f"《{cited.title}》"
    if not cited.report:
        place = cited.title
    return f"（{place}：“{_short(cited.quote)}”）"


def _traced(edit: Edit, row: CheckedFigure | None, cited: Citation | None) -> str:
    """Whether the new figure stands in the recorded source or in any report."""
    said = []
    figures = held(edit.now)
    if cited is not None and figures:
        inside = all(stands_in(figure, cited.quote) for figure in figures)
        said.append("所引原文中也有这个数" if inside else "所引原文中没有这个数")
    named = "、".join(dict.fromkeys(f"《{s.title}》" for s in row.sources)) if row else ""
    if row and row.status == "supported":
        said.append(f"{named}中有出处")
    elif row and row.status == "contradicted":
        said.append(f"与{named}不一致，请核实")
    elif figures:
        said.append("未见出处，请核实")
    else:
        said.append("没有注明出处，请核实")
    return "，".join(said)


def _short(words: str) -> str:
    plain = "".join(words.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 1]}…"
