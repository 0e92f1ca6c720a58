"""The status words of rectification work, read without ever raising what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

__all__ = ["Progress", "Status", "read_status", "weakest"]


class Progress(Enum):
    """How far a task is, strongest first; the values are the words used in drafts."""

    CLOSED = "已销号"
    DONE = "已完成"
    NEARLY = "基本完成"
    ON_TRACK = "达到序时进度"
    LONG_TERM = "长期坚持"
    ONGOING = "持续推进"
    ACTIVE = "正在推进"
    BEHIND = "未达到序时进度"
    NOT_DONE = "未完成"
    NOT_STARTED = "未启动"
    UNKNOWN = "状态不明"


@dataclass(frozen=True, slots=True)
class Status:
    """A status as understood: `progress`, the attribute 长期坚持, and the original `words`."""

    progress: Progress
    long_term: bool
    words: str

    @property
    def finished(self) -> bool:
        """True for 已完成 and 已销号 only; 基本完成 and 达到序时进度 are not finished."""
        return self.progress in (Progress.DONE, Progress.CLOSED)


_LONG_TERM = re.compile(
    r"长期坚持|长期(?:任务|整改|推进|落实|抓好)|(?:长效|常态)机制.{0,4}(?:坚持|巩固)"
)
_NOT_CLOSED = re.compile(
    r"(?:正在|正|拟|待|未|尚未|没有|暂未|已|准备|计划|可|应|按程序|履行)*(?:申请|申报|报请|"
    r"等待|开展|办理|启动)*"
    r"(?:验收)?销号(?:申请|手续|程序|流程|中|公示中|材料|办理中)"
    r"|(?:正在|正|拟|待|未|尚未|没有|暂未|准备|计划|应|可|申请|申报|报请|等待)+(?:进行|完成|"
    r"予以|验收|办理)*销号"
    r"|(?:上报|报送|报请|呈报|提交|提请|提出|报[省市县区])[^，,；;。]{0,8}销号"
)
_CLOSED = re.compile(
    r"已[^，,；;。]{0,8}销号|(?:完成|予以|通过|验收|核查|公示|并)[^，,；;。]{0,4}销号|"
    r"销号(?:完成|$)|销号的|^销号"
)
_NOT_STARTED = re.compile(
    r"(?:未|尚未|没有|暂未)(?:正式)?(?:启动|开展|开工|开始|实施|动工)|^待启动"
)
_BEHIND = re.compile(
    r"(?:未|没有|尚未|没)(?:能)?(?:达到?|按照?|完成)?(?:整改)?(?:序时|时序)|滞后|逾期|超期|超时限"
    r"|(?:未|没有|未能|尚未)(?:能)?(?:按期|按时|如期|按计划|按要求时限)"
)
_PLANNED = re.compile(
    r"(?:应于?|应当|须|需|拟|计划|预计|将|力争|确保|争取|目标|要求|待|可)[^，,；;。]{0,14}?"
    r"(?:完成|办结|整改到位)|完成时限|(?:年底|月底|日|年|月|季度)(?:之?前)完成"
)
_NOT_DONE = re.compile(
    r"(?:未|没有|尚未|没)(?:全部|全面|彻底|能)?(?:整改)?(?:完成|办结|整改到位|到位)|^未整改"
)
_PARTLY = re.compile(
    r"(?:部分|阶段性|初步|主体|总体|大部|分批|局部)[^，,；;。]{0,4}(?:完成|整改到位)|完成(?:过半|部分|阶段)"
)
_NEARLY = re.compile(
    r"基本(?:上)?(?:整改|按期|如期|按时|落实)?(?:完成|到位|办结|完毕|整改到位)|接近完成|近乎完成"
)
_ON_TRACK = re.compile(
    r"(?:达到?|按照?|符合|保持|完成)(?:整改|既定|了)?(?:序时|时序)|序时(?:推进|进度(?:推进|正常))"
)
_ACTIVE = re.compile(
    r"正在|(?:推进|整改|进行|实施|办理|建设|施工|落实)(?:之)?中(?!央|心)|(?:有序|加快|稳步|"
    r"扎实|抓紧|继续|全力|加紧|正常|按期|积极|顺利)(?:推进|整改|实施)"
)
_ONGOING = re.compile(r"持续(?:推进|整改|实施|开展|深化|用力)|常态化")
_DONE = re.compile(
    r"(?:完成|办结|整改到位|完毕)(?:了)?"
    r"(?=$|[，,。；;、：:（()）\s]|整改|任务|并|且|验收|销号|的|率?达?到?100[%％]|立行立改|"
    r"问题|目标|工作$|后|待[^，,；;。]{0,4}(?:验收|核查|复核|评估|公示|销号))"
)
_WEAK_FIRST = tuple(reversed(Progress))


def read_status(words: str) -> Status:
    """The status that some words state; where they state two, the weaker one.

    '基本完成' is never 已完成, nor is '达到序时进度'; a plan ('年底前完成') or an application
    ('正在申请销号') is not the deed, and words outside the vocabulary are UNKNOWN.
    """
    text = re.sub(r"\s+", "", words)
    long_term = bool(_LONG_TERM.search(text))
    return Status(_progress(text, long_term), long_term, words.strip())


def weakest(statuses: list[Status]) -> Status:
    """The status of a whole whose parts have these: the weakest, in the words of all of them."""
    if not statuses:
        return Status(Progress.UNKNOWN, False, "")
    lowest = min(statuses, key=lambda status: _WEAK_FIRST.index(status.progress))
    words = "；".join(dict.fromkeys(status.words for status in statuses if status.words))
    return Status(lowest.progress, any(status.long_term for status in statuses), words)


def _progress(text: str, long_term: bool) -> Progress:
    text = _NOT_CLOSED.sub("", text)
    for pattern, progress in _NEGATIVE:
        if pattern.search(text):
            return progress
    if _CLOSED.search(text):
        return Progress.CLOSED
    for pattern, progress in _POSITIVE:
        if pattern.search(text):
            return progress
    return Progress.LONG_TERM if long_term else Progress.UNKNOWN


# Order matters: what is denied or only planned is looked for before what is claimed.
_NEGATIVE = (
    (_NOT_STARTED, Progress.NOT_STARTED),
    (_BEHIND, Progress.BEHIND),
    (_NOT_DONE, Progress.NOT_DONE),
    (_PLANNED, Progress.UNKNOWN),
    (_PARTLY, Progress.UNKNOWN),
)
_POSITIVE = (
    (_NEARLY, Progress.NEARLY),
    (_ACTIVE, Progress.ACTIVE),
    (_ON_TRACK, Progress.ON_TRACK),
    (_DONE, Progress.DONE),
    (_ONGOING, Progress.ONGOING),
)
