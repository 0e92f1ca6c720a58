"""Words that an answer in prose stands behind: of a cause, of means, of a meaning."""

from __future__ import annotations

import re

from index.question import Question
from index.question_manner import Manner

__all__ = ["Cue", "cue_for"]

_WHY = re.compile(r"凭(?:什么|啥)|缘由|理由|因为(?:什么|啥)")
_MEANING = re.compile(r"怎么回事|什么意思|啥意思|指(?:的)?(?:是)?(?:什么|啥|哪)|含义|什么叫|啥叫")
_MEANS = re.compile(r"怎么|如何|怎样|咋|靠|凭|拿(?:什么|啥)|用(?:什么|啥)|通过(?:什么|啥|哪)")


class Cue:
    """The words that a kind of answer follows, and how much a clause with them is worth.

    `weight` is in shares of what the sentence holds of the question: above 1 a clause with such a
    word answers better than one that holds all words of the question.
    """

    __slots__ = ("_words", "weight")

    def __init__(self, words: str, weight: float) -> None:
        """A cue of the alternatives of a regular expression."""
        self._words = re.compile(words)
        self.weight = weight

    def stands_in(self, text: str) -> bool:
        """Whether one of the words stands in a text."""
        return bool(self._words.search(text))


_CAUSE = Cue(
    r"由于|因为|因(?![此地素人时势业])|主要是|原因[是在有]|受.{1,24}?(?:影响|制约|冲击)|鉴于|考虑(?:了|到)|"
    r"缘于|源于|得益于|归功于",
    1.1,
)
_BY_MEANS = Cue(r"通过|依靠|依托|靠|采取|采用|借助|凭借|运用|用好", 0.3)
_IS = Cue(r"是指|指的是|即[^使将便]|就是|定为|是一[种项个]", 0.5)


def cue_for(question: Question) -> Cue | None:
    """The cue of the answers that a question in prose wants; None where it wants no such thing."""
    if question.manner is Manner.WHY and not _MEANING.search(question.text):
        return _CAUSE
    if _WHY.search(question.text):
        return _CAUSE
    if _MEANING.search(question.text):
        return _IS
    return _BY_MEANS if _MEANS.search(question.text) else None
