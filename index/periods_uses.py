"""What words of time do in their sentence: say when, name a baseline, or belong to a name."""

from __future__ import annotations

import re
from typing import Literal

from index.periods_words import TimeWords

__all__ = ["Use", "use_of"]

Use = Literal["governs", "baseline", "attached", "none"]

_NUMBER = r"(?:百分之|[\d两三四五六七八九十几]|一(?![些般个批系项次]))"
_COMPARED = re.compile(
    r"(?:(?<![占对同环之])比|(?<!比)较|等于|相当于|高于|低于|多于|少于|好于|快于|超过|超出)了?$"
)
_WITH = re.compile(r"[与同和跟]$")
_COMPARED_AFTER = re.compile(r"[^，。；]{0,14}?(?:相比|比较|相同|持平|对比|之比)")
_MULTIPLE = re.compile(r"[^，。；]{0,24}?(?:的[^，。；的]{0,10}?倍|总和)")
_OF_ALL = re.compile(r"(?:占|是|(?<![升降高加少])为)$")
_SHARE_OF = re.compile(r"[^，。；\d]{0,12}的\s?(?:百分之|\d[\d.]*\s?[%％])")
_PRICES = re.compile(
    r"的?(?:不变|可比|固定)价格?|价格?|的?基础上|[^，。；\d]{0,12}的基础上|为基[期数]"
)
_EVENT = re.compile(
    r"(?:北京|上海|杭州|南京)?(?:冬奥|奥运|亚运|世博|世界杯)|的?(?:远景|愿景|可持续发展议程)"
    r"|[^，。；]{0,8}?(?:印发|出台|通过|颁布|召开|批准|下发|修订|签署|发布|制定)的"
    r"|[^，。；\d]{0,10}(?:会议|座谈会|讲话)[^，。；]{0,2}(?:部署|精神|要求)"
)
_RECORD = re.compile(r"的?(?:最|首次|历史|新[高低])")
_LENGTH = re.compile(r"(?:连续|每|满|长达|历时|历经|超过|为期|第|提前|推迟|再|需要?|用)$")
_AMOUNT = (
    r"(?:近|约|超过?)?\s?(?!百分之|一[些般个批系项次])"
    r"[\d,.．点〇零一二两三四五六七八九十百千万亿]++(?![倍成个多几%％‰])"
)
_AMOUNT_OF = re.compile(rf"的{_AMOUNT}")
_LEVEL_OF = re.compile(rf"的?{_AMOUNT}[^，。；]{{1,8}}的(?:水平|指标|目标)")
_FROM = re.compile(r"[由从]$")
_CHANGED_TO = re.compile(
    r"[^，。；]{1,16}?(?:上升|提高|下降|转|降|升|变|跃升|扩大|缩小|增加|减少|发展|调整)[到至为成]"
)
_ATTACHED = re.compile(rf"的(?:近|约|超过?)?\s?{_NUMBER}")


def use_of(plain: str, words: TimeWords) -> Use:
    """What the words do in a text with plain digits; 'none' where they only look like time."""
    before, end = plain[max(0, words.start - 4) : words.start], words.end
    if words.head == "span" and words.bare and _LENGTH.search(before):
        return "none"
    if _EVENT.match(plain, end) or (
        (words.since or words.head == "span") and _RECORD.match(plain, end)
    ):
        return "none"
    if _LEVEL_OF.match(plain, end) or (_COMPARED.search(before) and _AMOUNT_OF.match(plain, end)):
        return "attached"
    if _FROM.search(before) and _CHANGED_TO.match(plain, end):
        return "attached"
    if _is_baseline(plain, words):
        return "baseline"
    return "attached" if _ATTACHED.match(plain, end) else "governs"


def _is_baseline(plain: str, words: TimeWords) -> bool:
    before, end = plain[max(0, words.start - 4) : words.start], words.end
    return bool(
        _COMPARED.search(before)
        or (_WITH.search(before) and (words.head == "beside" or _COMPARED_AFTER.match(plain, end)))
        or (_OF_ALL.search(before) and _SHARE_OF.match(plain, end))
        or _MULTIPLE.match(plain, end)
        or _PRICES.match(plain, end)
    )
