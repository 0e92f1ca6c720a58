"""Lines of a text as the repairs look at them: where they stand, how they start and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "finished", "inner_end", "lines_of", "opens_block", "run_in", "width"]

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_BLOCK = re.compile(
    rf"{_NUMERAL}[、.．](?![一二三四五六七八九十])"
    rf"|[（(](?:{_NUMERAL}|[0-9０-９]{{1,2}})[)）]"
    rf"|第{_NUMERAL}[章节条编部](?!分[^\s，,、])"
    r"|[0-9０-９]{1,2}(?:[、)）]|[.．](?![0-9０-９]))"
    r"|[①-⑳⑴-⒇⒈-⒛●■◆▲○□★·•|>#＠*＊]|[-+] |——|附件|附表|注释?[：:]"
    r"|(?:各位|同志们|尊敬的|女士们|主任、)[^，。]{0,12}[：:！!]"
)
_RUN_IN = re.compile(rf"(?:第?{_NUMERAL}(?:是|要|，)|其[一二三四五六七八九]|首先|其次|最后)")
_ENDED = "。！？!?；;：:…"
_CLOSERS = "”’」』）)》〉】]"


@dataclass(frozen=True, slots=True)
class Line:
    """One filled line: `start` and `end` are offsets of its words, without white space around.

    `indent` is the number of columns of white space before them; `blank` tells whether an empty
    line goes before.
    """

    start: int
    end: int
    indent: int
    blank: bool
    words: str


def lines_of(text: str) -> list[Line]:
    """The filled lines of a text, in order."""
    out: list[Line] = []
    start = 0
    blank = False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            lead = len(raw) - len(raw.lstrip())
            begin = start + lead
            indent = width(raw[:lead]) if lead else 0
            out.append(Line(begin, begin + len(words), indent, blank, words))
        blank = not words
        start += len(raw) + 1
    return out


def width(words: str) -> int:
    """Columns that a line takes: one for an ASCII character, two for every other."""
    return 2 * len(words) - len(words.encode("ascii", "ignore"))


def finished(words: str) -> bool:
    """Whether a line ends as a sentence, clause or salutation does.

    A remark in brackets after the last full stop ('……。（鼓掌）') changes nothing.
    """
    if words[-1] in "）)":
        opened = max(words.rfind("（", -40), words.rfind("(", -40))
        if opened > 0 and words[:opened].rstrip()[-1:] in tuple(_ENDED):
            return True
    bare = words.rstrip(_CLOSERS)
    if not bare:
        return True
    return bare[-1] in _ENDED or (len(bare) == len(words) and "\ue000" <= words[-1] <= "\uf8ff")


def inner_end(words: str) -> bool:
    """Whether a sentence ends somewhere before the end of the line."""
    return any(words.find(mark, 0, -1) >= 0 for mark in "。；！？")


def opens_block(words: str) -> bool:
    """Whether a line starts as a heading, list item, table row or salutation does."""
    return _BLOCK.match(words) is not None


def run_in(words: str) -> bool:
    """Whether a line starts with a counting phrase such as 一是, 首先 or 第二，."""
    return _RUN_IN.match(words) is not None
