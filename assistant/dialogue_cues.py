"""What the first words of a turn say about its place in a conversation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.numerals import chinese_value

__all__ = ["Cue", "cue_of", "defines", "says_nothing", "unreadable"]

_STOP = r"[,，:：。;；\s]*"
_FRESH = re.compile(
    r"^(?:那|好的?[,，]?)?(?:我?(?:想|要)?换一?个(?:话题|问题|题目)|新(?:的)?(?:问题|话题)|下一?个问题|"
    rf"不说这个了?|(?:再)?问个?别的)(?:吧|了)?{_STOP}"
)
_BACK = re.compile(
    r"^(?:那|好的?[,，]?)?(?:(?:请)?(?:回到|回头|返回|还是|再(?:问|说|答|看)一?[遍下次]?|重新?问一?[遍下次]?)"
    r"(?:看|问)?)?(?:(?P<nth>第[一二三四五六七八九十\d]+|最初|最开始|上上|上一?|刚才|前一|前面|刚刚)"
    rf"(?:的|那)?(?:个|的)?(?:问题|提问|那个))(?:里|中|改)?{_STOP}"
)
_AGAIN = re.compile(
    r"^(?:请|麻烦)?(?:你|您)?(?:再|重新?)(?:说|问|答|讲|查|回答|复述?)一?(?:遍|次|下)?[。！!?？]*$"
)
_INSTEAD = re.compile(
    r"^(?:我(?:是)?(?:问|说|要|指|想问)的)?(?:并)?不是[^，,。;；]{1,14}[，,;；]\s*(?:我(?:问|说|要|指)的是|而?是|要)"
)
_MISTAKEN = r"你?(?:好像|这次)?(?:都|又)?(?:理解|弄|搞|说|回?答|写|看|算|查|记)?错了?[吧啊哦呀]?"
_WRONG = re.compile(
    rf"^(?:(?:不是|不对|不|{_MISTAKEN}|(?:我)?(?:打|说|写|问|搞|弄)错了?|纠正一下){_STOP}"
    r"(?=[我你应是要改换该0-9一-龥])|应该?是|我(?:是)?(?:问|说|要|指|想问|想知道)的(?:应该)?是|我是(?:说|问|指|想问)|"
    r"我(?:就|只)?想?要(?:的(?:应该)?是|问|看|查|知道)?|改(?:成|为|问)|换(?:成|为|作))+"
    r"(?:应该?)?(?:是|要|问)?"
)
_ONLY_WRONG = re.compile(rf"^(?:(?:不是的?|不对|{_MISTAKEN})[吧啊哦呀了]?[。！!，,\s]*)+$")
_COURTESY = re.compile(
    rf"^(?:(?:好的?|嗯+|哦+|行|明白了?|知道了|谢谢(?:你|您|了)?|多谢|请问|麻烦(?:你|您)?|劳驾|另外|顺便|"
    rf"然后|还有|那么|那(?![个里边时年])|再?(?:帮我)?(?:查|问|看)(?:一?下|一?问|看)|再(?:看看|问问|查查|看|查|问)|"
    rf"看看|想问(?:一下)?|(?:再)?问一?下|看一下)(?:[问查]一?下|[问查])?{_STOP})+"
)
_DEFINES = re.compile(
    r"^(?:请问|那)?(?:什么叫做?|何谓|啥叫|什么是|所谓)[^它这那其，,]{2,}$|"
    r"^[^它这那其的，,]{2,12}(?:指的?是什么|是什么意思|是啥意思|(?:的|怎么)定义)[^，,]{0,4}$"
)
_UNREADABLE = re.compile(r"</?[A-Za-z!][^>]*>|(.)\1{11}")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn without its first words, and what those said.

    `fresh` is true where a new topic is begun that inherits nothing. `back` is the question that
    is gone back to: an index into those before (-1 the last), None where there is none.
    """

    text: str
    fresh: bool = False
    back: int | None = None


def cue_of(turn: str) -> Cue:
    """The cue of a turn: 换个话题, 上一个问题, 不是…是…, or words of courtesy that say nothing."""
    fresh = _FRESH.match(turn)
    if fresh:
        return Cue(turn[fresh.end() :] or turn, fresh=True)
    if _AGAIN.match(turn) or _ONLY_WRONG.match(turn):
        return Cue("", back=-1)
    back = _BACK.match(turn)
    if not back:
        turn = _COURTESY.sub("", turn) or turn
        back = _BACK.match(turn)
    if back:
        return Cue(_plain(turn[back.end() :]), back=_index(back["nth"]))
    return Cue(_plain(turn) or turn)


def says_nothing(turn: str) -> bool:
    """Whether a turn is only words of courtesy: 谢谢."""
    return not _COURTESY.sub("", turn).strip("。！!,， ")


def defines(turn: str) -> bool:
    """Whether a turn asks what a word means, which no place or year makes any clearer."""
    return bool(_DEFINES.match(turn))


def unreadable(turn: str) -> bool:
    """Whether a turn is no question that others could complete: markup, one sign over and over."""
    return len(turn) > _LONGEST or bool(_UNREADABLE.search(turn))


def _plain(turn: str) -> str:
    """The turn without what it puts right and without words of courtesy."""
    for pattern in (_INSTEAD, _WRONG, _COURTESY):
        turn = pattern.sub("", turn)
    return turn


def _index(nth: str) -> int:
    if nth == "上上":
        return -2
    if nth in ("最初", "最开始"):
        return 0
    if not nth.startswith("第"):
        return -1
    number = nth[1:]
    return (int(number) if number.isdigit() else int(chinese_value(number))) - 1
