"""Words that may come, go or stand for one another when a paragraph is smoothed."""

from __future__ import annotations

import re

__all__ = ["BOUND", "FREE", "LEAVING", "PARTICLES", "PAUSING", "same_word"]

# Words that say nothing of the matter: they may be put in and taken out.
_SAYING_NOTHING = (
    "的 地 得 也 还 同时 此外 另外 另 并 并且 且 而且 对于 方面 相关 有关 上述 该 其 此 这些 "
    "那些 一方面 另一方面 具体 具体来看 具体而言 来看 而言 工作 情况 予以 有 为 是 则 首先 其次"
)
FREE = frozenset(_SAYING_NOTHING.split())
# Those of them that a comma may follow.
_PAUSING = "同时 此外 另外 一方面 另一方面 具体来看 具体而言 来看 而言 首先 其次"
PAUSING = frozenset(_PAUSING.split())
PARTICLES = frozenset("的地得")
# Words that may be taken out and never put in: 了 makes a thing done.
LEAVING = frozenset(["了", "进行", "进一步", "切实", "有效", "积极", "认真", "大力", "扎实"])

_ALIKE = (
    "、 和 与 及 以及 跟",
    "共 共有 共计 总共 一共 总计",
    "加强 强化",
    "完善 健全",
    "巩固 夯实",
    "围绕 聚焦",
    "提高 提升",
    "做好 抓好",
    "印发 下发",
    "其余 剩余",
    "未 尚未",
    "严格 从严",
)
_FIRST = {word: words.split()[0] for words in _ALIKE for word in words.split()}
_PART = re.compile("|".join(word for word in _FIRST if len(word) > 1))

# What decides how far a thing has come, of what and of how many: never moved within a stretch.
BOUND = (
    r"完成|销号|办结|推进|坚持|序时|启动|达标|建成|验收|整改|[未不没无非拟将须应待]|计划|力争|预计|争取|"
    r"其中|分别|[均都各全]|同比|环比|累计|新增|比|较|由|至|到|向|被|把|使"
)


def same_word(word: str) -> str:
    """The word that stands for all those that may stand in its place, itself where none may.

    In a longer word (健全制度) its parts count.
    """
    if word in _FIRST:
        return _FIRST[word]
    return _PART.sub(lambda part: _FIRST[part.group()], word)
