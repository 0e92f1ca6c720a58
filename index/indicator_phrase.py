"""Phrases cut down to what they name."""

from __future__ import annotations

import re
from functools import lru_cache

from index.figure_role import Reading
from index.figure_slots import Slot
from index.indicator_bounds import thing_first, without_aside
from index.tokens import tagged

__all__ = [
    "after_core",
    "closing_noun",
    "has_noun",
    "is_dependent",
    "is_thing",
    "lead_core",
    "opening_noun",
    "opening_verb",
]

_YEAR = (
    r"(?:(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年|今年|去年|上年|上一年|"
    r"前年|本年|明年|同期|年初|上年末|上年同期)"
)
_PART = (
    r"(?:第?[一二三四1-4]季度|前[一二三四两2-4]?季度|[上下]半年|全年|"
    r"\d{1,2}[-—至]\d{1,2}月|\d{1,2}月(?:\d{1,2}日)?|[一二三四五六七八九十]{1,2}月|"
    r"年[底末初中])"
)
_TIME = re.compile(
    rf"^(?:截至|截止到?|到|至|自|从|自从|在|于)?(?:{_YEAR}(?:{_PART}|[底末初])?|{_PART})"
    rf"(?:以来|以后|之?前|以前|期间|底|末|起|份|间|内|来|的时候)?(?:[，,]|的(?=.)|)"
)
_OPEN = re.compile(
    r"^(?:力争|争取|保证|必须|要(?![求素点闻])|预期|确保|预计|努力|继续|其中|另外|此外|同时|"
    r"并且|并|而|且|和(?![美平谐田睦])|以?及(?!时)|与|又|但|虽然|尽管|而且|由于|鉴于|超过|"
    r"还(?![款贷清])|共计|共有|共(?!建(?![成设])|[享同青产和治商])|已经|已累计|均(?!衡)|也|、|"
    r"全年|累计(?=[^，]{4})|目前|现在?(?![有行代金役场状])|年末|期末|"
    r"到(?![位期账])|[五十两三四]年(?:以?来|间)?(?:中(?!央)|内|共|累计)?|过去[一二三四五十]年|"
    r"近[一二三四五]年|主要是|特别是|包括|含|如果?|即使?|只有|还有|仅|则|使(?=每年)|(?:提出|"
    r"规定|要求)了?(?=...)|在(?=全)|按.{1,8}(?:划分|分|看)|分.{1,4}看)"
)
_MOVE = (
    r"增长|增加|递增|递减|提高|上升|增产|增收|增支|上涨|回升|扩大|提升|净增|增至|升至|高于|"
    r"高出|多出|超出|快于|"
    r"下降|减少|降低|下跌|回落|缩小|收窄|减支|减收|减产|低于|少于|降至|减至|(?<!质量)发展|"
    r"调整|改善|恢复|压减|(?<!新)增|(?<![裁削精核])减|升|降|涨|多|少|高|低"
)
_MOVE_WORD = rf"(?:{_MOVE})(?<=..)|[增减升降涨多少高低](?=[了至到于出为\d]|$)"
_COMPARED = re.compile(
    rf"(?:[，,]?(?:(?<![占评])比(?![重例率值较赛])|(?<!比)较)(?:{_YEAR}|上一?年|上年|年初|去年|"
    rf"同期|计划|预算|[^，。、]{{1,8}})(?:同期|末|底)?|同比|环比|年均|平均每年|每年|"
    rf"按可比(?:价格|口径)(?:计算)?|实际|名义|同口径|逐年|累计)+的?$"
)
_BASE = re.compile(
    rf"(?<![比较同])在?(?:{_YEAR})(?:[底末初]|一年中?间?|当年)?的?$|"
    rf"(?<!连续)(?<!提前)(?<![第续\d])在?(?:过去|最近|今后|这|"
    rf"(?<!提)(?<!以)的?前)?[一二三四五六七八九十两\d]{{1,3}}年[间内中]?$|(?:由|从|自)(?:原来|"
    rf"过去)?(?:{_YEAR}|[^，。、]{{1,8}}?年)?(?:[底末初])?的?$"
)
_COMPARISON = re.compile(rf"[又也]?[比较](?![例重率值较为强])[^，。]{{2,}}(?:{_MOVE})[了近约]?$")
_END = re.compile(
    rf"(?:达到|(?<![通直抵送])达|为|是|(?<![拥具含享没])有|约|近|共有|共为|共达|共计|共|合计|"
    rf"总计|累计|分别|各|(?<![人户年平])均|已|已经|又|(?<=了)长|(?<=[到至])人均|年末|年底|了|"
    rf"(?<![首成省])都|则|仍然?|首次|大大|远远|略|拟安排|拟按|预计|可以|(?<![主重需纲])要|"
    rf"(?<![一])再|(?<=目标)定|翻|(?<![存现所])在|必须|争取|努力|(?<![成造])就|"
    rf"(?<![实体表呈出发])现|(?<![应未已期本])完成|实现|超过|突破|控制在|保持在|稳定在|维持在|"
    rf"位居|仅|只|将|"
    rf"大约|等于|约合|折合|接近|长达|高达|多达|不足|不到|至|到|:|：|、|和|与|以及|"
    rf"(?<![惠普涉遍])及|即|平均|也|(?<![偿归])还|全部|一次性|相应地?|不同程度地?|"
    rf"(?:{_MOVE})(?:到|至|为|了|约|近|达|达到)?)$"
)
_SUBJECT_END = re.compile(r"(?<!自然)(?:增速|增幅|涨幅|降幅|增长率|增长速度)$")
_AFTER_STOP = re.compile(
    rf"^(?:{_MOVE_WORD}|以上|以下|左右|以内|的$|占|比|较|同比|环比|增长|增加|下降|提高|上升|"
    rf"减少|降低|位居|居|列|排|为(?!民)|是|达|至|到|用于|安排|了|计|[)）])"
)
_AFTER_END = re.compile(
    r"(?:(?<!之)中|其中|荣?获得?|入选|共|和|及|与|以及|以上|分别|达到?|为|比|较|占|由|从|的)+$"
)
_DEPENDENT = re.compile(
    r"(?:占|相当于|比重|占比|所占|完成(?:预算|计划|目标|年度|全年)|其中|总量|总额|总数|总产量|"
    r"总产值|总值|产量|达标率|完成率|合格率|比例|同比|增幅|增速|余额|存款余额|处理能力|数量|"
    r"规模|覆盖率|优良率|办结率|整改率|销号率|利用率|普及率|降幅|涨幅|面积|单产|亩产|人均|"
    r"户均|参保率|入学率|就业率|投资额|金额|案值|总投资|总面积|总长度|长度|总人口|投资|产值|"
    r"营收|参合率|支出|收入|进口|出口)"
)
_CHARS = 40
_SHORT_OBJECT = 8
_TRANSITIVE = ("安排", "增发", "发行", "下达", "筹措", "争取", "拨付", "落实", "发放", "设立")
_UNKNOWN = ("x", "zg", "g", "z", "k", "q", "b")
_DONE = re.compile(
    r"(?:(?<=..)|^)(?:实现|完成)(?=[^，。、]*(?:值|额|收入|量|投资|利润|税收|支出)$)"
)


