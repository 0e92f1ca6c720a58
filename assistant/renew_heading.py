"""The headings of the last report in the next one, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.renew_claim import is_record
from assistant.renew_frame import Block
from assistant.renew_parts import OVERVIEW, PLANS, RESULTS, bare_heading, theme_of
from assistant.renew_states import AHEAD, DUE, LONG, kind_of
from assistant.renew_words import TimeWords
from index.quantities import quantities

__all__ = ["number_of", "numbered", "renew_heading", "renew_title"]

_KINDS = {DUE: "已到时限任务", AHEAD: "未到时限任务", LONG: "长期坚持任务"}
_CLAIMED = re.compile(
    r"还清|全部|清零|全面完成|圆满|如期|按期|顺利|实现|达到|建成|新突破|新台阶|取得"
)
_DIGITS = "零一二三四五六七八九十"
_NUMBERS = (
    re.compile(r"^([（(])([一二三四五六七八九十]+)([）)])"),
    re.compile(r"^()([一二三四五六七八九十]+)(、)"),
    re.compile(r"^([（(]?)(\d{1,2})([）)]|[.．、])"),
)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a heading: the marks around it and whether it is in Chinese."""

    before: str
    after: str
    chinese: bool

    def of(self, count: int) -> str:
        """The number as it is written for a count of at most 99."""
        return f"{self.before}{_chinese(count) if self.chinese else count}{self.after}"


def renew_heading(words: TimeWords, block: Block) -> str:
    """A heading with its times renewed, its figures left out and boasts put as the bare theme."""
    bare = bare_heading(block.heading)
    number = block.heading[: len(block.heading) - len(bare)]
    kind = kind_of(bare) if block.part == OVERVIEW and block.level > 1 else ""
    if kind and re.search(r"\d", bare):
        return f"{number}{_KINDS[kind]}"
    if block.part == PLANS and (named := re.match(r"\d{4}年(?:度)?", bare)):
        return f"{number}下一步{bare[named.end() :]}"
    stop = "。" if bare.endswith("。") else ""
    if block.part == RESULTS and (is_record(bare) or _CLAIMED.search(bare)):
        theme = theme_of(bare)
        return f"{number}{theme}方面{stop}" if theme else f"{number}工作进展{stop}"
    renewed = words.renewed(bare)[0]
    for amount in reversed(quantities(renewed)):
        renewed = renewed[: amount.start] + renewed[amount.end :]
    return f"{number}{renewed}"


def renew_title(words: TimeWords, title: str) -> str:
    """The title with its period replaced; a year stands as 年度."""
    bears = re.search(r"(\d{4})年(?:度)?政府工作报告", title)
    if bears and words.last is not None:
        ahead = int(bears[1]) - words.last.end.year
        return title.replace(bears[1], str(words.new.end.year + ahead), 1)
    renewed, changes = words.renewed(title)
    label = words.new.label
    if changes and words.new.months == 12:
        renewed = renewed.replace(label, f"{label}度", 1).replace("度度", "度")
    return renewed


def number_of(heading: str) -> Number | None:
    """The number that a heading begins with, None without one."""
    for at, pattern in enumerate(_NUMBERS):
        if found := pattern.match(heading):
            return Number(found[1], found[3], at < 2)
    return None


def numbered(headings: Sequence[tuple[str, int]]) -> list[str]:
    """Headings (text, level) with the numbers of each level counted anew under one heading."""
    counts = [0] * 10
    made = []
    for heading, level in headings:
        number = number_of(heading)
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        if number is None:
            made.append(heading)
            continue
        counts[level] += 1
        made.append(number.of(counts[level]) + bare_heading(heading))
    return made


def _chinese(count: int) -> str:
    tens, ones = divmod(count, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
