"""What kind of answer a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from index.asked_unit import RATE_NOUN, implied_kind, unit_after
from index.figure import Figure
from index.numerals import chinese_value
from index.quantities import Quantity

__all__ = ["Asked", "Form", "asked_for", "unit_fit"]


class Form(str, Enum):
    """The form of the answer: an amount, a date, a person or thing, several of them, or prose."""

    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    LIST = "list"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer a question wants.

    `unit` is the unit asked for ('家'), empty where none is named; `kind` is the kind of that unit
    or the kind that the question's nouns imply ('money', 'percent' …), empty where any will do.
    `change` is true where a growth or a change is asked, `plan` where a target or an intention
    is, `ranked` where a rank is. `several` is the number of answers wanted where the question
    names it (几金几银 3, 各多少 over two things 2), else 0. `before` and `after` are the words
    beside the question word of an amount: 拆除了几台锅炉 has 拆除 and 锅炉.
    """

    form: Form
    unit: str = ""
    kind: str = ""
    change: bool = False
    plan: bool = False
    ranked: bool = False
    several: int = 0
    before: str = ""
    after: str = ""


_HOW_MANY = re.compile(r"多少|几(?!乎|点|时)")
_DATE = re.compile(
    r"什么时[候间]|何时|哪[一]?[年月日天]|哪几[天号日年月]|几月|几号|什么日子|哪个月|多久前|啥时候"
)
_LIST = re.compile(
    r"哪(?:些|几|[两二三四五六七八九十]\s*[个项家条座处所种类件位名部道])|(?:叫什么|是什么|"
    r"是)?分别(?:是|叫)(?!多少|几)|"
    r"有哪|包括(?:什么|哪)|都有谁|两个.*(?:叫什么|是什么)"
)
_NAME = re.compile(
    r"谁|哪(?:一)?[位名个家部座条项所届地城市县镇村省区处种款场支本首天]|哪里|哪儿|在哪|何人|"
    r"何地|何处|叫(?:啥|什么)|什么(?:名字|电影|地方|机场|奖)|啥名"
)
_PROSE = re.compile(
    r"怎么(?!样的?数)|如何|为什么|为啥|为何|什么(?:措施|办法|原因|举措|政策|手段|渠道|意思|"
    r"内容)|咋|怎样|哪些(?:措施|办法|举措|手段)|靠(?:什么|啥|哪些)|"
    r"拿什么|干了(?:什么|啥)|做(?:了)?(?:什么|啥|哪些)|是怎么回事|指(?:的是)?(?:什么|啥)|有(?:什么|啥)"
)
_PLAN = re.compile(
    r"计划|目标|打算|准备|力争|预期|拟|要(?:做到|建|新|完成|达到|再|涨|压|把)|想(?:把|要|让|"
    r"扶|打|攒|冲|做|在)|指标定|定(?:的|了|在)|安排了?|任务量|还要|保底|冲刺|预计|将要"
)
_CHANGE = re.compile(
    r"增长|增速|增幅|涨|提高|上升|下降|降(?:了|低|幅)|减少|同比|环比|增加|提升|升了|变化|增了|多给|净增|跌"
)


def asked_for(question: str) -> Asked:
    """The answer that a question asks for, read from its question words and nouns."""
    plan = bool(_PLAN.search(question))
    change = bool(_CHANGE.search(question.replace("增加值", "")))
    if re.search(r"第几|排(?:名)?(?:多少|老几|第(?:几|$|[?？]))|名次", question):
        return Asked(Form.AMOUNT, ranked=True, change=change, plan=plan)
    several = len(_HOW_MANY.findall(question))
    if re.search(r"哪几[天号日月]", question):
        return Asked(Form.DATE, plan=plan)
    if _LIST.search(question) and not re.search(r"(?:各|分别).{0,4}(?:多少|(?<!哪)几)", question):
        prose = re.search(r"哪些(?:措施|办法|举措|手段|方面|工作|做法)", question)
        return Asked(
            Form.PROSE if prose else Form.LIST, change=change, plan=plan, several=_items(question)
        )
    if _DATE.search(question) and not _HOW_MANY.search(_DATE.sub("", question)):
        return Asked(Form.DATE, plan=plan)
    if several or re.search(
        r"百分之|增速如何|多[大高长远猛久厚]|[是到]几|(?:增速|指标|目标)(?:定的)?是|降了没|(?:率|量|额|数)[?？]?$",
        question,
    ):
        return _amount(question, several, change, plan)
    if _PROSE.search(question) and not re.search(r"怎么(?:变|样)|多少", question):
        return Asked(Form.PROSE, change=change, plan=plan)
    if _NAME.search(question):
        return Asked(Form.NAME, plan=plan)
    if re.search(r"怎么变|变化|如何|总数|一共|情况", question) and change | bool(
        RATE_NOUN.search(question)
    ):
        return _amount(question, several, change, plan)
    return Asked(Form.PROSE, change=change, plan=plan)


