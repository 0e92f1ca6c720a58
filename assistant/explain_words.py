"""An explanation in words: how the question was understood, and why a sentence was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.asked import Form
from index.question_manner import Manner
from index.ranking import shipped_ranking
from index.reranker import JUDGED_WEIGHT

if TYPE_CHECKING:
    from assistant.explain import ExplainedPart, Explanation, Reason
    from assistant.reply import Citation
    from index.question import Question
    from index.ranking import PassageSignals, SentenceSignals
    from index.years import NamedYears

__all__ = ["MANNERS", "SIGNALS", "reason_lines", "reason_words", "understanding"]

MANNERS = {
    Manner.COUNT: "问多少个",
    Manner.AMOUNT: "问数量",
    Manner.RATE: "问比率或增减幅度",
    Manner.WHEN: "问时间",
    Manner.WHO: "问人或单位",
    Manner.WHERE: "问地点",
    Manner.WHICH: "问哪些",
    Manner.MEASURES: "问措施办法",
    Manner.WHY: "问原因",
    Manner.COMPARE: "问比较",
    Manner.CHANGE: "问历年变化",
    Manner.RANK: "问排名",
    Manner.WHETHER: "问是否",
    Manner.WHAT: "问内容",
}
"""Chinese words for the ways of asking."""
SIGNALS = {
    "lexical": "词语相合",
    "cosine": "段落语义相近",
    "place": "地点相符",
    "year": "时期相符",
    "kind": "报告类型相符",
    "elsewhere": "属于别的地方",
    "supported": "本句连同标题、上文所含要点",
    "held": "本句所含要点",
    "fit": "所问数字或名称相符",
    "long": "句子偏长",
    "dated": "句中写明年份",
    "nearness": "句子语义相近",
}
"""Chinese words for what speaks for passages and sentences."""
_LEAST = 0.005
_KINDS = {
    "money": "金额", "percent": "百分数", "count": "个数", "person": "人数", "visits": "人次",
    "length": "长度", "area": "面积", "mass": "重量", "days": "天数", "volume": "体积",
}  # fmt: skip


def understanding(explanation: Explanation, asked: str, alone: str) -> tuple[tuple[str, str], ...]:
    """What a question was understood as, as (label, words), only what there is to say.

    `asked` is the question as it was typed, `alone` as it stands alone after those before it.
    """
    question = explanation.question
    parts = [part.question.text.rstrip("?？") for part in explanation.parts]
    rows = (
        ("改写", alone if alone != asked else ""),
        ("更正", "；".join(f"“{c.typed}”读作“{c.read}”" for c in question.corrections)),
        ("地点", _place(question)),
        ("时期", "、".join(_time(named) for named in question.years)),
        ("报告类型", question.kind),
        ("所问指标", question.indicator),
        ("单位", _unit(question)),
        ("问法", _manner(question)),
        ("子问题", "；".join(parts) if len(parts) > 1 else ""),
        ("同义扩展", "、".join(question.official)),
    )
    return tuple((label, words) for label, words in rows if words)


def reason_lines(
    explanation: Explanation, citations: Sequence[Citation]
) -> tuple[tuple[str, str], ...]:
    """For each cited sentence its '[n]' and what spoke for it; for a refused part why not."""
    numbers = {(c.report, c.start): c.n for c in citations}
    found: dict[str, str] = {}
    for part in explanation.parts:
        for reason in part.reasons:
            n = numbers.get((reason.report, reason.start))
            if n is not None:
                found.setdefault(f"[{n}]", reason_words(reason))
        if part.refused:
            found[f"“{part.question.text}”"] = _refused(part)
    return tuple(found.items())


def reason_words(reason: Reason) -> str:
    """What spoke for a sentence: the place of its passage, then each signal times its weight."""
    ranking = shipped_ranking()
    of_passage = _weighted(reason.passage, ranking.passage)
    of_sentence = _weighted(reason.sentence, ranking.sentence)
    if reason.judged:
        of_sentence += f"，重排模型{reason.judged:.2f}×{JUDGED_WEIGHT:g}"
    answers = f"；句中读出：{'、'.join(reason.answers)}" if reason.answers else ""
    return f"段落排第{reason.rank}（{of_passage}）；句子得分（{of_sentence}）{answers}"


def _weighted(signals: PassageSignals | SentenceSignals, weights: Sequence[float]) -> str:
    named = zip(signals._fields, signals, weights, strict=True)
    said = [
        f"{SIGNALS.get(name, name)}{signal:.2f}×{weight:g}"
        for name, signal, weight in named
        if abs(signal * weight) >= _LEAST
    ]
    return "，".join(said)


def _refused(part: ExplainedPart) -> str:
    return f"没有答案：{part.refused}"


def _place(question: Question) -> str:
    named = "、".join(question.places)
    return f"{named}（“{question.own}”）" if question.own and named else named


def _time(named: NamedYears) -> str:
    years = f"{named.first}年" if named.first == named.last else f"{named.first}—{named.last}年"
    if named.of_report:
        return f"{years}的报告"
    if named.since and named.until:
        same = named.since == named.until
        return years + (f"{named.until}月" if same else f"{named.since}—{named.until}月")
    if named.until:
        return f"{years}{named.until}月底" if named.until < 12 else f"{years}底"
    return f"{years}以来" if named.since else years


def _unit(question: Question) -> str:
    asked = question.asked
    if asked.unit:
        return asked.unit
    return _KINDS.get(asked.kind, "") if asked.form is Form.AMOUNT else ""


def _manner(question: Question) -> str:
    asked = question.asked
    said = [MANNERS[question.manner]]
    said += ["要目标或计划，不要结果"] if asked.plan else []
    said += [f"要{asked.several}个答案"] if asked.several else []
    return "，".join(said)
