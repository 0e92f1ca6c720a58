"""A produced .docx as anyone can read it: its lines, its annex of sources, and its comments."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

__all__ = ["Line", "Produced", "Row", "Source", "read_produced"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"\[(\d+)\]")
_NUMBERED = re.compile(r"^\[(\d+)\]\s*")
_QUOTED, _COMPUTED = "原文：", "计算："
_ANNEX, _OPEN = "数据来源对照表", "待补和待核实事项"


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source as the file shows it: where it stands and what it says."""

    n: int
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text proper; `heading` where its style is that of a heading."""

    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the annex, or one comment: a figure, its sentence, the numbers of its sources."""

    figure: str
    sentence: str
    numbers: tuple[int, ...]
    formula: str


@dataclass(slots=True)
class Produced:
    """What a produced file holds; `lines` end where its annexes begin."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sources: dict[int, list[Source]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def add(self, source: Source) -> None:
        """Keeps a source; one number may be shown in many places, with one text."""
        known = self.sources.setdefault(source.n, [])
        if source not in known:
            known.append(source)

    def quotes(self, numbers: Iterator[int] | tuple[int, ...]) -> list[Source]:
        """What the sources of these numbers say."""
        return [source for n in numbers for source in self.sources.get(n, ())]


def read_produced(path: Path) -> Produced:
    """The content of a file that `draft -o FILE.docx` wrote."""
    with zipfile.ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml")).find(f"{_W}body")
        names = package.namelist()
        comments = "word/comments.xml"
        notes = ElementTree.fromstring(package.read(comments)) if comments in names else None
    assert body is not None
    produced = Produced()
    anchored = _anchored(body)
    part = "body"
    for block in _blocks(body):
        if block.tag == f"{_W}tbl":
            _read_annex(block, produced)
            continue
        text = _text(block).strip()
        if text in (_ANNEX, _OPEN):
            part = text
        elif part == _OPEN and text:
            produced.open.append(text)
        elif part == "body" and _style(block) == "Title":
            produced.title += text.replace("\n", "")
        elif part == "body" and text and text != "附件":
            produced.lines.append(Line(text, _style(block).startswith("Heading")))
    for note in notes if notes is not None else ():
        _read_comment(note, anchored, produced)
    return produced


def _blocks(body: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for block in body:
        if block.tag in (f"{_W}p", f"{_W}tbl"):
            yield block


def _style(paragraph: ElementTree.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _text(element: ElementTree.Element) -> str:
    return "".join(
        (item.text or "") if item.tag == f"{_W}t" else "\n"
        for item in element.iter()
        if item.tag in (f"{_W}t", f"{_W}br")
    )


def _read_annex(table: ElementTree.Element, produced: Produced) -> None:
    """The rows of the annex; a cell that is joined with the one above says what that one says."""
    above: list[list[str]] = []
    columns: list[str] = []
    for row in table.iter(f"{_W}tr"):
        cells = [
            above[n] if _is_joined(cell) and n < len(above) else _paragraphs(cell)
            for n, cell in enumerate(row.iter(f"{_W}tc"))
        ]
        above = cells
        if not columns:
            columns = ["".join(cell) for cell in cells]
            continue
        _read_row(dict(zip(columns, cells, strict=False)), produced)


def _is_joined(cell: ElementTree.Element) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") != "restart"


def _paragraphs(cell: ElementTree.Element) -> list[str]:
    return [_text(paragraph) for paragraph in cell.iter(f"{_W}p")]


def _read_row(cells: dict[str, list[str]], produced: Produced) -> None:
    marks = "".join(cells.get("序号", []))
    numbers = tuple(int(n) for n in _NUMBER.findall(marks) or re.findall(r"\d+", marks))
    places = cells.get("出处", [])
    formula = next((p[len(_COMPUTED) :] for p in places if p.startswith(_COMPUTED)), "")
    places = [place for place in places if not place.startswith(_COMPUTED)]
    for n, place, quote in zip(
        numbers,
        _by_number(places, numbers),
        _by_number(cells.get("原文", []), numbers),
        strict=True,
    ):
        produced.add(Source(n, place, quote))
    figure = "".join(cells.get("数字", []))
    sentence = "".join(cells.get("文稿中的句子", []))
    produced.rows.append(Row(figure, sentence, numbers, formula))


def _by_number(lines: list[str], numbers: tuple[int, ...]) -> list[str]:
    """One text for each number: the only one, or those that begin with [n]."""
    if len(numbers) == 1:
        return ["\n".join(lines)]
    found: dict[int, list[str]] = {n: [] for n in numbers}
    current = numbers[0] if numbers else 0
    for line in lines:
        match = _NUMBERED.match(line)
        if match and int(match[1]) in found:
            current = int(match[1])
            line = line[match.end() :]
        found.setdefault(current, []).append(line)
    return ["\n".join(found[n]) for n in numbers]


def _anchored(body: ElementTree.Element) -> dict[str, tuple[str, str]]:
    """The words that each comment stands on, and the paragraph they are in, by its number."""
    found: dict[str, tuple[str, str]] = {}
    for paragraph in body.iter(f"{_W}p"):
        open_: dict[str, str] = {}
        for item in paragraph.iter():
            number = item.get(f"{_W}id", "")
            if item.tag == f"{_W}commentRangeStart":
                open_[number] = ""
            elif item.tag == f"{_W}commentRangeEnd" and number in open_:
                found[number] = (open_.pop(number), _text(paragraph))
            elif item.tag == f"{_W}t":
                open_ = {n: said + (item.text or "") for n, said in open_.items()}
    return found


def _read_comment(
    note: ElementTree.Element, anchored: dict[str, tuple[str, str]], produced: Produced
) -> None:
    figure, paragraph = anchored.get(note.get(f"{_W}id", ""), ("", ""))
    numbers: list[int] = []
    formula = place = ""
    for line in (_text(p) for p in note.iter(f"{_W}p")):
        match = _NUMBERED.match(line)
        if line.startswith(_COMPUTED):
            formula = line[len(_COMPUTED) :]
        elif match:
            numbers.append(int(match[1]))
            place = line[match.end() :]
        elif line.startswith(_QUOTED) and numbers:
            produced.add(Source(numbers[-1], place, line[len(_QUOTED) :]))
    if numbers or formula:
        produced.rows.append(Row(figure, paragraph, tuple(numbers), formula))
