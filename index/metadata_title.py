"""The title of a report, and the lines above its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import find_dates
from index.report import Heading, Recognised

__all__ = ["Opening", "opening", "title"]

_MAX_LINES = 40
_MAX_TITLE_LINE = 60
_MIN_BODY = 50
_ENDING = re.compile(
    r"(?:报告|公报|通报|总结|方案|通知|汇报|清单|台账|计划|要点|简报|纪要|意见|决定|说明|情况|规划|办法|分解表|一览表)"
    r"(?:\s*[（(〔\[][^）)〕\]]*[）)〕\]])*$"
)
_SCRAP = re.compile(
    r"^(?:您的位置|当前位置|首页|分享|字体|字号|时间|发布|来源|作者|浏览|关联稿件|索引号|文号|打印|大|中|小|[>|【】\s]+)"
    r"|小编|供大家参考|欢迎|点击|下载|https?:|www\.|^[【\[]?字[体号]|^附件\s*\d*[:：]?$|^第\s*\d+\s*期$"
)
_ADDRESS = re.compile(r"^(?:各位代表|同志们|各位委员|各位领导|主任)|[:：]$")
_PERSON = re.compile(r"(?:总理|省长|市长|县长|区长|主席|主任|书记|州长)\s*\S{0,12}$")
_PLENUM = re.compile(r"中国共产党第[^，。\s]{1,4}届中央委员会第[^，。\s]{1,3}次(?:全体)?会议")
_NAME_SEPARATORS = re.compile(r"[_\-\s]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines above the body: those that may be the title, and all of them."""

    lines: tuple[str, ...]
    body: str


def opening(text: str, headings: Sequence[Heading]) -> Opening:
    """The lines before the first paragraph or heading, without the scraps of a web page."""
    end = headings[0].start if headings else len(text)
    lines: list[str] = []
    at = 0
    for raw in text.split("\n")[: 2 * _MAX_LINES]:
        line = raw.strip()
        is_body = len(line) >= _MIN_BODY and "。" in line[:-1]
        if at >= end or is_body or len(lines) >= _MAX_LINES:
            break
        if line and not _SCRAP.search(line):
            lines.append(line)
        at += len(raw) + 1
    return Opening(tuple(lines), text[at:])


def title(above: Opening, name: str) -> Recognised:
    """The title, its lines joined; a name of the kind from the body, or from the file's name.

    What follows a dash (——2025年1月15日在…) is left out.
    """
    lines = [_without_tail(line) for line in above.lines]
    for i, line in enumerate(lines):
        if _ADDRESS.search(line):
            break
        if line and len(line) <= _MAX_TITLE_LINE and _ENDING.search(line):
            written = "".join(lines[_first(lines, i) : i + 1])
            return Recognised(written, written, "text")
    if slogan := _slogan(above.lines):
        return Recognised(slogan, slogan, "text")
    if found := _PLENUM.search("\n".join(above.lines)[:400] + above.body[:800]):
        return Recognised(f"{found.group()}公报", found.group(), "text")
    if _ENDING.search(name):
        return Recognised(_NAME_SEPARATORS.sub("", name), name, "name")
    first = next((line for line in lines if line and not _ADDRESS.search(line)), "")
    if first and len(first) <= _MAX_TITLE_LINE:
        return Recognised(first, first, "text")
    return Recognised(name, name, "name") if name else Recognised()


def _without_tail(line: str) -> str:
    cut = re.split(r"\s*[—―─]{2}|\s+—\s*|[（(](?=[^）)]{0,6}\d{4}年\d+月)", line, maxsplit=1)[0]
    return cut.strip()


def _first(lines: Sequence[str], last: int) -> int:
    """The line at which a title that ends at `last` begins: lines broken in the middle of it."""
    first = last
    while first and _leads_on(lines[first - 1], lines[first]):
        first -= 1
    return first


def _leads_on(line: str, below: str) -> bool:
    return (
        2 <= len(line) <= _MAX_TITLE_LINE
        and line[-1] not in "。！？：；:;）)"
        and not _ENDING.search(line)
        and not find_dates(line)
        and not _PERSON.search(line)
        and (line.startswith("关于") or "关于" in line or not below.startswith("关于"))
    )


def _slogan(lines: Sequence[str]) -> str:
    """The title of a speech: the lines above '——在…大会上的报告'."""
    for i, line in enumerate(lines[:4]):
        if i and re.match(r"[—―─]{1,2}\s*在.{4,30}报告", line):
            return " ".join(lines[:i])
    return ""
