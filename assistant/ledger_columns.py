"""Which column of a ledger is which: the header rows are found by the synonyms of their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.ledger_grid import Grid, cell_text

__all__ = ["Header", "find_header", "looks_like_header"]

HEADER_ROWS = 15
MAX_HEADER_DEPTH = 3
MIN_COLUMNS = 3
LONG_LABEL = 20
ABOUT = ("problem", "name", "measures", "goal")

# A label belongs to the first field one of whose patterns it holds; the order is by how much a
# pattern says: in '问题类别' the class decides, in '督导验收单位' the unit.
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("next_step", "下一步|下步|后续"),
        ("on_track", "是否[^，]{0,4}序时"),
        ("evidence", "佐证|印证|支撑材料|证明材料"),
        ("difficulty", "困难|难点|堵点|卡点"),
        ("number", "序号|编号|任务号|问题号|^(?:序|号|no\\.?)$"),
        ("source", "来源|出处"),
        ("kind", "类别|类型|领域|分类|专题|板块|大类|要素"),
        ("supervisor", "(?:督导|督办|督查|验收|包抓|核查|审核|监管)[^，]{0,6}(?:单位|部门|责任人)"),
        ("supervisor", "^(?!.*(?:单位|部门)[及和、/])(?:.*(?:领导|责任人|负责人|包抓)|督导|督办)"),
        ("goal", "(?:销号|验收)(?:标准|要求)"),
        ("closing_due", "(?:计划|拟|预计|应|申请)[^，]{0,4}(?:销号|验收)"),
        ("closing_due", "(?:销号|验收)[^，]{0,4}[时期]限"),
        ("closing", "销号|验收|公示"),
        ("deadline", "时限|期限|截止|到期|时间节点|完成节点|时间要求|时间安排|完成期"),
        ("deadline", "(?:计划|应|要求|拟|预计|规定|目标|承诺)[^，]{0,4}(?:完成|办结)"),
        ("deadline", "(?:完成|办结|整改)(?:时间|日期)[^，]{0,2}(?:计划|要求|规定|目标)|整改时间$"),
        ("done_on", "完成日期|实际完成|完成年月|(?:办结|完成|完工)(?:的)?(?:时间|日期)"),
        ("status", "状态|是否(?:已)?(?:整改)?(?:完成|到位)|完成与否|办理结果|整改结果"),
        ("progress", "进展|落实情况|推进情况|工作(?:开展)?情况|进度|成效|办理情况"),
        ("support", "配合|协办|参与|协同|协助"),
        ("lead", "牵头"),
        ("unit", "(?:责任|整改|承办|主办|实施|落实)(?:单位|部门|主体|科室|区县|县区)|主责|责任方"),
        ("goal", "目标"),
        ("measures", "措施|举措|做法|(?:整改|处理)意见"),
        ("name", "任务|事项|项目名称|工作内容"),
        ("problem", "问题|反馈意见|意见"),
        ("note", "备注|说明"),
    )
)
# Labels that say less: each takes the first of its fields that no other column has.
_WEAK: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), fields)
    for pattern, fields in (
        ("完成情况|整改情况", ("status", "progress")),
        ("进度$", ("progress", "status")),
        ("整改内容|具体内容|整改要求", ("name", "measures", "goal")),
        ("^单位$|^部门$", ("unit",)),
    )
)
_LEAD_ONLY = re.compile(r"[（(](?=[^）)]*牵头)(?![^）)]*(?:配合|协))")
_SUPPORT_ONLY = re.compile(r"[（(](?=[^）)]*(?:配合|协))(?![^）)]*牵头)")
_BRACKETS = re.compile(r"[（(\[【].*?[)）\]】]")
_ACTUAL = re.compile("实际|办结|完工")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a grid: its first and last row and the column by field, all from 0.

    `labels` are the lowest header words by column. `unsure_days` is true where a column headed
    '完成时间' might as well hold deadlines: no other column does.
    """

    row: int
    last_row: int
    columns: dict[str, int]
    labels: dict[int, str]
    unsure_days: bool = False


def find_header(grid: Grid) -> Header | None:
    """The header rows of a grid within its first rows, None where no row looks like a header."""
    best: Header | None = None
    for row in range(min(HEADER_ROWS, len(grid.rows))):
        found = _block(grid, row)
        if found and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def looks_like_header(row: Sequence[object], header: Header) -> bool:
    """True for a row that repeats the header further down, as a printed page does."""
    texts = [re.sub(r"\s", "", cell_text(value)) for value in row]
    same = sum(texts[i] == label for i, label in header.labels.items() if i < len(texts) and label)
    return same >= MIN_COLUMNS and len(_columns([_paths(row)])) >= MIN_COLUMNS


