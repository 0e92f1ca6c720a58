"""The words of a follow-up question once it is filled in."""

from __future__ import annotations

import re

from assistant.dialogue_turn import Turn, stated

__all__ = ["contrasted", "phrase"]

_BACKWARD = re.compile(
    r"^(?:其中|里头|里面|这里面|当中|它|这些|那些|上述|分别|都(?=[是有]?(?:哪|谁|什么)))"
)
_BARE_BACKWARD = re.compile(r"^(?:其中|里头|里面|这里面|当中)(?:的)?呢?[?？]?$")
_AMOUNT = re.compile(
    r"(?:分别|各自?|一共|总共|大概|共|又|都)*(?:是|有|为|达到?)?(?:多少|几).{0,3}[?？]?$"
)
_ANY_AMOUNT = re.compile(r"多少|几(?!乎|点|时)|百分之|多[大长高]")
_MEASURE = re.compile(
    r"(?:产量|产值|收入|支出|总量|总额|增速|增幅|人数|人次|面积|里程|数量|占比|比重|比例|覆盖率|"
    r"达标率|完成率|率|投资|总值|增加值|价格|浓度|吞吐量|指数|规模|数|量|额)$"
)
_SIDE = (
    r"目标|计划|任务量?|指标|增速|增幅|增长率|涨幅|降幅|同比|环比|占比|比重|比例|排名|名次|原因|措施|结果|"
    r"完成率|达标率|合格率|覆盖率|总量|总数|实际|效果|成效|进展|进度|时限|期限|责任单位|牵头单位|责任人|完成情况|"
    r"差距|日处理能力|造价|规模"
)
_QUALIFIER = re.compile(r"累计|合计|总计|一共|同比|环比")
_PART_OF = re.compile(
    r"(?:还?没|未|尚未|已经?|不|第[一二三四五六七八九十\d]+[个项条批座家]|前[几两三四五])"
)
_SIDE_TOPIC = re.compile(rf"的?(?P<side>{_SIDE})(?:定|是|有|完成)?的?")
_IS_SIDE = re.compile(rf"的(?:{_SIDE})(?:是|定|为)?$")
_OTHER_ASK = re.compile(r"(?:的(?:原因|措施|结果|效果|成效)|实际|(?:还?没有?|尚?未)[一-龥]{2})$")
_WHO_HAS_MORE = re.compile(r"(?:谁|哪).*[多少](?!少)")
_ASK_OF_SIDE = {"原因": "是什么？", "措施": "有哪些？", "排名": "是第几？", "名次": "是第几？"}
_CONTRASTS = (
    ("城镇", "城里", "城市", "农村", "乡下", "乡村"),
    ("进口", "出口"),
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("工业", "农业", "服务业"),
    ("新建", "改建", "扩建"),
    ("收入", "支出"),
    ("男", "女"),
    ("国内", "国外", "境外", "入境"),
    ("存款", "贷款"),
    ("优良", "重污染"),
)


def phrase(new: Turn, old: Turn, place: str, time: str) -> str:
    """The whole question that a turn stands for after another, of a place and a time.

    What the turn leaves out, its topic or the way it asks, is that of the turn before.
    """
    head = f"{place}{time}"
    text = new.rest or new.text
    if _BACKWARD.match(text):
        asked = "其中有哪些？" if _BARE_BACKWARD.match(text) else text
        return f"{head}{stated(old)}，{asked}"
    if not new.topic:
        return head + _asked_again(new, old)
    side = _SIDE_TOPIC.fullmatch(new.topic)
    if side:
        return head + _of_side(new, old, side)
    return head + (_with_ask(new, old) if new.ask else _of_thing(new, old))


def _with_ask(new: Turn, old: Turn) -> str:
    """A topic with its own question, with the old thing before it where it is only a part of it."""
    of = "的" if new.rest.startswith(f"{new.topic}的") else ""
    if _PART_OF.match(new.topic):
        return f"{_OTHER_ASK.sub('', old.subject)}{new.topic}{of}{new.ask}"
    return (contrasted(new.topic, old.topic) or new.topic) + new.ask


def _asked_again(new: Turn, old: Turn) -> str:
    """A question that names no topic: the old one, or something else asked of the old thing."""
    if not new.ask:
        return f"{old.topic}{old.ask or '是多少？'}"
    if new.thing:
        return new.ask
    if _AMOUNT.fullmatch(new.ask) and _ANY_AMOUNT.search(old.ask):
        return f"{old.topic}{new.ask if not old.thing and _plain_ask(old.ask) else old.ask}"
    side = _IS_SIDE if _WHO_HAS_MORE.match(new.ask) else _OTHER_ASK
    return f"{side.sub('', old.subject)}{new.ask}"


def _plain_ask(ask: str) -> bool:
    return bool(_AMOUNT.fullmatch(ask))


def _of_side(new: Turn, old: Turn, side: re.Match[str]) -> str:
    """A side of the old thing (目标, 增速, 原因) asked for."""
    of = _OTHER_ASK.sub("", _IS_SIDE.sub("", old.subject)).rstrip("的，,")
    if side["side"] == "实际":
        return f"{of}{new.topic}{new.ask or old.ask}"
    topic = new.topic if new.topic.startswith("的") or not of else "的" + new.topic
    return f"{of}{topic}{new.ask or _ASK_OF_SIDE.get(side['side'], '是多少？')}"


def _of_thing(new: Turn, old: Turn) -> str:
    """The old question asked of another thing.

    粮食产量 and 蔬菜 give 蔬菜产量; 挖了多少煤 and 石油 give 挖了多少石油; 城镇居民收入 and 农村
    give 农村居民收入.
    """
    contrast = contrasted(new.topic, old.topic)
    if contrast:
        return contrast + (old.ask or "是多少？")
    if _QUALIFIER.fullmatch(new.topic):
        return f"{old.subject}{new.topic}{old.ask or '是多少？'}"
    if _MEASURE.search(new.topic) or not old.ask:
        return f"{new.topic}是多少？"
    if old.thing and _ANY_AMOUNT.search(old.ask):
        before, _, after = old.ask.partition(old.thing)
        verb = re.split(r"(?<=多少)|(?<=几)", before)[0]
        verb = verb[:-1] + "多少" if verb.endswith("几") else verb
        thing = new.topic + (f"的{old.thing}" if new.rest.rstrip("呢?？").endswith("的") else "")
        return f"{old.topic}{verb}{thing}{after}"
    measure = _MEASURE.search(old.topic)
    if re.search(r"[A-Za-z]", new.topic) and measure:
        return f"{new.topic}是多少？"
    return f"{new.topic}{measure.group() if measure else ''}{old.ask}"


def contrasted(topic: str, old: str) -> str:
    """The old topic with one word put for its opposite, '' where they are no such pair."""
    for group in _CONTRASTS:
        if topic in group:
            held = next((word for word in group if word in old and word != topic), "")
            if held:
                return old.replace(held, topic)
    return ""
