"""Whether a sentence can be taken out of its report: no fragment, no plan, nothing it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Alone", "is_plan", "speaks_of_results", "standing_alone"]

_SHORTEST, _LONGEST = 12, 160
_NUMBERING = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|"
    r"\d{1,2}[.．、](?!\d)|[①-⑳]|第?[一二三四五六七八九十]{1,2}是(?!否)|"
    r"第[一二三四五六七八九十][，、]|(?:——|—|-)+)\s*"
)
_JOINING = re.compile(
    r"\s*(?:同时|此外|另外|与此同时|目前|截至目前|近期|总的看|总体看|总体上看)[，,]\s*|\s*(?:主要)?(?:表现为|是)[：:]\s*"
)
_LEANING = re.compile(
    r"(?:其(?!他)|该|这|此|上述|前者|后者|以上|以下|如下|它|他们|并|也|还|但|而|因此|所以|"
    r"然而|不过|对此|为此|从而|由此|随后|之后|特别是|尤其|其中|同期|包括|分别|均|都|剩余|另有|"
    r"再|又|且|进而|即|例如|比如|另|同样|相应|截至目前|[两三](?:市|县|区|地|者|项|家)(?!级)|"
    r"[前后][两三五十]位|审计(?:指出|发现)的?问题\d)"
)
_ADDRESS = re.compile(
    r"各位|我代表|请予|请各位|现将|报告如下|通报如下|谢谢|附件|特此|抄送|联系人|注[:：]|"
    r"资料来源|如下[:：]?$|我们(?:要|必须|深知|清醒)|[？?]|如果|感谢|敬意|表明|"
    r"作(?:政府)?工作报告|代表大会|记者|乘风破浪|(?:深刻|深切)(?:体会|认识|感受)|"
    r"^关于[^，。；]{2,40}(?:问题|方面)。|成绩的取得|根本在于|之年。|应当|务必|(?:19|20)\d{3,6}日|请[^，。]{0,6}(?:各|予)"
)
_PLAN = re.compile(
    r"下一?步|力争|(?<![模虚比])拟(?![定合])|"
    r"(?<![按原])(?<!行动|年度|发展|专项|五年)计划(?:于|在|到|[^，。；]{0,12}(?:完成|通水|"
    r"投产|开工|建成|投用|开展|实施|启动|申请|新建|新增|建设|改造))|"
    r"(?<![不即必])将(?=[于在会由对把进继按从全陆逐]|"
    r"[^，。；]{0,6}(?:完成|达到|建成|启动|开展|推进))|[前后起内]将|"
    r"确保|努力|争取(?!到|了|[^，。；]{0,12}(?:资金|支持))|继续|进一步|"
    r"(?<![主重必首紧摘简纪不])要(?![求点素闻件么])|有望|预计(?=[^，。]{0,6}\d{1,2}月)|"
    r"明年|今后|尽快|抓紧|着力(?=解决|破解)|必须|有待"
)
_DONE = re.compile(
    r"继续(?:保持|位居|领先|居)|努力下|"
    r"进一步(?:[^，。；]{0,6}了|[^，。；]{0,8}(?:优化|提升|增强|扩大)$)"
)
_RELATIVE = re.compile(
    r"刚刚过去|去年|前年|明年|(?:过去|这|近)[一二三四五两十]+年|[三五十]年来|昨[天日]|"
    r"上月|本次会议"
)
_WANTING = re.compile(
    r"存在[^，。；]{0,10}(?:短板|不足|差距|薄弱|不够|不到位)|"
    r"(?:短板|差距|压力|困难|风险)[^，。；]{0,6}"
    r"(?:仍|依然|突出|较大|不少|较多|增大|极大)|依然|"
    r"仍(?:然)?(?:存在|高?达|偏|有待|需|较|不|有差距)|"
    r"不(?:够|充分|平衡|适应|足|牢固?|到位|彻底)(?=[，。；、]|的)|尚未|亟[待需]|清醒"
)
_END = re.compile(r"[。；;！!]$")
_PAIRS = (("（", "）"), ("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))


@dataclass(frozen=True, slots=True)
class Alone:
    """The part of a line from `start` to `end` that can stand alone, and its `text` with 。"""

    start: int
    end: int
    text: str


def standing_alone(line: str, any_time: bool = False) -> Alone | None:
    """What of a sentence can stand in another report as it is; None where nothing can.

    Numbering and words that only join it to what came before are cut off its beginning. Words of
    time that hold for their own report alone (去年) rule it out, unless `any_time`.
    """
    start = _beginning(line)
    text = re.sub(r"\s+", "", line[start:])
    if not _END.search(text) or not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if _LEANING.match(text) or _ADDRESS.search(text):
        return None
    if not any_time and _RELATIVE.search(text):
        return None
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return None
    return Alone(start, len(line), _END.sub("。", text))


def speaks_of_results(text: str) -> bool:
    """Whether a sentence tells what was done, neither a plan nor what is still wanting."""
    return not is_plan(text) and not _WANTING.search(text)


def is_plan(text: str) -> bool:
    """Whether a sentence says what is to be done."""
    return bool(_PLAN.search(_DONE.sub("", text)))


def _beginning(line: str) -> int:
    start = 0
    while found := (_NUMBERING.match(line, start) or _JOINING.match(line, start)):
        start = found.end()
    return start
