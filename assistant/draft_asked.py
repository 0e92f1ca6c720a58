"""Words that ask for something to be written, told from questions that only look alike."""

from __future__ import annotations

import re

__all__ = ["asks_to_write", "changes_what_is_written", "to_write"]

_COURTESY = (
    r"(?:请|麻烦|劳驾|帮忙|帮|替|给|为|我们?|您|你|想要?|要|需要|能不能|能否|可不可以|可以|可否|能|再|另外|接着|继续|"
    r"然后|顺便|也|还|那么?|好的?|嗯|[，,、：:\s])*"
)
_STRONG = r"(?:起草|草拟|拟写|撰写|代拟|编写|写作)"
_WEAK = r"(?:写|拟|整理|生成)"
_WEAKEST = r"(?:形成|做|来|出|补|加|编|要|给)"
_ONE = r"(?:[一两二三1-3这那]\s*)?"
_PART = r"(?:小?段落?|小?节|小?章节?|个?部分|个?小结|几?句话|个段落)"
_MEASURE = (
    rf"(?:{_ONE}{_PART}|(?:[一1])?(?:份|篇|个|下(?!一|半|阶)|则)|[一1]点儿?)"
    r"(?:文字|话|内容|材料|小结|总结|草稿|初稿|稿子)?"
)
_UP = r"(?:出来?|成|好|一下|下(?!一|半|阶))?"
# 起草工作, 起草单位, 起草的, 写了: who or when, or what is there already.
_NO_ORDER = (
    r"(?!\s*(?:的|了|过|着|完|单位|部门|小组|专班|人(?![居工口])|者|说明|时间|日期|依据|过程|阶段|"
    r"工作(?!报告|总结|小结|简报|情况报告)))"
)
_WRITE_ONLY = r"写一?写?(?![进入明到在了过的着道作实字手法有给]|好了)"
_OBJECT = (
    r"(?:进展|情况|小结|总结|段落|材料|部分|内容|打算|安排|问题|简报|报告|"
    r"[那这]?一?小?[段节章]|整改|治理|防治)(?:的?文字|写一下|出来)?"
)
_ORDERS = tuple(
    re.compile(rf"^\s*{_COURTESY}{pattern}")
    for pattern in (
        rf"(?:{_STRONG}|{_WEAK}){_UP}{_MEASURE}(?!的?(?:是|有|由))",
        rf"{_WEAKEST}{_UP}(?:{_ONE}{_PART}|一?[份篇])(?!的?(?:是|有|由)|时间)",
        rf"(?:生成|整理){_UP}(?=\S{{1,40}}?(?:段落|小结|材料|简报|部分|[那这]一?[段节])\s*[。！!]?\s*$)",
        rf"{_STRONG}{_UP}{_NO_ORDER}(?=\S{{2}})",
        rf"{_WRITE_ONLY}{_UP}(?={_NO_ORDER}\S{{1,40}}?{_OBJECT}\s*[。！!]?\s*$)",
        rf"(?:把|将)(?=[^，。]{{1,40}}?(?:{_STRONG}|写|整理|拟|生成)(?:出来|一下|成|好|一|到|$))",
    )
)
_AMID = re.compile(
    rf"^\s*{_COURTESY}(?P<before>(?:就|按照?|以|用|根据|围绕|针对|结合|参照)[^，。？?]{{1,30}}?)"
    rf"(?:{_STRONG}|写|整理){_UP}{_MEASURE}(?!的?(?:是|有|由))"
)
_LAST = re.compile(
    rf"(?:[，,、：:\s]|^|(?<=进展)|(?<=情况)|(?<=部分)|(?<=[段节])|(?<=问题)|(?<=打算))"
    rf"{_COURTESY}(?:{_STRONG}|{_WEAK}){_UP}(?:{_MEASURE})\s*[。！!]?\s*$"
)
_SET_DOWN = re.compile(
    rf"(?:{_STRONG}|写|整理|拟|生成)(?:出来|一下|成(?:文|{_MEASURE})?|好|{_MEASURE})?[。！!]?\s*$"
)
_ASKS = re.compile(
    r"谁|何时|何人|什么|啥|哪[个些里天年位家份]|多少|几(?:[个份次项条天年月稿版家]|时)|多久|多长|"
    r"为什么|为何|是否|是不是|有没有|怎么样|吗|么(?=[?？]|$)|[?？]\s*$"
)
_MAY = re.compile(
    r"^\s*(?:请问)?(?:你|您)?(?:能不能|能否|可不可以|可以|可否|能)[^，。]*?(?:吗|么)?[?？]?\s*$"
)
_POLITE_END = re.compile(r"(?:可以|行|好|能)?(?:吗|么|(?<=[行好以能])不)?[?？]?\s*$")
_ELSE = re.compile(
    r"(?<!成)诗|代码|程序|笑话|故事|作文|情书|邮件|歌(?!颂)|对联|小说|剧本|感谢信|检讨|演讲|贺词|短信"
)
_CHANGE = re.compile(
    r"^(?:那么?|再|请|也|好的?|嗯|不对|你?[弄搞写]?错了|[，,\s])*(?:换成|换为|换作|换|改成|改为|改写成?|改|不是|"
    r"我(?:要|说|指)的是|应该?是|重新?写|重来|再写一[遍次])"
)
_GOES_ON = re.compile(r"(?:呢|的|吧)[?？。！!]?\s*$")
_LONGEST_CHANGE = 24


def asks_to_write(said: str) -> bool:
    """Whether words ask for a paragraph or a section to be written: 起草一段…的进展情况.

    Questions about who drafted what, and orders for a poem or a program, do not.
    """
    if not _any_verb(said) or _ELSE.search(said):
        return False
    text = _politely(said)
    return not _ASKS.search(text) and bool(_order(text))


def to_write(said: str) -> str:
    """What is to be written, in the words of an order without the order itself."""
    text = _politely(said)
    order = _order(text)
    if order is None:
        return text.strip()
    before = order.groupdict().get("before") or text[: order.start()]
    rest = f"{before}{text[order.end() :]}"
    return _SET_DOWN.sub("", rest).strip("，,。！!：:、 ")


def changes_what_is_written(said: str) -> bool:
    """Whether a turn after an order changes what was ordered: 换成平樾市, 2024年的呢."""
    if len(said) > _LONGEST_CHANGE or _ASKS.search(said.rstrip("?？ ")):
        return False
    return bool(_CHANGE.match(said) or _GOES_ON.search(said))


def _politely(said: str) -> str:
    """An order that is asked for as a favour (能写一段…吗？) without the words of asking."""
    return _POLITE_END.sub("", said) if _MAY.match(said) else said


def _any_verb(said: str) -> bool:
    return bool(re.search(rf"{_STRONG}|{_WEAK}|{_WEAKEST}", said))


def _order(text: str) -> re.Match[str] | None:
    found = next((match for order in _ORDERS if (match := order.match(text))), None)
    return found or _AMID.match(text) or _LAST.search(text)
