"""Names that a draft uses and its sources do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["unknown_names"]

_TITLED = re.compile(r"《([^《》]{2,60})》")
_SUFFIXES = """
市 县 区 镇 乡 局 厅 委 办 院 所 站 厂 库 河 湖 湾 岛 山 港 矿 村
公司 集团 园区 街道 大学 中心 水库 工程
"""
_ENDS = re.compile("|".join(sorted(_SUFFIXES.split(), key=len, reverse=True)))
_ITEM = re.compile(r".?[是为、]$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMON = re.compile(
    r"^(?:[全我本各该县市省两几每一这那]{1,2}[市县区省镇乡村]|.*(?:整改办|市区|城区|县区|市县|地区|社区))$"
)


def unknown_names(text: str, known: str) -> Iterator[str]:
    """The names of a flat text that stand nowhere in what is known.

    A name is what stands in 《》, or the two characters before a word that ends names with it; at
    the seam of two known stretches there is none.
    """
    for match in _TITLED.finditer(text):
        if match[1] not in known:
            yield match[0]
    for match in _ENDS.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if len(before) < 2 or not all(map(_HAN.match, before)):
            continue
        name = before + match.group()
        if name in known or _COMMON.match(name) or _at_seam(text, match, known):
            continue
        yield name


def _at_seam(text: str, end: re.Match[str], known: str) -> bool:
    """Whether a known stretch begins with the last characters, right after another that ends."""
    for cut in (end.start(), end.start() - 1):
        after = text[cut : cut + max(4, end.end() - cut + 1)]
        ended = text[cut - 2 : cut]
        closes = ended in known or _ITEM.match(ended) or not _HAN.match(ended[-1:])
        if len(after) > end.end() - cut and after in known and closes:
            return True
    return False
