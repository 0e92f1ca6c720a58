"""Which figures of the last report hold on: the facts of the inspection, totals and targets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.renew_clause import Clause
from assistant.renew_frame import Amount
from assistant.renew_material import Material

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["is_background", "is_inspection", "is_lasting", "names_a_set"]

_INSPECTION = re.compile(r"督察|巡视|反馈|移交|交办")
_NEAR = 60
_FOUND = re.compile(
    r"督察组[^。]{0,40}(?:指出|反馈|移交|确定|提出)|反馈(?:督察)?意见[^。]{0,12}(?:指出|涉及|确定)"
)
_HANDED = re.compile(r"(?:督察|反馈)[^，。]{0,6}(?:移交|交办|反馈|指出)的?$")
_WORK = re.compile(r"完成|整改了|办结|销号|达到|投入")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_LEADS = re.compile(
    r"(?:目标|占[^，]{0,6}总[数量]|设计(?:长度|规模|能力)?|概算(?:总投资)?|规划(?:面积)?)(?:为|的)?$"
)
_TAILS = re.compile(r"(?:的)?(?:总?目标|任务(?!全部)|总数)|[一-龥]{1,4}任务的")
_RESOLVED = re.compile(r"(?:明确|确定|对应为?|分解为?|细化为?|提出)$")
_FLOW = re.compile(r"全年|上半年|下半年|季度|新增|年内|本期|当年|拆除|投入|查处|发现")
_SET = re.compile(r"[一-龥]{0,10}(?:断面|点位|水源地?|河流|湖泊)")
_RATES = ("rate", "change", "share")


def is_background(text: str, before: str = "") -> bool:
    """Whether a clause tells of the inspection itself: what it found, fed back or handed over."""
    return bool(_INSPECTION.search(text) or (_INSPECTION.search(before) and "反馈" in before))


def is_inspection(text: str) -> bool:
    """Whether a text tells of the inspection: that it took place, or what it fed back."""
    return bool(re.search(r"督察组|督察意见|巡视组", text)) and not _WORK.search(text)


def is_lasting(material: Material, clause: Clause, amount: Amount, task: Task | None) -> bool:
    """Whether an amount is tied to no period."""
    figure = amount.figure
    before = clause.text[: amount.start]
    if figure.role in _RATES or figure.target_of in _RATES:
        return False
    after = clause.text[amount.end :]
    if (
        _LEADS.search(before)
        or _TAILS.match(after)
        or (_RESOLVED.search(before) and re.match(r"(?:整改|具体)?(?:任务|措施|问题)", after))
    ):
        return True
    if material.words.within and _DAY.search(clause.text) and "截" not in clause.text:
        return True
    if _FLOW.search(before):
        return False
    if _is_of_inspection(material, clause, amount):
        return True
    if material.fixed(clause.text, amount, task) is not None:
        return True
    return (
        names_a_set(clause, amount)
        or _counts_names(clause, amount)
        or _counts_all(material, clause, amount)
    )


def _is_of_inspection(material: Material, clause: Clause, amount: Amount) -> bool:
    """What was found before the last period began, or handed over by the inspectors."""
    last, end = material.last.period, amount.figure.period.end
    past = last is not None and end is not None and end < last.start.isoformat()
    text = clause.before + clause.text
    if past and _INSPECTION.search(text[-_NEAR:]):
        return True
    if _FOUND.search(text) and not _WORK.search(clause.text):
        return True
    return bool(_HANDED.search(clause.text[: amount.start]))


def names_a_set(clause: Clause, amount: Amount) -> bool:
    """Whether a number at the very start only names the set that the next one is of.

    So 9 in '9个断面优良比例88.9%' and 42 in '42家企业累计完成23家'.
    """
    if amount.start or len(clause.amounts) < 2 or amount.figure.kind != "count":
        return False
    after = clause.text[amount.end : clause.amounts[1].start]
    if re.fullmatch(r"[一-龥]{2,14}累计[一-龥]{0,6}", after):
        return clause.amounts[1].figure.unit == amount.figure.unit
    return bool(_SET.match(after))


def _counts_all(material: Material, clause: Clause, amount: Amount) -> bool:
    """'20项整改任务' where the ledger has as many."""
    tasks = material.ledger.tasks if material.ledger else ()
    after = clause.text[amount.end :]
    return amount.figure.amount == len(tasks) > 0 and bool(
        re.match(r"(?:整改)?任务|(?:反馈)?问题", after)
    )


def _counts_names(clause: Clause, amount: Amount) -> bool:
    """'甲地块、乙矿库两项难点任务': a number that counts the names right before it."""
    words = re.split(r"[，；\d]", clause.text[: amount.start])[-1]
    named = sum(len(name) > 1 for name in re.split(r"[、和]", words))
    spelt = not re.match(r"\d", amount.figure.quote)
    fits = named == amount.figure.amount or (spelt and named > amount.figure.amount)
    return named > 1 and fits and amount.figure.unit in ("项", "个", "条", "类", "处")
