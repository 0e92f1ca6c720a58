"""Which place issued a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from index.metadata_title import Opening
from index.places import NATION, canonical, mentions, path
from index.report import Recognised

__all__ = ["issuer"]

_UNIT = r"[一-龥]{2,4}?(?:自治区|自治州|自治县|省|市|县|区|州|旗|盟)"
_WRITTEN_PATH = re.compile(rf"(?:{_UNIT})+")
_PERIOD_FIRST = re.compile(r"^[\d年度第前上下半一二三四季月份至—-]*(?=[一-龥]{2})")
_NO_UNIT = re.compile(
    r"^[全我本各某该关对在为向和与及]|城市|地市|县市|市区$|城区|灾区|园区|社区|小区|山区|"
    r"地区$|景区|片区|辖区|大区|特区|开发区|示范区|试验区|先行区|保护区|功能区|流域|市县"
)
_SUPERIOR = re.compile(r"^[^，。]{0,12}(?:督察|巡视|巡察|审计署|反馈)")
_NATIONAL = re.compile(
    r"全国人民代表大会|国务院(?!第)|中国共产党第.{1,4}(?:届中央|次全国)|中华人民共和国|中共中央"
)
_ASSEMBLY = re.compile(r"在(.{2,20}?)第.{1,4}届人民代表大会")
_SELF = {
    "省": r"我省|全省",
    "市": r"我市|全市",
    "县": r"我县|全县",
    "区": r"我区|全区",
    "州": r"我州|全州",
}
_ENDS = {
    "省": ("省", "自治区"),
    "市": ("市",),
    "县": ("县", "自治县"),
    "区": ("区",),
    "州": ("自治州", "州"),
}
_BODY_NAME = re.compile(
    r"(?<![一-龥])([一-龥]{2,4}?[省市县区州])(?=委|人民政府|政府|人大|[一-龥]{0,8}(?:印发|"
    r"出台|成立|确定|制定|高度))"
)
_SIGNATURE_LINES = 8
_MAX_SIGNATURE = 40


def issuer(title: Recognised, above: Opening, text: str, name: str) -> Recognised:
    """The full name of the lowest unit that issued the report, 全国 for the state.

    Read from the title (not the superior whose inspection it answers), the lines below the
    title, the signature, the words 我市 and 全省 with the names in the text, or the file's name.
    """
    preamble = "\n".join(above.lines)
    found = _in_title(title, text + name) if title.source == "text" else None
    return (
        found
        or _in_opening(preamble, above.body[:400])
        or _in_signature(text)
        or _in_body(text)
        or _in_name(name)
        or Recognised()
    )


def _in_title(title: Recognised, text: str) -> Recognised | None:
    if nation := _NATIONAL.search(title.value):
        return Recognised(NATION, nation.group(), "text")
    issuing, _, _ = title.value.partition("关于")
    for part in dict.fromkeys((issuing, title.value)):
        for start, end, place in _places(part, text):
            subject = start >= len(issuing) and _SUPERIOR.match(part[end:])
            if not subject and place != NATION:
                return Recognised(place, part[start:end], "text")
    return None


def _places(part: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Places in a title, those of no table only where they open it and the text repeats them."""
    offset = _PERIOD_FIRST.match(part)
    at = offset.end() if offset else 0
    written = _WRITTEN_PATH.match(part, at)
    if written and not mentions(part[at : at + 2]):
        units = path(written.group())
        if units and not _NO_UNIT.search(units[-1]) and text.count(units[-1][:-1]) >= 2:
            yield at, written.end(), units[-1]
            return
    known = written.group() if written else ""
    yield from mentions(part, [known] if known and canonical(known) else [])


def _in_opening(preamble: str, body: str) -> Recognised | None:
    for part in (preamble, body):
        if assembly := _ASSEMBLY.search(part):
            place = canonical(assembly.group(1))
            if place and place != NATION:
                return Recognised(place, assembly.group(1), "text")
        if nation := _NATIONAL.search(part):
            return Recognised(NATION, nation.group(), "text")
        if part is preamble:
            for start, end, place in mentions(part):
                if not _SUPERIOR.match(part[end:]) and place != NATION:
                    return Recognised(place, part[start:end], "text")
    return None


def _in_signature(text: str) -> Recognised | None:
    lines = [line.strip(" \u3000（）()") for line in text.rstrip().split("\n")[-_SIGNATURE_LINES:]]
    for line in reversed(lines):
        if len(line) > _MAX_SIGNATURE or "。" in line:
            continue
        office = re.match(
            r"(.{2,20}?)(?:人民政府|委员会|统计局|.{2,10}(?:办公室|局|厅|委|组))", line
        )
        place = canonical(office.group(1)) if office else ""
        if place:
            return Recognised(place, line, "text")
    return None


def _in_body(text: str) -> Recognised | None:
    """The place most named among those of the level that the text calls its own (我市, 全省)."""
    selves = Counter({level: len(re.findall(words, text)) for level, words in _SELF.items()})
    level, count = selves.most_common(1)[0]
    if not count:
        return None
    named = Counter(place for _, _, place in mentions(text) if place.endswith(_ENDS[level]))
    if level == "省" and not named:
        return None
    named.update(_unknown(text, _ENDS[level]))
    if not named:
        return None
    place = named.most_common(1)[0][0]
    own = re.search(_SELF[level], text)
    return Recognised(place, f"{own.group() if own else ''}…{place}", "text")


def _unknown(text: str, ends: tuple[str, ...]) -> Iterable[str]:
    for match in _BODY_NAME.finditer(text):
        unit = match.group(1)
        if unit.endswith(ends) and not _NO_UNIT.search(unit) and not mentions(unit):
            yield unit


def _in_name(name: str) -> Recognised | None:
    for part in re.split(r"[_\-\s]+", name):
        part = _PERIOD_FIRST.sub("", part)
        for start, end, place in _places(part, part * 2):
            return Recognised(place, part[start:end], "name")
    return None
