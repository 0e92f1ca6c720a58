"""The title of a report, and the lines above its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import find_dates
from index.places import mentions
from index.report import Heading, Recognised

__all__ = ["Opening", "opening", "title"]

_MAX_LINES = 40
_MAX_TITLE_LINE = 60
_LEAD_CHARS = 1200
_STRONG = r"(?:报告|公报|通报|总结|方案|通知|汇报|简报|纪要|台账|公告|讲话)"
_WEAK = r"(?:清单|计划|要点|意见|决定|说明|情况|规划|办法|分解表|一览表)"
_BRACKETS = r"(?:\s*[（(〔\[][^）)〕\]]*[）)〕\]])*$"
_ENDING = re.compile(rf"(?:{_STRONG}|{_WEAK}){_BRACKETS}|简报\S{{0,12}}第\d+期$")
_SCRAP = re.compile(
    r"^(?:您的位置|当前位置|首页|分享|字体|字号|时间|发布|来源|作者|浏览|关联稿件|索引号|文号|"
    r"打印|[>|【】\s]+|[大中小]$)"
    r"|小编|供大家参考|欢迎|点击|下载|https?:|www\.|^[【\[]?字[体号]|^附件\s*\d*[:：]?$|^第\s*\d+\s*期$"
)
_ADDRESS = re.compile(r"^(?:各位代表|同志们|各位委员|各位领导|主任)|[:：]$")
_NOT_TITLE = re.compile(
    r"[。！？：；:;）)]$|(?:总理|省长|市长|县长|区长|主席|主任|书记|州长)\s*\S{0,12}$"
    rf"|{_STRONG}{_BRACKETS}"
)
_OFFICE = re.compile(r"(?:人民政府|政府|办公室|委员会|小组|指挥部|[省市县区]委|[局厅部组院署])$")
_WHOLE = re.compile(
    r"(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{3}年|关于|中国|国务院|全国|^政府工作报告$"
)
_PLENUM = re.compile(r"中国共产党第[^，。\s]{1,4}届中央委员会第[^，。\s]{1,3}次(?:全体)?会议")
_SPEECH = re.compile(r"(?:代表|大会)[^。]{0,30}(?:报告(?:政府)?工作|政府工作报告)")
_NAME_SEPARATORS = re.compile(r"[_\-\s]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines above the body: those that may be the title, and all of them."""

    lines: tuple[str, ...]
    body: str


def opening(text: str, headings: Sequence[Heading]) -> Opening:
    """The lines before the first sentence, heading or address, without the scraps of a web page."""
    end = headings[0].start if headings else len(text)
    lines: list[str] = []
    at = 0
    for raw in text.split("\n")[: 2 * _MAX_LINES]:
        line = raw.strip()
        is_scrap = not line or bool(_SCRAP.search(line))
        if at >= end or (not is_scrap and (_is_body(line) or len(lines) >= _MAX_LINES)):
            break
        if not is_scrap:
            lines.append(line)
        at += len(raw) + 1
    return Opening(tuple(lines), text[at:])


def _is_body(line: str) -> bool:
    in_brackets = line[0] in "（(—―"
    return bool(_ADDRESS.search(line)) or (not in_brackets and "。" in line) or len(line) > 120


def title(above: Opening, name: str) -> Recognised:
    """The title, its lines joined; a name of the kind from the file's name or the first sentences.

    What follows a dash (——2025年1月15日在…) is left out.
    """
    lines = [_without_tail(line) for line in above.lines]
    for i, line in enumerate(lines):
        goes_on = i + 1 < len(lines) and _goes_on(line, lines[i + 1])
        if line and len(line) <= _MAX_TITLE_LINE and _ENDING.search(line) and not goes_on:
            written = "".join(lines[_first(lines, i) : i + 1])
            return Recognised(written, written, "text")
    if slogan := _slogan(above.lines):
        return Recognised(slogan, slogan, "text")
    if _ENDING.search(name):
        return Recognised(_spelled_out(name), name, "name")
    if found := _PLENUM.search(above.body[:_LEAD_CHARS]):
        return Recognised(f"{found.group()}公报", found.group(), "text")
    if found := _SPEECH.search(above.body[:_LEAD_CHARS]):
        return Recognised("政府工作报告", found.group(), "text")
    if lines and lines[0]:
        return Recognised(lines[0][:_MAX_TITLE_LINE], lines[0][:_MAX_TITLE_LINE], "text")
    return Recognised(_spelled_out(name), name, "name") if name else Recognised()


def _spelled_out(name: str) -> str:
    """A file's name as a title: '2025_全国_政府工作报告' is '2025年全国政府工作报告'."""
    return _NAME_SEPARATORS.sub("", re.sub(r"^((?:19|20)\d\d)[_\-\s]+(?=[一-龥])", r"\1年", name))


def _without_tail(line: str) -> str:
    cut = re.split(r"\s*[—―─－]{2}|\s+—\s*|[（(](?=[^）)截]{0,6}\d{4}年\d+月)", line, maxsplit=1)[0]
    return cut.strip()


def _first(lines: Sequence[str], last: int) -> int:
    """The line at which a title that ends at `last` begins, where it is broken over several."""
    first = last
    while first and _leads_on(lines[first - 1], lines[first]):
        first -= 1
    return first


def _goes_on(line: str, below: str) -> bool:
    """Whether a title that could end here ('…反馈意见') ends only in the line below."""
    return bool(_ENDING.search(below)) and _leads_on(line, below)


def _leads_on(line: str, below: str) -> bool:
    """Whether a line is the beginning of a title that goes on in the line below."""
    if not 2 <= len(line) <= _MAX_TITLE_LINE or _NOT_TITLE.search(line) or find_dates(line):
        return False
    if below.startswith("关于"):
        return bool(_OFFICE.search(line))
    return not _WHOLE.search(below) and not mentions(below)


def _slogan(lines: Sequence[str]) -> str:
    """The title of a speech: the lines above '——在…大会上的报告'."""
    for i, line in enumerate(lines[:4]):
        if i and re.match(r"[—―─]{1,2}\s*在.{4,30}报告", line):
            return " ".join(lines[:i])
    return ""
