"""The words of an indicator that keep its figures apart: scope, state of tasks, opposites."""

from __future__ import annotations

import re

__all__ = ["contrasts", "scope_words", "task_state", "without_scope"]

_SCOPES = {
    "市本级": r"市本级|(?<![省县区])本级",
    "省本级": r"省本级",
    "县本级": r"[县区]本级",
    "市区": r"市区|主城区|中心城区|城区(?!绿化)",
    "建成区": r"建成区",
    "县城": r"县城",
    "城镇": r"城镇(?!化)",
    "城市": r"(?<!中心)城市(?!化|轨道|更新|维护)",
    "农村": r"农村|乡村(?!振兴)|农民(?!工)",
    "规模以上": r"规模以上",
    "限额以上": r"限额以上",
    "国控": r"国控|国考",
    "省控": r"省控|省考",
    "市控": r"市控|市考",
    "国家级": r"国家级",
    "省级": r"省级",
    "市级": r"市级",
    "新增": r"新增|净增|新建|新设|新认定|新开工|新登记",
    "人均": r"人均",
    "当期": r"当月|当季|本期|本季度|本月",
}
_SCOPE = re.compile("|".join(f"(?P<s{i}>{words})" for i, words in enumerate(_SCOPES.values())))
_WITH = re.compile(r"(?:不含|不包括|剔除|扣除|包括|含)[^()、,的]{1,8}")
_OPPOSITES = tuple(
    re.compile(words)
    for words in (
        r"第[一二三四]产业",
        r"进出口|进口|出口",
        r"收入|支出",
        r"存款|贷款",
        r"小学|初中|高中|中学|大学|幼儿园",
        r"公路|铁路|水路|航空|港口|机场",
        r"国有|民营|民间|外资|私营",
        r"夏粮|秋粮|早稻",
        r"PM2\.5|PM10|臭氧|二氧化硫|二氧化氮|一氧化碳|氮氧化物",
        r"广播|电视",
        r"出生|死亡",
        r"浓度|比例|天数|面积|产量|增加值|总产值|投资",
        r"户籍|常住",
    )
)
_STATES = (
    ("应完成", r"(?:应当?|需|须|尚需|计划|拟|要求)(?:按期)?完成(?:的?整改)?"),
    ("基本完成", r"已?基本(?:完成|整改)(?:整改|到位)?"),
    ("未完成", r"(?:尚|仍|还)?未(?:按期|按时|能)?(?:完成|整改到位|整改完成)(?:整改)?"),
    ("未达到序时进度", r"未(?:达到?|按)序时进度(?:推进)?|滞后于?序时进度"),
    ("达到序时进度", r"(?:已|均)?(?:达到?|符合|按照?)序时(?:进度)?(?:要求)?(?:推进)?(?:整改)?"),
    ("销号", r"(?:已)?(?:完成)?(?:验收|整改)?销号"),
    ("办结", r"已?(?:全部|按期)?办结"),
    ("长期坚持", r"(?:已?完成(?:整改)?)?(?:并|需|须)?(?:立行立改)?,?(?:需|须)?长期坚持(?:整改)?"),
    ("推进", r"(?:正在|持续|有序|加快)+(?:推进|整改)(?:整改)?(?:之?中)?|整改推进中|正在整改"),
    ("到期", r"已?(?:到达?|达到)(?:整改)?[时期]限|(?:已|应)?到期(?:应完成)?"),
    ("完成", r"已?(?:经|全部|按期|按时|累计)*(?:完成|整改到位|整改完成)(?:整改)?|整改(?:已)?完成"),
)  # fmt: skip
_STATE = re.compile("|".join(f"(?P<t{i}>{words})" for i, (_, words) in enumerate(_STATES)))
_THING = re.compile(
    r"(?:[一-龥]{0,12}(?:任务|问题|措施|事项|举报件|信访件|案件|信访举报)|整改)?(?:数量?|总数)?"
)
_JOINT = re.compile(r"^(?:其中|累计|共计?|已|均|[的中,、])+|(?:其中|累计|共计?|[的中个项件,、])+$")


def scope_words(name: str) -> frozenset[str]:
    """The words of a canonical name that limit what it covers, and the state it counts."""
    names = list(_SCOPES)
    found = {names[int(match.lastgroup[1:])] for match in _SCOPE.finditer(name) if match.lastgroup}
    state, _ = task_state(name)
    return frozenset(found | set(_WITH.findall(name)) | ({state} if state else set()))


def without_scope(name: str) -> str:
    """A canonical name without those words: what it shares with the same thing of other scope."""
    state, rest = task_state(name)
    if state:
        return rest or name
    plain = _WITH.sub("", _SCOPE.sub("", name)).replace("()", "")
    return plain if len(plain) > 1 else name


def contrasts(one: str, other: str) -> bool:
    """Whether two names each name another of things that are set against each other."""
    for group in _OPPOSITES:
        first, second = set(group.findall(one)), set(group.findall(other))
        if first and second and first != second:
            return True
    return False


def task_state(name: str) -> tuple[str, str]:
    """The state that tasks are counted in, and the name without it; '' where it is no such name.

    '已完成的整改任务' gives ('完成', '整改任务'); '完成固定资产投资' is none of tasks.
    """
    states = [match for match in _STATE.finditer(name) if match.lastgroup]
    if not states:
        return "", name
    rest = _JOINT.sub("", _JOINT.sub("", _STATE.sub("", name)))
    if not _THING.fullmatch(rest):
        return "", name
    found = dict.fromkeys(_STATES[int((match.lastgroup or "t0")[1:])][0] for match in states)
    return "、".join(found), rest
