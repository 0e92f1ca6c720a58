"""The ends of a written indicator that do not belong to its name."""

from __future__ import annotations

import re

from index.places import mentions

__all__ = ["object_first", "trimmed"]

_YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})年(?:度|初|末|底)?"
_TIME = (
    rf"(?:截至|截止|到|至|自|从|较|比)?(?:{_YEAR}|\d{{1,2}}月(?:份|初|末|底)?(?:\d{{1,2}}日)?|"
    r"\d{1,2}日|[前第]?[一二三四]个?季度|[上下]半年|今年|去年|上年|当年|本年度?|全年|年内|年[末底初]|"
    r"月[末底]|期末|年度|十[一二三四五]五(?:时期|期间|末)?|同期|目前|近年来|以来|期间)"
)
_AREA = r"(?:在?[全我本该](?:省|市|县|区|州|旗|镇|乡|国|盟|自治区)(?!区|级|属|道|域)(?:各地)?)"
_LEAD = (
    r"累计|共计|总计|合计|共有|共(?![同青享建产和治])|已经?|实现|达到|达(?!标)|完成|预计|力争|确保|"
    r"其中|的|了|全面|全部|成功|每年|平均每年|一是|二是|三是|以及|并|使|各项(?!税)"
)
_HEAD = re.compile(rf"(?:{_TIME}|{_AREA}|{_LEAD}|[,、:;)\-—])")
_WAY = r"(?:增长|下降|提高|提升|上升|增加|减少|降低|上涨|下跌|回落|扩大|压减|(?<!新)增|降|升)"
_TREND = (
    r"(?:同比|环比|比?较?(?:上年|去年|上一?年度|20\d\d年|上年末|年初)(?:同期)?|年均|平均|名义|实际)*"
    rf"(?:{_WAY}(?:了|到|至|为)?|(?<!自然)增长率|增速|增幅|降幅|涨幅)"
)
_VERB = (
    r"达到?|为|是|完成|实现|约|大约|超过|突破|共计?|拥?有|了|的|总计|合计|分别|累计|均|已经?|将|近|超|"
    r"高达|保持|稳定|控制|在|到|至|目标|以上|以下|左右|不低于|不高于|力争|预计|相比(?:较)?|占"
)
_TAIL = re.compile(rf"(?:{_TREND}|{_VERB}|{_TIME}|[,、:;(\-—])$")
_UNKNOWN_PLACE = re.compile(
    r"[^\W省市县区州国级年其每各]{2}(?<![城都超集股上门楼菜贫困示范百强])"
    r"[省市县](?![场民值政级容面委外场直内属域])"
)
_NO_NAMES = re.compile(
    r"办理|提请|实施|配合|实现|新建|新增|推进|支持|开展|培育|成立|安排|持续|"
    r"重组|设立|组建|建成|完善|创建|争取|获评|入选|荣获|建设|落实|下达|拨付|"
    r"投入|列入|纳入|获得|申报|改造|全部|其中|完成|覆盖|惠及|涉及|打造|引进|"
    r"上报|报送|评选|命名|认定|组织|参加|召开|出台|制定|修订|编制|印发|通过|"
    r"接受|援疆|根据|试点|首批|加快|选择|针对|分别|高于|低于|属于|优于|位于|"
    r"累计|直辖|扩权|农业|工业|旅游|资源|人口|文明|卫生|园林|森林|智慧|数字|"
    r"健康|创新|平安|法治|中心|沿海|边境|山区|牧业|产粮|重点|脱贫|部分|多个|"
    r"两个|三个|全国|委托|会同|协调|督促|深化|启动|编报|接入|对接|服务|建立|"
    r"开工|投运|强化|加强|提升|推动|促进|优化|扩大|巩固|盘活|收回|上缴|返还"
)
_ACTIONS = (
    "整治 治理 修复 改造 拆除 淘汰 清退 处置 查处 关停 取缔 消除 清理 收治 救助 培训 发放 退出 搬迁"
)
_ACTION = f"(?:{_ACTIONS.replace(' ', '|')})"
_BETWEEN = re.compile(rf"(?<=[一-龥]{{2}})(?:累计|已经?|全部|完成|共计|均)+(?={_ACTION}$)")
_ACTION_FIRST = re.compile(
    rf"({_ACTION})(?![率数量后]|面积|能力|资金|任务|成效|项目|投资|工程|费用|规模|工作|情况|标准|设施)"
    rf"((?:(?!{_ACTION}).){{2,}})"
)
_SHORTEST = 2


def trimmed(name: str) -> str:
    """A folded indicator without one layer of place, time, verb or trend at its ends.

    The same name where there is nothing to take away or too little would be left.
    """
    shorter = name[_place_end(name) :]
    head = _HEAD.match(shorter)
    if shorter == name and head:
        shorter = name[head.end() :]
    tail = _TAIL.search(shorter)
    if shorter == name and tail:
        shorter = name[: tail.start()]
    return shorter if len(shorter) >= _SHORTEST else name


def object_first(name: str) -> str:
    """An indicator with what is acted on before the action: 整治混接点 and 混接点累计整治 alike."""
    plain = _BETWEEN.sub("", name)
    match = _ACTION_FIRST.fullmatch(plain)
    return match[2] + match[1] if match else plain


def _place_end(name: str) -> int:
    """How many characters at the start name a place; of 大连市区 only 大连.

    A name in no table counts where it has two characters and is no common word (办理市, 农业县).
    """
    end = next((end for start, end, _ in mentions(name[:16]) if start == 0), 0)
    if not end:
        unknown = _UNKNOWN_PLACE.match(name)
        end = unknown.end() if unknown and not _NO_NAMES.match(name) else 0
    if end and name[end - 1] in "市县" and name[end : end + 1] in ("区", "级", "本", "城"):
        end -= 1
    return end
