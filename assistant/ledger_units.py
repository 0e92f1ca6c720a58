"""The units that a cell of a ledger names, and whether two names may be one unit."""

from __future__ import annotations

import re

__all__ = ["Shares", "maybe_same_unit", "shared_units", "split_units"]

Shares = tuple[str, str]

_BETWEEN = re.compile(r"[、，,；;/\n\r]+|\s{2,}|(?<=[局委办会府部])\s+(?=[市省县区])")
_MARK = re.compile(r"[（(]\s*(?:牵头|配合|主办|协办|责任)(?:单位|部门)?\s*[)）]")
_LABEL = re.compile(
    r"^\s*(?:牵头|责任|配合|主办|协办|参与|督导|验收|主要)+(?:单位|部门|责任单位)?\s*[:：]\s*"
)
_LEAD_PART = re.compile(
    r"(?:^|[；;。\n\s])(?:牵头|主办)(?:单位|部门)?\s*[:：]\s*(.+?)"
    r"(?=[；;。\n]|\s*(?:配合|协办|参与)(?:单位|部门)?\s*[:：]|$)"
)
_SUPPORT_PART = re.compile(r"(?:配合|协办|参与)(?:单位|部门)?\s*[:：]\s*(.+?)(?=[；;。\n]|$)")
_MARKED_LEAD = re.compile(r"([^、，,；;\s（(]+)\s*[（(]\s*(?:牵头|主办)(?:单位|部门)?\s*[)）]")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")
_SHORTEST = 4


def split_units(text: str) -> tuple[str, ...]:
    """The names of units in a cell, in its order, without labels such as '牵头：'."""
    lines = [_LABEL.sub("", line) for line in re.split(r"[；;\n]+", _MARK.sub("", text))]
    names = [re.sub(r"\s+", "", name) for line in lines for name in _BETWEEN.split(line)]
    return tuple(dict.fromkeys(name.strip("。.等") for name in names if name.strip("。.等")))


def shared_units(text: str) -> Shares:
    """The (lead, support) that one cell tells apart: '牵头：甲局；配合：乙局', '甲局（牵头）'.

    The whole text and '' where it tells nothing apart.
    """
    lead, support = _LEAD_PART.search(text), _SUPPORT_PART.search(text)
    if lead:
        return lead[1].strip(), support[1].strip() if support else ""
    marked = _MARKED_LEAD.findall(text)
    if marked:
        others = [name for name in split_units(text) if name not in marked]
        return "、".join(marked), "、".join(others)
    return text, ""


def maybe_same_unit(one: str, other: str) -> bool:
    """True for two names that abbreviation could make of one unit: 市住建局, 市住房城乡建设局.

    The shorter keeps the first two characters and the last of the longer, and its characters
    stand in the longer in their order; or the longer only puts the place before.
    """
    short, long = sorted((one, other), key=len)
    if short == long:
        return False
    if long.endswith(short) and short[0] in "省市县区州盟旗" and len(short) >= _SHORTEST:
        return True
    if _GOVERNMENT.search(short) or _GOVERNMENT.search(long):
        return _GOVERNMENT.sub("", short) == _GOVERNMENT.sub("", long) != ""
    if len(short) < _SHORTEST or short[:2] != long[:2] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