def _items(question: str) -> int:
    number = re.search(r"(?:哪|头|这|那)([两二三四五六七八九十])", question)
    return int(chinese_value(number[1])) if number else 0


def _amount(question: str, several: int, change: bool, plan: bool) -> Asked:
    unit, kind = unit_after(question)
    if not kind:
        kind = implied_kind(question)
    pairs = re.search(r"各|分别|怎么变|变化", question)
    count = max(several, 2 if pairs else 0)
    before, after = _beside(question, unit)
    return Asked(
        Form.AMOUNT, unit, kind, change, plan, False, count if count > 1 else 0, before, after
    )


def _beside(question: str, unit: str) -> tuple[str, str]:
    match = _HOW_MANY.search(question)
    if match is None:
        return "", ""
    before = re.split(r"[，,。？?\s年月日底末]", question[: match.start()])[-1]
    before = re.sub(r"(?:了|过|的|共|有|是|为|达到?|一共|总共|掉)+$", "", before)
    after = re.sub(rf"^(?:万|亿)?{re.escape(unit)}", "", question[match.end() :])
    return before[-2:], re.split(r"[，,。？?\s的]", after)[0][:4]


_COUNTERS = (
    "家户间所处个", "座处个所", "台部套辆架艘个", "条段个", "项件个起宗例", "场次", "张份个",
    "只头匹个", "趟列班", "块片处个",
)  # fmt: skip


def _counter_fit(asked: str, found: str) -> float:
    """How well one counter stands for another: 个 for any, 家 for 户, but 条 never for 家."""
    if not asked:
        return 0.9
    if "个" in (asked, found) or len(asked) > 1 or len(found) > 1:
        return 0.75
    return 0.75 if any(asked in alike and found in alike for alike in _COUNTERS) else 0.45


_COUNTS = ("count", "person", "visits", "teu")
_NEAR = {
    ("percent", "points"): 0.5, ("points", "percent"): 0.6, ("percent", "tenths"): 0.9,
    ("percent", "permille"): 0.8, ("percent", "times"): 0.4, ("visits", "person"): 0.8,
    ("person", "visits"): 0.9, ("money", "money_usd"): 0.9, ("money", "money_rate"): 0.8,
    ("money", "money_hkd"): 0.8, ("count", "person"): 0.4, ("person", "count"): 0.5,
    ("percent", "bare"): 0.3, ("days", "months"): 0.8, ("days", "years"): 0.8,
    ("days", "hours"): 0.7,
    ("tenths", "percent"): 0.9, ("count", "bare"): 0.5,
    ("person", "bare"): 0.7, ("money", "bare"): 0.7, ("mass", "bare"): 0.4,
    ("area", "count"): 0.1, ("visits", "bare"): 0.6, ("mass", "volume"): 0.7,
}  # fmt: skip


_UNNAMED = {"percent": 0.4, "points": 0.3, "times": 0.3, "years": 0.2, "months": 0.2, "days": 0.3}


def unit_fit(asked: Asked, figure: Figure | Quantity) -> float:
    """How well a figure's unit answers the question, from 0 (cannot) to 1 (exactly).

    Where the question names neither unit nor kind amounts fit at 0.6, rates and spans of time less.
    """
    if asked.ranked:
        return 1.0 if figure.unit in ("位", "名") else 0.1
    if asked.unit and asked.unit == figure.unit:
        return 1.0
    if not asked.kind:
        return _UNNAMED.get(figure.kind, 0.6)
    if asked.kind == figure.kind:
        return _counter_fit(asked.unit, figure.unit) if figure.kind == "count" else 0.9
    return _NEAR.get((asked.kind, figure.kind), 0.0)
