"""What kind of document a report is."""

from __future__ import annotations

import re

from index.metadata_title import Opening
from index.report import Recognised

__all__ = ["COMMUNIQUE", "GOVERNMENT_REPORT", "KINDS", "PLENUM", "kind"]

GOVERNMENT_REPORT, COMMUNIQUE, PLENUM = "政府工作报告", "统计公报", "中央全会公报"
_BY_TITLE = (
    (GOVERNMENT_REPORT, r"政府工作报告"),
    ("审计整改情况报告", r"审计.{0,30}整改|审计查出.{0,20}问题"),
    ("整改任务清单", r"(?:整改|任务|问题|措施|项目).{0,6}(?:清单|台账|一览表|分解表)|台账"),
    ("工作简报", r"简报|工作专报|工作动态"),
    ("情况通报", r"通报"),
    ("通知", r"通知$"),
    ("工作方案", r"方案(?:[（(].*)?$|行动计划"),
    ("整改落实情况报告", r"整改.{0,16}(?:报告|汇报|情况|总结)"),
    (COMMUNIQUE, r"统计公报"),
    (PLENUM, r"全体会议.{0,4}公报|全会公报|中央委员会第.{1,3}次(?:全体)?会议"),
    ("党代会报告", r"(?:中国共产党|党|中共).{0,12}(?:代表大会|[一二三四五六七八九十]大).{0,4}报告"),
    ("工作总结", r"总结"),
    ("工作报告", r"(?:工作|执行情况|预算|决算|计划).{0,12}报告"),
)
_BY_BODY = (
    (
        GOVERNMENT_REPORT,
        r"(?:代表.{0,12}(?:国务院|人民政府)|大会)[^。]{0,30}(?:报告(?:政府)?工作|政府工作报告)",
    ),
    ("党代会报告", r"在中国共产党[^。]{0,20}代表大会上的报告"),
    (PLENUM, r"中央委员会第.{1,4}次(?:全体)?会议|^全会|^[^。]{0,40}届.{1,3}中全会"),
    ("审计整改情况报告", r"审计[^。]{0,40}整改情况报告如下"),
    ("整改落实情况报告", r"(?:反馈|督察)[\s\S]{0,300}整改[^。]{0,40}情况(?:报告|汇报)如下"),
    ("情况通报", r"现将[^。]{0,40}通报如下"),
)
_BY_WORDS = (
    (COMMUNIQUE, r"本公报"),
    (PLENUM, r"中国共产党第.{1,4}中央委员会第.{1,4}次全体会议公报"),
)
KINDS = (*dict.fromkeys(name for name, _ in _BY_TITLE), "其他")
_BODY_CHARS = 800


def kind(title: Recognised, above: Opening, name: str) -> Recognised:
    """The kind read from the title, else from the lines below it, the body or the file's name.

    It is one of KINDS; '其他' where nothing says what it is.
    """
    for where, source in ((title.value, title.source), ("\n".join(above.lines), "text")):
        if found := _first(_BY_TITLE, where, source):
            return found
    return (
        _first(_BY_BODY, above.body[:_BODY_CHARS], "text")
        or _first(_BY_WORDS, above.body, "text")
        or _first(_BY_TITLE, name, "name")
        or Recognised("其他")
    )


def _first(rules: tuple[tuple[str, str], ...], text: str, source: str) -> Recognised | None:
    for value, pattern in rules:
        if match := re.search(pattern, text):
            return Recognised(value, match.group(), source)
    return None