def lead_core(lead: str, reading: Reading) -> str:
    """What the words before a number name: without time, connectives, verbs of being and moving."""
    text = without_aside(lead[-60:].strip())
    if reading.role in ("rate", "change") and _COMPARISON.match(text):
        return ""
    text = _from_the_end(text, reading.role in ("rate", "change"))
    return _DONE.sub("", _from_the_start(text))


def _from_the_end(text: str, moved: bool) -> str:
    before = None
    while before != text:
        before = text
        text = _COMPARED.sub("", _END.sub("", text))
        text = _BASE.sub("", text)
        if moved:
            text = _SUBJECT_END.sub("", text)
    return text


def _from_the_start(text: str) -> str:
    before = None
    while before != text:
        before = text
        text = _OPEN.sub("", _TIME.sub("", text)).lstrip(" ，,、的")
    return text


def after_core(slot: Slot, reading: Reading) -> str:
    """The noun or deed after a number (15次常委会议), '' where the words go on otherwise."""
    if reading.role in ("rate", "change"):
        return ""
    after = slot.after.strip().removeprefix("的") if slot.after.startswith("的") else slot.after
    lasting = slot.quantity.kind == "years" and slot.lead.endswith("连续")
    if not after or (_AFTER_STOP.match(after) and not lasting):
        return ""
    amount = slot.quantity.kind in ("money", "percent", "permille", "points")
    lead = lead_core(slot.lead, reading) if amount else ""
    if amount and has_noun(lead) and reading.role != "share":
        return _object(after) if lead.endswith(_TRANSITIVE) else ""
    if slot.runs_on:
        after = opening_noun(after) or after
    return thing_first(_AFTER_END.sub("", after))


