"""What a text claims about a figure or a task: done, under way, planned, up or down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.status import Progress, read_status
from index.quantities import quantities

__all__ = [
    "DENIED",
    "PLANNED",
    "claims",
    "deeds",
    "direction_at",
    "label_at",
    "standing_at",
    "unheard_claim",
]

PLANNED = "计划"
_NAMES = {
    Progress.CLOSED: "已销号",
    Progress.DONE: "已完成",
    Progress.NEARLY: "基本完成",
    Progress.ON_TRACK: "达到序时进度",
    Progress.LONG_TERM: "长期坚持",
    Progress.ONGOING: "正在推进",
    Progress.ACTIVE: "正在推进",
    Progress.BEHIND: "未达到序时进度",
    Progress.NOT_DONE: "未完成",
    Progress.NOT_STARTED: "未启动",
}
DENIED = frozenset(("未启动", "未完成", "未达到序时进度"))
_PIECE = re.compile(r"[^，,；;。、（）()：:！？\n]+")
_PLAN = re.compile(
    r"拟|计划|将(?![近军士])|力争|预计|预期|目标|争取|确保|打算|规划|有望|应[于当在该完达]|须|必须|"
    r"(?<![接招等期善看对优])待|要求|明年|下一步|今后|年?底?之?前(?:完成|建成|实现|达到)|安排(?!部署)"
)
_DEEDS = re.compile(
    r"完成|办结|完毕|到位|建成|投运|投用|投产|投入(?:运行|使用)|通车|竣工|落成|交付|实现|达标|解决|消除|清零|验收"
)
_DENIED = re.compile(
    r"(?:基本|接近|部分|未|没有|尚未|不|无|正在|推进|加快|推动|申请|等待)[^，。]{0,6}$"
)
_SAME = {"办结": "完成", "完毕": "完成", "到位": "完成"}
_UP = re.compile(r"增长|增加|上升|提高|提升|上涨|升高|扩大|增幅|增")
_DOWN = re.compile(r"下降|减少|降低|回落|下跌|压减|削减|缩减|降幅|降|减")
_RISE = re.compile(r"增长|增加|上升|提高|提升|上涨|升高")
_FALL = re.compile(r"下降|减少|降低|回落|下跌")
_RISEN, _FALLEN = re.compile(r"[增升涨]|提高|扩大|翻"), re.compile(r"[降减跌缩]|回落|收窄")
_ALREADY = re.compile("已经?(?!久)")
_PAST = re.compile(r"已|完成|办结|到位|建成|累计|了")
_NOT_YET = re.compile(
    r"尚未|还没|(?:未|没有)(?:能|按期|按时)?(?:启动|开工|动工|开展|实施|完成|办结|建成|竣工|落实|整改)"
)
_DENIES = re.compile(r"[未没无欠缺]|不(?!断|仅|但|少)|滞后|逾期|超期|其余|剩余|待")
_LABEL = 18


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two signs: its span, the spans of its figures, its words without them.

    A figure hides what 完成 is of (已完成12项).
    """

    start: int
    end: int
    figures: tuple[tuple[int, int], ...]
    words: str


def standing_at(text: str, start: int) -> str:
    """How far the thing at `start` has come, in a status word or PLANNED; '' where it is not said.

    The words that lead to it count, then those behind it where no other figure follows them, then
    the nearest pieces before, as in 计划新建A公里、改造B个.
    """
    pieces = [piece for piece in _pieces(text) if piece.start <= start]
    if not pieces:
        return ""
    at, ends = pieces[-1], [end for _, end in pieces[-1].figures if end <= start]
    if said := _standing(text[max([at.start, *ends]) : start]):
        return said
    here = next((end for begin, end in at.figures if begin <= start < end), start)
    followed = any(begin >= here for begin, _ in at.figures)
    if not followed and (said := _standing(text[here : at.end])):
        return said
    return next((said for p in reversed(pieces[:-1]) if (said := _standing(p.words))), "")


def claims(text: str) -> frozenset[str]:
    """What a text says about how far things have come other than a number of them."""
    return frozenset(
        said for piece in _pieces(text) if not piece.figures and (said := _standing(piece.words))
    )


def deeds(text: str) -> frozenset[str]:
    """The things that a text says were achieved (建成, 达标 …), not those planned or denied."""
    return frozenset(
        _SAME.get(found.group(), found.group())
        for piece in _pieces(text)
        for found in _DEEDS.finditer(piece.words)
        if not _DENIED.search(piece.words[: found.start()])
        if (_standing(piece.words) or standing_at(text, piece.start)) != PLANNED
    )


def unheard_claim(text: str, quotes: str) -> str:
    """A word for what has (or has not yet) happened, or a rise or fall, that no quote speaks of."""
    if (word := _ALREADY.search(text)) and not _PAST.search(quotes):
        return word.group()
    for said, known in ((_RISE, _RISEN), (_FALL, _FALLEN), (_NOT_YET, _DENIES)):
        if (word := said.search(text)) and not known.search(quotes):
            return word.group()
    return ""


def direction_at(text: str, start: int, end: int) -> int:
    """Whether the figure at `start` to `end` is of a rise (1) or a fall (−1); 0 where not said."""
    before = re.split(r"[，,；;。：:\n]", text[max(0, start - _LABEL) : start])[-1]
    after = re.match(r"(?:的)?(?:增长|上升|下降|降幅|增幅)", text[end:])
    ups, downs = list(_UP.finditer(before)), list(_DOWN.finditer(before))
    last = max([0, *(m.end() for m in ups)]) - max([0, *(m.end() for m in downs)])
    if last:
        return 1 if last > 0 else -1
    return (1 if _UP.search(after.group()) else -1) if after else 0


def label_at(text: str, start: int, before: int) -> str:
    """The words that lead to the figure at `start`; the figure before it ends at `before`."""
    words = text[max(before, start - _LABEL) : start]
    return re.split(r"[，,；;。、（）()：:\n]", words)[-1]


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[_Piece, ...]:
    spans = [(q.start, q.end) for q in quantities(text)]
    return tuple(_piece(text, found.start(), found.end(), spans) for found in _PIECE.finditer(text))


def _piece(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> _Piece:
    figures = tuple((a, b) for a, b in spans if start <= a < end)
    edges = [start, *(edge for span in figures for edge in span), end]
    words = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return _Piece(start, end, figures, words)


def _standing(piece: str) -> str:
    progress = read_status(piece).progress
    if progress is not Progress.UNKNOWN:
        return _NAMES[progress]
    return PLANNED if _PLAN.search(piece) else ""
