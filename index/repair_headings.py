"""Headings: split from the paragraph they are glued to, titles joined over their lines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.edits import Edit
from index.repair_joins import joint
from index.repair_layout import Line, finished, opens_block

__all__ = ["join_title", "split_glued"]

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(
    rf"(?:{_NUMERAL}、|[（(](?:{_NUMERAL}|[0-9]{{1,2}})[)）]|第{_NUMERAL}[章部节](?:分)?"
    r"|[0-9]{1,2}(?:、|[.．](?![0-9])))[^\S\n]*"
)
_LEVEL = re.compile(rf"(?:{_NUMERAL}、|[（(]{_NUMERAL}[)）])(?![一二三四五六七八九十、])")
_COUNTED = re.compile(rf"{_NUMERAL}是")
_GAP = re.compile(r"[^\S\n]+")
_END = re.compile("[。！？；：!?;]")
_PAUSE = re.compile("[，,、：:。！？；]")
_PARAGRAPH_GAP = re.compile(r"(?<=[。！？；：”）])(?:\u3000{2,}|[^\S\n]{4,})(?=\S)")
_MIN_HEADING, _MAX_HEADING = 4, 60
_MIN_PARAGRAPH = 20
_TITLE_LINES = 8
_KINDS = "(?:报告|方案|意见|通知|通报|公报|总结|说明|决定|汇报|情况|清单|规划|计划|纲要)"
_KIND = re.compile(f"{_KINDS}$")
_WHOLE = re.compile(f"的{_KINDS}$|(?:报告|通知|通报|公报|汇报)$")
_SUBJECT = re.compile(r"^(?=.{12})[^，。；：]*(?:年|督察|整改)[^，。；：]*[^日期号电上]$")
_ABOUT = re.compile(r"(?:关于|对)[^，。；：]{4,40}$")


def split_glued(text: str) -> list[Edit]:
    """Edits that give a heading a line of its own where a space glues it to what follows.

    A heading is split from the paragraph after it, from the next heading, and from a paragraph
    that starts with 一是; a paragraph is split from a heading or an indent glued to its end.
    """
    edits = [
        Edit(m.start(), m.end(), "\n", "glued-paragraph") for m in _PARAGRAPH_GAP.finditer(text)
    ]
    taken = {edit.start for edit in edits}
    start = 0
    for line in text.split("\n"):
        if _GAP.search(line) and "|" not in line:
            for a, b in _glued_gaps(line):
                if start + a not in taken:
                    edits.append(Edit(start + a, start + b, "\n", "glued-heading"))
        start += len(line) + 1
    return sorted(edits, key=lambda edit: edit.start)


def _glued_gaps(line: str) -> Iterator[tuple[int, int]]:
    """The stretches of white space in a line that hide a line end."""
    head = 0  # where the heading that is being read starts, -1 in a paragraph
    marker = _HEADING.match(line)
    body = marker.end() if marker else -1
    gaps = list(_GAP.finditer(line))
    for i, gap in enumerate(gaps):
        if gap.start() < body or gap.start() == 0 or gap.end() == len(line):
            continue
        following = line[gap.end() : gap.end() + 8]
        if _LEVEL.match(following) and _may_precede_level(line, gap.start(), body >= 0):
            yield gap.span()
            head = gap.end()
            next_marker = _HEADING.match(line, head)
            body = next_marker.end() if next_marker else -1
        elif body >= 0:
            if gap.start() - body > _MAX_HEADING or _END.search(line, body, gap.start()):
                body = -1
            elif _heading_ends(line, body, gap, gaps[i + 1].start() if i + 1 < len(gaps) else -1):
                yield gap.span()
                body = -1


def _may_precede_level(line: str, at: int, in_heading: bool) -> bool:
    return in_heading or line[at - 1] in "。！？；：”）)" or "一" <= line[at - 1] <= "鿿"


def _heading_ends(line: str, body: int, gap: re.Match[str], next_gap: int) -> bool:
    """Whether the heading whose words start at `body` ends at this gap."""
    if gap.start() - body < _MIN_HEADING:
        return False
    if _inside_quotes(line[body : gap.start()]):
        return False
    if _COUNTED.match(line, gap.end()):
        return True
    if len(line) - gap.end() < _MIN_PARAGRAPH:
        return False
    reach = line[gap.end() : next_gap if next_gap >= 0 else min(len(line), gap.end() + 400)]
    pause = _PAUSE.search(reach)
    if not pause or not _END.search(line, gap.end(), gap.end() + 600):
        return False
    return pause.group() in "，,、：:" or pause.start() > _MIN_PARAGRAPH


def _inside_quotes(words: str) -> bool:
    return any(words.count(a) > words.count(b) for a, b in ("“”", "《》", "（）", "()"))


def join_title(lines: Sequence[Line], fixed: Collection[int]) -> list[Edit]:
    """The join of a title's lines: one that breaks off up to one that ends with 报告, 通知, ….

    Only among the first lines of the text, and not where the format marks a line as a heading.
    """
    head = [line for line in lines[:_TITLE_LINES] if line.start not in fixed]
    for i, line in enumerate(head[:-1]):
        if not _title_breaks_off(line.words):
            continue
        for last in (i + 1, i + 2):
            rest = head[i + 1 : last + 1]
            if len(rest) != last - i or any(_not_title(part.words) for part in rest):
                break
            if _KIND.search(rest[-1].words):
                return [joint(a, b) for a, b in zip(head[i:last], rest, strict=True)]
    return []


def _title_breaks_off(words: str) -> bool:
    if finished(words) or _WHOLE.search(words) or opens_block(words) or "，" in words:
        return False
    return _ABOUT.search(words) is not None or _SUBJECT.search(words) is not None


def _not_title(words: str) -> bool:
    if len(words) > 40 or finished(words) or opens_block(words):
        return True
    return "，" in words or "关于" in words or "政府工作报告" in words
