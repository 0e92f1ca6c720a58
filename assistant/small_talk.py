"""Greetings and chit-chat, which no report answers, told from questions and answered in a line."""

from __future__ import annotations

import re

from assistant.reply import Answer
from index.tokens import fold

__all__ = ["is_small_talk", "small_talk"]

_REFUSED = "这不是查报告能回答的话。"
_HELP = (
    "我只回答报告库里的报告写了什么：请写出地方、年份和要问的事，"
    "例如“广东省2025年粮食产量是多少？”。"
)
_SIGNS = r"[\s，,。.！!？?~～、…]*"
_GREETING = (
    r"(?:你|您|大家)好|哈[喽啰]|嗨|喂|hi|hello|在吗|你?在不在|早上?好?|(?:上午|中午|下午|晚上)好|晚安|"
    r"再见|拜拜|bye|回头见|谢谢(?:你|您|了)?|多谢|感谢|辛苦了?|不客气|好的?|没事了?|没有了|"
    r"你?(?:真|好|太)?(?:棒|厉害|聪明)了?"
)
_ABOUT_IT = (
    r"(?:请问)?(?:你|您)(?:是|叫)(?:谁|什么(?:名字)?|哪位|机器人|人工智能|AI|真人)(?:吗|呢)?|"
    r"你(?:能|会|可以)(?:做|干|帮我做?)?(?:什么|啥|些什么|哪些事)|你(?:有什么|的)(?:功能|用处|本事)|"
    r"(?:你)?(?:自我介绍|介绍(?:一下)?(?:你)?自己)(?:一下)?|你多大了?|你几岁了?|"
    r"(?:给我)?(?:讲|说)个?(?:一个)?(?:笑话|故事)|(?:我)?(?:好|很)?(?:无聊|累|饿|开心|难过)(?:啊|了)?|你吃(?:饭)?了吗"
)
_WORLD = (
    r"(?:今天|明天|现在|外面|这几天)+的?天气(?:怎么样|如何|好不好|好吗)?|"
    r"(?:今天|明天|现在|外面)+(?:热不热|冷不冷|热吗|冷吗|会?下雨吗)|(?:现在|今天)(?:是)?(?:几点(?:钟)?|星期几|周几|几号)了?|"
    r"(?=\D*\d[^a-z]*[+\-*/×÷加减乘除][^a-z]*\d)[\d\s.+\-*/×÷()加减乘除以上]+(?:等于|是|=)?(?:几|多少)?"
)
_SAID = re.compile(
    rf"{_SIGNS}(?:(?:{_GREETING}|{_ABOUT_IT}|{_WORLD})(?:啊|呀|吧|哦|呢|啦)?{_SIGNS}){{1,4}}",
    re.IGNORECASE,
)
_LONGEST = 40
_BARE = re.compile(r"[\d\s.+\-*/×÷()（），,。？?]+")
_DATE = re.compile(r"\d{4}\s*[-/]\s*\d{1,4}(?:[-/]\d+)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_small_talk(said: str) -> bool:
    """Whether words are greetings or chit-chat from end to end: 你好, 你是谁, 1+1等于几.

    A word more, be it a place, a year or a thing, makes a question of them.
    """
    text = fold(said).strip()
    dated = _DATE.fullmatch(text) or (_BARE.fullmatch(text) and _YEAR.search(text))
    return len(text) <= _LONGEST and not dated and bool(_SAID.fullmatch(text))


def small_talk(question: str) -> Answer | None:
    """The refusal that says what can be asked, None where the question is one of the reports."""
    if not is_small_talk(question):
        return None
    return Answer(question, question.strip(), _REFUSED, (), True, _HELP, (), 0.0)
