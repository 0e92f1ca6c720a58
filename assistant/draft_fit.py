"""Whether a sentence is about a theme, or only names it in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.evidence import Said
    from assistant.template_model import Theme

__all__ = ["closeness", "fits"]

_IN_HEADING, _IN_TEXT = 1.0, 0.2
# A theme word for so many characters; a longer sentence tells of other things.
_CHARS_A_WORD = 55
# How many tasks stand in which state, and who met about them: no theme of its own.
_OVERVIEW = re.compile(
    r"(?:完成|销号|进度|坚持|推进)的?\d+项(?=[：:，；。（(任整])|"
    r"\d+项(?:整改)?(?:任务)?(?:达到序时|未达到序时|基本完成|已?完成整改|长期坚持)|"
    r"(?:未达到序时进度|达到序时进度|基本完成|提前完成|新增完成)的是"
)
_ORGANISED = re.compile(
    r"[市县区省]委书记|[市县区省]长(?!者)|常委会会议|常务会|领导小组|专项组|工作专班|调度会|旬一调度|"
    r"[日周月]报告|专报|包抓|领导包案"
)


def fits(theme: Theme, said: Said) -> bool:
    """Whether a sentence tells of a theme itself.

    Under a heading of the theme it does; elsewhere it must name it once in every few words, and
    neither sum up the tasks nor tell of who led the work.
    """
    if _OVERVIEW.search(said.text):
        return False
    if _named_above(theme, said):
        return True
    words = _words_in(theme.keywords, said.text)
    return words * _CHARS_A_WORD >= len(said.text) and not _ORGANISED.search(said.text)


def closeness(theme: Theme, said: Said) -> float:
    """How near a sentence is to a theme, to tell which of two themes it belongs to."""
    words = _words_in(theme.keywords, said.text)
    return said.relevance + _IN_HEADING * _named_above(theme, said) + _IN_TEXT * words


def _named_above(theme: Theme, said: Said) -> bool:
    heading = said.citation.heading[-1] if said.citation.heading else ""
    return any(word in heading for word in (theme.name, *theme.keywords))


def _words_in(keywords: Sequence[str], text: str) -> int:
    """How many places of a text hold a keyword; one within another counts once."""
    longest = sorted(keywords, key=len, reverse=True)
    return len(set(re.findall("|".join(map(re.escape, longest)), text))) if longest else 0
