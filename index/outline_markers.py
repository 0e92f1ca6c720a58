"""The numbers that open headings: 一、 (一) 1. (1) ① 第一， 一是 第一章 and their variants."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from index.numerals import chinese_value

__all__ = ["CHAPTER", "CHINESE", "DASH", "PART", "SECTION", "Marker", "marker"]

PART, CHAPTER, SECTION = "part", "chapter", "section"
CHINESE, BRACKETED, ARABIC, CIRCLED = "chinese", "bracketed", "arabic", "circled"
ORDINAL, DASH = "ordinal", "dash"

_CN = "[一二三四五六七八九十百零〇○]{1,4}"
_NO = r"(?:\d{1,2}|[０-９]{1,2})"
_NOT_A_LIST = r"(?!\s*(?:[二三四五六七八九十]+[、产线级类流季]|季度|[线级]城|[、，]))"
_UNITS = ((PART, "(?:部分|[编篇])"), (CHAPTER, "章"), (SECTION, "节"))
_FORMS = (
    *(
        (kind, 1, rf"第(?P<n>{_CN}|{_NO})\s*{unit}(?=\s|[:：、]|[^的，,。工])")
        for kind, unit in _UNITS
    ),
    (CHINESE, 1, rf"(?P<n>{_CN})(?:\s*(?:、|[.．])){_NOT_A_LIST}"),
    (CHINESE, 1, rf"(?P<n>{_CN})(?P<weak>\s*[，,:：]|[ 　]+){_NOT_A_LIST}(?=\S)"),
    (CHINESE, 1, rf"(?P<n>{_CN})(?P<weak>)$"),
    (CHINESE, 1, r"(?P<n>0\d|\d\d)(?P<weak>)(?=[一-龥])(?![年月日号时世届])"),
    (BRACKETED, 2, rf"[（(〔【\[]\s*(?P<n>{_CN})\s*[)）〕】\]]\s*[、.．，,：:]?"),
    (BRACKETED, 2, r"(?P<n>[㈠-㈩])\s*[、.．，,]?"),
    (ARABIC, 3, rf"(?P<n>{_NO})\s*[、.．](?![0-9０-９])"),
    (ARABIC, 3, rf"(?P<n>{_NO})[.．、](?=(?:19|20)\d\d年)"),
    (
        ARABIC,
        3,
        rf"(?P<n>{_NO})(?P<weak>[，,:：]|[ 　]+)(?=[一-龥“《])(?![个项件家户年月日人万亿])",
    ),
    (ARABIC, 3, r"(?P<n>[⒈-⒛])"),
    (CIRCLED, 4, rf"[（(]\s*(?P<n>{_NO})\s*[)）]\s*[、.．，,]?"),
    (CIRCLED, 4, rf"(?P<n>{_NO})[)）]\s*"),
    (CIRCLED, 4, r"(?P<n>[①-⑳⑴-⒇])"),
    (ORDINAL, 5, rf"第(?P<n>{_CN})(?:[，、,：:]|[ 　]+|是)"),
    (ORDINAL, 5, rf"(?P<n>{_CN})是(?!否|的)"),
    (ORDINAL, 5, rf"其(?P<n>{_CN})[，、,：:]"),
    (ORDINAL, 5, rf"(?P<n>{_CN})(?P<weak>要)(?!素|点|求|件)"),
    (DASH, 6, r"(?P<n>)[—―─－-]{1,2}(?=[一-龥“])"),
)
_PATTERNS = tuple((kind, level, re.compile(form)) for kind, level, form in _FORMS)
_OPENING = re.compile(r"[一二三四五六七八九十百零〇○0-9０-９（(〔【\[㈠-㈩①-⒛第其—―─－-]")


@dataclass(frozen=True, slots=True)
class Marker:
    """The number before a heading.

    `level` is what the number alone says (一、 1, (一) 2, 1. 3, (1) 4, 一是 5, —— 6); `length` is
    its length in characters; a `weak` one is a heading only in company ('一，' beside '二，').
    """

    kind: str
    level: int
    number: int
    length: int
    weak: bool


def marker(line: str) -> Marker | None:
    """The number that opens a line without leading white space, None where there is none."""
    if not _OPENING.match(line):
        return None
    for kind, level, pattern in _PATTERNS:
        if match := pattern.match(line):
            weak = match.groupdict().get("weak") is not None
            return Marker(kind, level, _number(match["n"]), match.end(), weak)
    return None


def _number(written: str) -> int:
    """The value of the number as written; 0 for none."""
    plain = unicodedata.normalize("NFKC", written).strip("().")
    if plain.isdigit():
        return int(plain)
    return int(chinese_value(plain.replace("○", "〇"))) if plain else 0
