"""What a clause claims beyond its figures: a status, a record, a deed that was done once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.renew_lasting import is_background, is_inspection
from assistant.renew_material import Material
from assistant.renew_place import Place
from assistant.status import Progress, read_status

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = [
    "claimed",
    "denied",
    "is_absolute",
    "is_record",
    "is_single_deed",
    "is_stale",
    "is_story",
]

_RECORD = re.compile(
    r"创[^，。]{0,12}(?:新高|新低|最好|最高|纪录)|历史(?:最好|最高|最低|新高)|首次|首个|第一个|唯一|最好水平|"
    r"名列|位居|排名|第[一二三]名|显著|明显(?:提升|改善|好转|增强|下降)"
)
_DEED = re.compile(
    r"召开|印发|出台|制定|修订|举办|开工|投运|投产|竣工|通水|揭牌|成立|签订|发布|组建|下达|挂牌|"
    r"启动|启用|开设|编入|入选|荣获|获批|新增|新设"
)
_FINISHED = re.compile(
    r"全部|均已|已经?(?:完成|建成|投|通|到位|办结|整改|销|实现|恢复)|完毕|清零|完成了|基本消除"
)
_STORY = re.compile(r"连续|历时|耗时|停工|推迟|提前|最多时|高峰期|一度")
_CONDITION = re.compile(
    r"无劣|^(?:且|并)?(?:无(?:新增|超标|重大|较大|突发|一)|未(?:再)?(?:发生|出现|发现))|"
    r"没有(?:再)?(?:发生|出现|发现|新增)|稳定(?:达标|达到|保持|优于)|(?:达标|水质)(?:排放)?(?:稳定|优良)|"
    r"(?:连续|持续|继续)(?:保持|达标|稳定|改善|好转|向好)|均(?:稳定)?达(?:标|到)|"
    r"零(?:投诉|事故|新增|反弹)"
)
_ABSOLUTE = re.compile(
    r"(?:全部|彻底|均已|全面)(?:完成|整治|治理|整改|解决|消除|达标|到位|办结|销号)|清零"
)
_CLAIM = re.compile(
    r"尚未|未能?|没有|滞后|逾期|全部|全面|均|已|完成|办结|达到|实现|恢复|清零|到位|完毕"
)
_NEGATIVE = (Progress.BEHIND, Progress.NOT_DONE, Progress.NOT_STARTED, Progress.ACTIVE)
_STRENGTH = {progress: -place for place, progress in enumerate(Progress)}


def is_record(text: str) -> bool:
    """Whether a text boasts of a record or a rank, which another period need not repeat."""
    return bool(_RECORD.search(text))


def is_single_deed(text: str) -> bool:
    """Whether a text tells of something that is done once: a meeting, a decree, an opening."""
    return bool(_DEED.search(text))


def is_absolute(text: str) -> bool:
    """Whether a text says that everything of a kind is done."""
    return bool(_ABSOLUTE.search(text))


def is_story(text: str, places: Sequence[Place]) -> bool:
    """Whether a clause tells how work went, and no result that is counted again."""
    return bool(_STORY.search(text)) or any(p.amount.figure.upper is not None for p in places)


def denied(material: Material, text: str, task: Task | None, before: str = "") -> str:
    """Why a status that a text states of a task does not stand, '' where it does or none is stated.

    A status stands where the ledger says the same of the task or more; one of the inspection's own
    matters (移交的信访件全部办结) stands as history.
    """
    progress = claimed(text)
    if progress in (Progress.UNKNOWN, Progress.ONGOING, Progress.LONG_TERM) or not _CLAIM.search(
        text
    ):
        return ""
    if task is None:
        background = is_background(text, before) and progress in (
            Progress.DONE,
            Progress.CLOSED,
        )
        return "" if background else "所述状态没有本期依据"
    now = task.status.progress
    if progress in _NEGATIVE:
        return "" if now is progress else f"台账现为“{task.status.words or '空'}”"
    if _STRENGTH[now] >= _STRENGTH[progress] and now is not Progress.UNKNOWN:
        return ""
    return f"台账现为“{task.status.words or '空'}”"


def claimed(text: str) -> Progress:
    """The status that a text states, DONE also where it is said in other words."""
    progress = read_status(text).progress
    return Progress.DONE if progress is Progress.UNKNOWN and _FINISHED.search(text) else progress


def is_stale(material: Material, text: str, task: Task | None, before: str = "") -> str:
    """Why a clause without figures cannot stand in the next report, '' where it can."""
    words = material.words
    if words.is_event(text, before) and not is_inspection(before + text):
        return "上期已报告的事件"
    if is_record(text):
        return "上期的评价，请按本期情况另写"
    if _CONDITION.search(text) and not is_background(text, before):
        return "所述状态没有本期依据"
    return denied(material, text, task, before)