@lru_cache(maxsize=65536)
def has_noun(text: str) -> bool:
    """Whether a phrase names a thing by a noun of its own (jieba's tags; verbal nouns count)."""
    if not text:
        return False
    tags = [tag for _, tag in tagged(text)]
    known = any(tag[0] in "nlij" or tag in ("vn", "an", "eng") for tag in tags)
    return known or (len(text) > 3 and tags[-1] in _UNKNOWN)


def is_dependent(text: str) -> bool:
    """Whether a phrase names something only together with the indicator before it."""
    if not text:
        return True
    return bool(_DEPENDENT.fullmatch(text)) or text.startswith(("占", "所占", "相当于"))


@lru_cache(maxsize=65536)
def is_thing(after: str) -> bool:
    """Whether the words after a number are a thing that is counted, not what became of it."""
    if not has_noun(after) or re.match(r"[已未应正仍均全超达]", after):
        return False
    tags = [tag for _, tag in tagged(after)]
    plainly = tags[0][0] not in "vdp" or tags[0] == "vn"
    return plainly or (tags[-1][0] == "n" and not any(tag[0] in "dpuc" for tag in tags))


@lru_cache(maxsize=4096)
def opening_noun(sentence: str) -> str:
    """The noun phrase that a sentence opens with: 粮食 in 粮食按人口平均占有量…

    The subject of an adjective (长势 in 粮食长势良好) is no part of it.
    """
    words: list[str] = []
    for word, tag in tagged(_from_the_start(sentence[:_CHARS])):
        if tag == "a" and len(words) > 1:
            words.pop()
        if tag[0] in "apvdcx" and tag not in ("vn", "an") and word not in "、“”":
            break
        words.append(word)
    return "".join(words)


def _object(after: str) -> str:
    """The noun after an amount of money as the object of the verb before it (增发…债券)."""
    words = _AFTER_END.sub("", after)
    return words if len(words) <= _SHORT_OBJECT and has_noun(words) else opening_noun(after)


@lru_cache(maxsize=65536)
def opening_verb(lead: str) -> str:
    """The verb of two characters that a phrase opens with and that has an object, else ''."""
    first = tagged(lead)[:2] if lead else ()
    return first[0][0] if len(first) == 2 and first[0][1] == "v" and len(first[0][0]) == 2 else ""


@lru_cache(maxsize=65536)
def closing_noun(lead: str) -> str:
    """The noun phrase that a phrase ends with: 整改任务 in 下达整改任务."""
    words: list[str] = []
    for word, tag in reversed(tagged(lead)):
        if tag[0] in "pdcuxrm" or (tag == "v" and words and len(words) > 1) or tag == "f":
            break
        words.append(word)
    found = "".join(reversed(words))
    return found if has_noun(found) else ""
