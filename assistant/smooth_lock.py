"""The lock on a smoothed paragraph: what must have come through unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from assistant.model_check_claims import direction_at, standing_at
from assistant.smooth_parts import GAP, MARK, SIGN, Parts, take_apart
from assistant.smooth_stretch import other_words
from assistant.smooth_words import PAUSING
from assistant.status import Progress, read_status
from index.places import mentions
from index.quantities import quantities

__all__ = ["difference"]

_SHORTEST, _LONGEST = 0.6, 1.4
_PLANS = (
    *("拟", "计划", "将", "力争", "预计", "争取", "确保", "打算", "准备", "目标", "下一步", "明年"),
    *("应", "须", "待", "有望", "规划"),
)
_DENIALS = ("未", "不", "没", "无", "非", "滞后", "逾期")
_BOUNDS = (
    "近",
    "约",
    "超",
    "逾",
    "余",
    "以上",
    "以下",
    "左右",
    "不足",
    "其中",
    "分别",
    "均",
    "累计",
)
_NAMED = re.compile(
    r"(?=([一-鿿]{2}[省市县区州旗镇乡村厂矿]))|"
    r"(?=([一-鿿]{2,3}(?:局|厅|委|办|公司|集团|街道|中心|医院|学校)))"
)
_GOVERNS = re.compile(
    r"拟|计划|将(?![近军])|力争|预计|争取|确保|打算|准备|下一步|明年|(?<![反供相适响])应(?![急用])|须|有望|"
    r"[未尚]|没有|不(?![断仅但])|无法|滞后|逾期|其中|分别"
)
_LINKS = re.compile("|".join(sorted(PAUSING, key=len, reverse=True)))
_ENDS = "。！？!?"
_CLAUSE = re.compile(r"[，,；;。！？!?：:\n]")


def difference(before: str, after: str) -> str:
    """What a smoothed paragraph changed that it must not, in Chinese; '' where it may stand.

    Figures, times, names, gaps and marks must be the same in the same order, each figure under
    the same marks and as far advanced; the words between them must say the same (`other_words`).
    """
    if not after.strip():
        return "没有写出文字"
    if "\n" in after.strip():
        return "分成了几段"
    old, new = take_apart(before), take_apart(after)
    return (
        _other_anchors(old, new)
        or _other_counts(before, after)
        or _other_names(before, after)
        or _other_marks(old, new)
        or _other_standing(before, after)
        or _other_content(old, new)
        or _other_sentences(old, new)
        or _other_length(before, after)
    )


def _other_anchors(old: Parts, new: Parts) -> str:
    lost, added = (
        Counter(old.anchors) - Counter(new.anchors),
        Counter(new.anchors) - Counter(old.anchors),
    )
    for anchors, word in ((lost, "少了或改了"), (added, "多了")):
        if anchors:
            anchor = min(anchors, key=lambda a: (a.kind == SIGN, a.kind == MARK))
            return f"{word}{anchor.kind}“{anchor.text}”"
    for one, other in zip(old.anchors, new.anchors, strict=True):
        if one != other:
            return f"“{one.text}”和“{other.text}”的先后变了"
    return ""


def _other_counts(before: str, after: str) -> str:
    for word in (*_PLANS, *_DENIALS, *_BOUNDS):
        if before.count(word) != after.count(word):
            return f"“{word}”字{'少' if before.count(word) > after.count(word) else '多'}了"
    return ""


def _other_names(before: str, after: str) -> str:
    old, new = _names(before), _names(after)
    for gone, word in ((old - new, "少了"), (new - old, "多了")):
        if gone:
            return f"{word}名称“{next(iter(gone))}”"
    return ""


def _names(text: str) -> Counter[str]:
    text = _LINKS.sub("，", text)
    named = [found[1] or found[2] for found in _NAMED.finditer(text)]
    return Counter([*(text[s:e] for s, e, _ in mentions(text)), *named])


def _other_marks(old: Parts, new: Parts) -> str:
    """Whether a figure stands under other marks than it did, or a sentence under none."""
    for at, anchor in enumerate(old.anchors):
        if anchor.kind != MARK and _marks_of(old, at) != _marks_of(new, at):
            return f"“{anchor.text}”的出处变了"
    if _unmarked(new) > _unmarked(old):
        return "有的句子没有了出处"
    return ""


def _marks_of(parts: Parts, at: int) -> list[str]:
    """The marks next behind an anchor in its sentence, else the last ones before it."""
    behind: list[str] = []
    for n in range(at + 1, len(parts.anchors)):
        if _ends(parts.words[n]) or (behind and parts.words[n]):
            break
        if parts.anchors[n].kind == MARK:
            behind.append(parts.anchors[n].text)
    if behind:
        return behind
    before: list[str] = []
    for n in range(at, 0, -1):
        if _ends(parts.words[n]) or (before and parts.words[n]):
            break
        if parts.anchors[n - 1].kind == MARK:
            before.insert(0, parts.anchors[n - 1].text)
    return before


def _ends(words: str) -> bool:
    return any(sign in words for sign in _ENDS)


def _unmarked(parts: Parts) -> int:
    """How many sentences have neither a mark nor a gap."""
    count, marked, said = 0, False, False
    for words, anchor in zip_longest(parts.words, parts.anchors):
        pieces = re.split(f"[{_ENDS}]", words)
        for number, piece in enumerate(pieces):
            if number:
                count += said and not marked
                marked = said = False
            said = said or bool(re.search(r"\w", piece))
        if anchor is not None:
            said = True
            marked = marked or anchor.kind in (MARK, GAP)
    return count + (said and not marked)


def _other_standing(before: str, after: str) -> str:
    """Whether a status is another now, or a figure further advanced or of the other direction."""
    old, new = _statuses(before), _statuses(after)
    for one, other in zip_longest(old, new):
        if one != other:
            return f"进展变了（原文为{(one or Progress.UNKNOWN).value}）"
    for a, b in zip(_read_figures(before), _read_figures(after), strict=False):
        if a != b:
            return f"“{a[0]}”的进展或增减变了"
    return ""


def _statuses(text: str) -> list[Progress]:
    read = [read_status(clause).progress for clause in _CLAUSE.split(text)]
    return [progress for progress in read if progress is not Progress.UNKNOWN]


def _read_figures(text: str) -> list[tuple[str, str, int]]:
    return [
        (text[q.start : q.end], standing_at(text, q.start), direction_at(text, q.start, q.end))
        for q in quantities(text)
    ]


def _other_content(old: Parts, new: Parts) -> str:
    for at, (one, other) in enumerate(zip(old.words, new.words, strict=True)):
        if reason := other_words(one, other, old.words[at - 1] if at else ""):
            return reason
    return ""


def _other_sentences(old: Parts, new: Parts) -> str:
    """Whether sentences were joined or parted where a plan, a denial or 其中 reaches over them."""
    begun, changed = 0, False
    for at in range(len(old.words)):
        here, there = _stops(old.words[at]), _stops(new.words[at])
        changed = changed or here != there
        if (_ends(here) and _ends(there)) or at == len(old.words) - 1:
            governs = _GOVERNS.search(_between(old.words[begun : at + 1]))
            if changed and governs:
                return f"改动了有“{governs[0]}”字的句子的断句"
            begun, changed = at, False
    return ""


def _between(words: Sequence[str]) -> str:
    """The words of stretches from the last sentence end in the first to the first in the last."""
    first, *rest = words
    begun = re.split(r"[。！？]", first)[-1]
    return "".join([begun, *rest[:-1], *(re.split(r"[。！？]", word)[0] for word in rest[-1:])])


def _stops(words: str) -> str:
    return re.sub(r"[^。；！？]", "", words)


def _other_length(before: str, after: str) -> str:
    share = _size(after) / max(1, _size(before))
    if share < _SHORTEST:
        return "比原文短得多"
    return "比原文长得多" if share > _LONGEST else ""


def _size(text: str) -> int:
    return len(re.findall(r"[一-鿿]", text))
