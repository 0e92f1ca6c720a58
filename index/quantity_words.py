"""The words around an amount that bound or blur it."""

from __future__ import annotations

import re

__all__ = ["qualifier_before", "tail_after"]

_QUALIFIER = re.compile(
    r"近|大?约[为合占有达]?|超|超过|超出|突破|逾|不足|不到|[不未]满|至少|最[少多高低]|"
    r"[高多]?达|达到|首次|累计|"
    r"大约|大概|接近|将近|不[少低高多小]于|不超过|[大小高低少多]于"
)
_LONGEST = 3
# The character before that makes the qualifier the end of another word (节约, 发达, 附近).
_INSIDE = {
    "近": "附最靠临邻远亲就",
    "约": "节预签公制条契违履集简合相特邀",
    "超": "高赶",
    "达": "发直表送传抵雷转通宏",
}
_TAIL = re.compile(
    r" ?(?:[（(]含[^）)]{0,4}[)）])?(左右|上下|及?以上|及?以下|以内|之内|之多|之间|有余|不等"
    r"|[多余](?=[，。、；：,;:）)的]|$))"
)


def qualifier_before(text: str, at: int) -> str:
    """The bounding word right before `at`, or ''."""
    for length in range(min(_LONGEST, at), 0, -1):
        word = text[at - length : at]
        if _QUALIFIER.fullmatch(word):
            before = text[max(0, at - length - 1) : at - length]
            inside = bool(before) and before in _INSIDE.get(word, "")
            return "" if inside else word
    return ""


def tail_after(text: str, at: int) -> str:
    """The bounding word right after `at` (左右, 以上, 以内, 余 …), or ''."""
    found = _TAIL.match(text, at)
    return found[1] if found else ""
