"""Which template writes what was asked for, and on what topic."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

__all__ = ["OVERVIEW", "TOPICAL", "Choice", "choose_template", "topic_of"]

OVERVIEW, TOPICAL = "总体进展", "专题进展"
_NO_REPORT = re.compile(
    r"通知|讲话|发言|请示|邀请|合同|协议|新闻|倡议|申请书|办法|制度|规划|实施方案|整改方案$|工作方案|(?:函|方案)$"
)
_WHOLE = re.compile(r"(?:报告|简报|通报)(?:初稿|草稿|全文|稿)?$")
_SECTIONS = (
    (
        "存在问题",
        r"存在.{0,4}(?:问题|不足|困难|短板)|(?:问题|困难)[和与及、](?:不足|问题|困难|短板)|"
        r"短板|主要问题|突出问题$|^问题$|不足之处",
    ),
    ("下一步", r"下一?步|下一?阶段|今后|后续|工作打算|打算$|工作安排$|^安排$"),
    ("组织推进", r"组织(?:领导|推进|实施)|工作开展情况|主要(?:做法|措施)|推进机制"),
)
_THEMES = (
    ("大气", r"大气|空气|蓝天"),
    ("海洋", r"海洋|碧海"),
    ("水", r"水"),
    ("土壤", r"土壤|净土"),
    ("固废", r"固废|固体废(?:弃)?物"),
    ("农村", r"农业|农村|乡村"),
    ("生态", r"生态(?!环境)|自然生态"),
    ("执法", r"执法|处罚"),
    ("信访", r"信访|来信|来访|来电"),
)
# What is left of 大气污染防治 or 水环境质量 without these is the theme and nothing more.
_GENERAL = re.compile(
    r"污染|防治|治理|整治|攻坚战?|保卫战?|环境|质量|改善|保护|修复|监管|办理|处理|处置|查处|督办|投诉|举报|"
    r"方面|专题|领域|工作|整改|任务|生态|问题|蓝天|碧水|净土|碧海|体系|建设|执法|系统|受理|案件|的|和|与|及|、|"
    r"[\s，,。；;：:（）()]"
)
_OVERALL = re.compile(
    r"整改|任务|督察|巡视|反馈|意见|问题|落实|推进|完成|总体|整体|全部|所有|综合|环境保护|生态环境|保护|中央|省|"
    r"环保|工作|环境|生态|销号|进度|台账|的|和|与|及|、|[\s，,。；;：:（）()]"
)
_FRAMES = re.compile(
    r"(?:关于|有关|围绕|针对)|^(?:就|按照?|以|用|根据|结合|参照)|的?(?:数据|口径|资料)|[,，]?时间[是为]?$|"
    r"这一?[项个](?:任务|问题|工程|项目)(?:的整改)?|(?:在?(?:整改|工作|年度)?(?:落实)?(?:情况)?报告(?:里面?|中|的)的?)|"
    r"(?:的)?(?:工作)?(?:总体)?(?:推进|办理|落实|完成|工作|开展|实施)?(?:进展|进度)(?:情况)?|"
    r"(?:的)?情况(?!报告)|年度|(?:的)?(?:[那这]?一?[个小]*(?:段落?|节|部分|章节?))(?:的?(?:文字|话|内容))?|"
    r"(?:的)?(?:小结|总结|材料|内容|文字|草稿|初稿|稿子|说明)|(?:方面|呢|吧|的)+$|^的+|^[就把将]"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A template by its name, and the topic words for the one that writes on any topic.

    `whole` is true where a whole report was asked for, `name` '' where it is no report at all.
    """

    name: str
    topic: str = ""
    whole: bool = False


def choose_template(words: str, names: Collection[str]) -> Choice:
    """The template for what is to be written, among the `names` there are.

    `words` have no place and no time. A theme alone (大气污染防治) has its own template where there
    is one; what is narrower (农村黑臭水体治理), and a theme without one, is a topic.
    """
    said = re.sub(r"\s+", "", words).strip("，,。；;：:！!？?、")
    if _NO_REPORT.search(said):
        return Choice("")
    if exact := next((n for n in sorted(names, key=len, reverse=True) if n == said), ""):
        return Choice(exact, "", bool(_WHOLE.search(said)))
    for name, pattern in _SECTIONS:
        if re.search(pattern, said) and (section := _named(name, names)):
            return Choice(section)
    topic, whole = topic_of(said), bool(_WHOLE.search(said))
    if not _OVERALL.sub("", re.sub(r"(?:落实)?(?:情况)?(?:报告|简报|通报)$", "", topic)):
        return Choice(OVERVIEW, "", whole)
    if "审计" in said and whole and (audit := _named("审计", names)):
        return Choice(audit, "", whole)
    return _of_topic(topic, names)


def topic_of(said: str) -> str:
    """The topic that words name without what only frames it: 关于…的进展情况."""
    before = ""
    while before != said:
        before, said = said, _FRAMES.sub("", said).strip("，,。；;：:！!？?、")
    return said


def _of_topic(topic: str, names: Collection[str]) -> Choice:
    for name, pattern in _THEMES:
        rest = _GENERAL.sub("", re.sub(pattern, "", topic))
        if not rest and re.search(pattern, topic) and name in names:
            return Choice(name)
    return Choice(_named(TOPICAL, names) or _named("专题", names), topic)


def _named(part: str, names: Collection[str]) -> str:
    """The shortest name that has a part; '' for none."""
    return min((n for n in names if part in n), key=lambda n: (len(n), n), default="")