def _block(grid: Grid, row: int) -> Header | None:
    """The header that begins with a row, and goes on over rows that only divide its columns."""
    levels = [_paths(grid.rows[row])]
    columns = _columns(levels)
    if len(columns) < MIN_COLUMNS or not (set(ABOUT) & set(columns)):
        return None
    last = row
    while last + 1 < min(len(grid.rows), row + MAX_HEADER_DEPTH) and _divides(grid, last + 1):
        last += 1
        levels.append(_paths(grid.rows[last]))
    columns = _columns(levels)
    labels = {index: label for level in levels for index, label in level.items()}
    done = labels.get(columns.get("done_on", -1), "")
    unsure = bool(done) and "deadline" not in columns and not _ACTUAL.search(done)
    return Header(row, last, columns, labels, unsure)


def _divides(grid: Grid, row: int) -> bool:
    """True for a second header row: merged with the one above, or short labels with gaps."""
    values = grid.rows[row]
    texts = {i: text for i, value in enumerate(values) if (text := cell_text(value))}
    own = {i: text for i, text in texts.items() if (row, i) not in grid.repeated}
    if not all(len(text) <= LONG_LABEL and not re.search(r"\d", text) for text in own.values()):
        return False
    known = sum(bool(_field(_label(text))) for text in own.values())
    if any((row, i) in grid.repeated for i in range(len(values))):
        return bool(own) and known * 2 >= len(own)
    return 0 not in own and known >= 2 and known * 2 >= len(own)


def _paths(row: Sequence[object]) -> dict[int, str]:
    """The labels of a row by column: words that are short enough for a header."""
    labels = {}
    for index, value in enumerate(row):
        text = re.sub(r"\s", "", value) if isinstance(value, str) else ""
        if text and len(_BRACKETS.sub("", text)) <= LONG_LABEL:
            labels[index] = text
    return labels


def _columns(levels: Sequence[dict[int, str]]) -> dict[str, int]:
    """The column by field for header rows one above the other; the lowest label that is known.

    One column on how far and what was done (整改情况) is that of both where no other is either.
    """
    columns: dict[str, int] = {}
    weak: list[tuple[int, tuple[str, ...]]] = []
    for index in sorted({i for level in levels for i in level}):
        path = list(dict.fromkeys(level[index] for level in levels if index in level))
        field, fields = _named(path)
        if field:
            columns.setdefault(field, index)
        elif fields:
            weak.append((index, fields))
    for index, fields in weak:
        free = next((field for field in fields if _is_free(field, columns)), None)
        if free:
            columns[free] = index
    both = {index for index, fields in weak if fields == _WEAK[0][1]}
    if "progress" not in columns and columns.get("status") in both:
        columns["progress"] = columns["status"]
    return columns


def _is_free(field: str, columns: dict[str, int]) -> bool:
    if field == "name":
        return not {"name", "problem"} & set(columns)
    return field not in columns


def _named(path: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The field of a column whose labels stand one above the other, or its possible fields."""
    upper = "".join(_label(text) for text in path[:-1])
    lowest = _label(path[-1])
    for label in (lowest, upper + lowest, upper):
        for pattern, fields in _WEAK:
            if pattern.search(label) and not _strong(label):
                return "", fields
        if field := _field(path[-1] if label == lowest else label):
            return field, ()
    return "", ()


def _strong(label: str) -> bool:
    """True where a label of a weak pattern says more: '整改情况说明' no, '进展情况' yes."""
    return bool(re.search("状态|进展|是否|困难|佐证", label))


def _field(text: str) -> str:
    label = _label(text).lower()
    for field, pattern in _FIELDS:
        if label and pattern.search(label):
            return _bracketed(field, text)
    return ""


def _bracketed(field: str, text: str) -> str:
    """'责任单位（牵头）' is the lead, '责任单位（配合）' the support, with both it is the unit."""
    if field == "unit" and _LEAD_ONLY.search(text):
        return "lead"
    if field == "unit" and _SUPPORT_ONLY.search(text):
        return "support"
    return field


def _label(text: str) -> str:
    return _BRACKETS.sub("", re.sub(r"\s", "", text))
