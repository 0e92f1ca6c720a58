"""What the sections of a report tell of: their part, known by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = [
    "CASES",
    "LEAD",
    "OVERVIEW",
    "PLANS",
    "PROBLEMS",
    "RESULTS",
    "bare_heading",
    "part_of",
    "theme_of",
    "theme_words",
]

LEAD, OVERVIEW, RESULTS, CASES, PROBLEMS, PLANS = (
    "lead",
    "overview",
    "results",
    "cases",
    "problems",
    "plans",
)
_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十]+[章节部分]+|[（(][一二三四五六七八九十\d]+[）)]|"
    r"[一二三四五六七八九十]+、|\d{1,2}(?:[.．、]\d*)+)\s*"
)
_PLANS = re.compile(
    r"下一?(?:步|阶段)|(?:工作|总体)(?:安排|打算|计划|思路)|今后|努力方向|"
    r"^20\d\d年(?:度)?(?:重点|主要|总体)?(?:工作|目标|任务)(?!回顾|完成|情况|进展|总结)"
)
_PROBLEMS = re.compile(
    r"(?:存在|仍需|尚需|面临|主要|突出)[^，。]{0,6}(?:问题|不足|困难|短板|差距)|^(?:问题|不足|困难)"
)
_DONE = re.compile(r"整改(?:情况|进展|落实|完成)|完成情况|落实情况|整改工作|反馈")
_CASES = re.compile(r"典型(?:案例|做法|经验|事例)|经验做法|创新做法")
_OVERVIEW = re.compile(
    r"任务.{0,4}(?:总体|整体)?(?:进展|完成|推进|落实|情况)|任务分类|总体(?:进展|情况)|"
    r"(?:到期|到时限|未到期|时限[已未]到|长期坚持).{0,8}任务|任务\d+项"
)
_THEMES = (
    ("大气", r"大气|空气|蓝天|扬尘|锅炉|机动车|挥发性|臭氧|颗粒物|秸秆|岸电"),
    ("海洋", r"海洋|海域|海湾|入海|湾|滩涂|岸线"),
    ("土壤和固体废物", r"土壤|净土|固体?废|垃圾|渗滤液|地块|危险废物|石膏|渣"),
    ("生态修复", r"生态修复|山体|矿山|尾矿|采石|湿地|自然保护|绿化|矸石"),
    ("农业农村", r"农村|农业|乡村|面源|畜禽|养殖|耕地"),
    ("水", r"水环境|水污染|碧水|水质|污水|黑臭|断面|河|湖|饮用水|管网|江"),
    ("监管执法", r"执法|监管|处罚|立案"),
    ("信访", r"信访|投诉|群众身边|举报"),
)


def bare_heading(heading: str) -> str:
    """A heading without its number."""
    return _NUMBER.sub("", heading)


def part_of(path: Sequence[str]) -> str:
    """The part of a section by its headings, outermost first.

    Plans and problems are told by any of them, the others by the innermost that tells."""
    names = [bare_heading(heading) for heading in path]
    for name in names:
        if _PLANS.search(name):
            return PLANS
        if _PROBLEMS.search(name) and not _DONE.search(name):
            return PROBLEMS
    for name in reversed(names):
        if _CASES.search(name):
            return CASES
        if _OVERVIEW.search(name):
            return OVERVIEW
    return RESULTS if path else LEAD


def theme_of(text: str, least: int = 1) -> str:
    """The environmental theme that a text is about most, '' with less than `least` words of it."""
    counted = [(len(re.findall(words, text)), name) for name, words in _THEMES]
    best = max(count for count, _ in counted)
    return next(name for count, name in counted if count == best) if best >= least else ""


def theme_words(theme: str) -> tuple[str, ...]:
    """The words that a text about a theme holds."""
    return next((tuple(words.split("|")) for name, words in _THEMES if name == theme), ())
