"""Which unit of a ledger owes a figure of a field."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.ledger import Ledger

__all__ = ["owner_of"]

_FIELDS = (
    (r"会议|批示|领导小组|专班|督导|通报|专报", r"委办公室|委督查室|政府督查室|生态环境局"),
    (
        r"信访|投诉|执法|立案|罚款|查封|按日计罚|空气|颗粒物|优良天数|海域|挥发性|环境质量|断面",
        r"生态环境局|环保局|环境保护局",
    ),
    (r"污水处理厂|污水处理能力|水库|黑臭", r"水务局|水利局|排水"),
    (r"管网|工地|扬尘|混接", r"住房城?乡?建设局|住建局"),
    (r"农村|农业|畜禽|耕地|秸秆", r"农业农村局|农业局"),
    (r"垃圾|渗滤液|餐饮", r"城市管理局|城管局"),
    (r"岸电|船舶|货车|机动车", r"交通运输局|交通局"),
    (r"山体|矿|采石|土地", r"自然资源局|国土"),
    (r"资金|投入", r"财政局"),
)


def owner_of(ledger: Ledger | None, text: str) -> str:
    """The unit named in the ledger whose field a text is of, '' where it names none."""
    if ledger is None:
        return ""
    units = Counter(
        re.sub(r"\s+", "", unit)
        for task in ledger.tasks
        for unit in re.split(r"[、，,；;]", f"{task.lead}、{task.support}")
        if unit.strip()
    )
    for words, names in _FIELDS:
        if re.search(words, text):
            return _likeliest(units, names)
    return ""


def _likeliest(units: Counter[str], names: str) -> str:
    """The unit with the first of the names that any has; of several the most frequent."""
    for name in names.split("|"):
        fitting = [unit for unit in units if re.search(name, unit)]
        if fitting:
            return max(fitting, key=lambda unit: units[unit])
    return ""
