"""The words of an answer, each sentence with the number of its source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer_difference import difference
from assistant.answer_list import missing_count
from assistant.chosen import Chosen, Sentence
from assistant.reply import Answer, Citation
from index.asked import Form

__all__ = ["compose"]

_LONG = 160
_ITEMS_SHARE = 0.75


def compose(question: str, alone: str, chosen: Sequence[Chosen], refused: str) -> Answer:
    """The reply to a question from the sentences chosen for its parts; a refusal without any.

    Where a part of a question has no answer the reason stands after the parts that have one.
    How far two parts lie apart is computed from their figures in a line of its own.
    """
    if not chosen:
        return Answer(question, alone, _refused(), (), True, refused, (), 0.0)
    cited: list[Citation] = []
    labels = _labels(chosen, alone=not refused)
    lines = [
        line
        for part, label in zip(chosen, labels, strict=True)
        for line in _lines(part, cited, label)
    ]
    apart = difference(chosen, lambda sentence: f"[{_number(sentence, cited)}]")
    lines += [apart] if apart else []
    short = tuple(dict.fromkeys(answer for part in chosen for answer in part.short))
    reason = refused if refused else ""
    return Answer(question, alone, "\n".join(lines), short, False, reason, tuple(cited), 0.0)


def _refused() -> str:
    return "现有报告中没有找到这个问题的答案。"


def _labels(chosen: Sequence[Chosen], alone: bool) -> list[str]:
    """What each part is of: its place and years, the question itself where those are the same.

    '' for a part that is `alone`: no other was asked, not even one without an answer.
    """
    if len(chosen) < 2 and alone:
        return [""] * len(chosen)
    labels = [_label(part) for part in chosen]
    if len(set(labels)) == len(labels):
        return labels
    return [part.question.text.rstrip("?？") for part in chosen]


def _lines(part: Chosen, cited: list[Citation], label: str) -> list[str]:
    sentences = _in_order(part)
    marks = [f"[{_number(sentence, cited)}]" for sentence in sentences]
    short = part.short if part.question.asked.form is not Form.PROSE else ()
    lines = [f"{_shortened(s, short)}{mark}" for s, mark in zip(sentences, marks, strict=True)]
    if part.unlike:
        what = f"{part.question.indicator}的" if part.question.indicator else ""
        lines[0] = f"未查到{what}同口径数字。最接近的内容：{lines[0]}"
    elif short and not _mere_items(sentences, short):
        told = f"{'；'.join(_labelled(sentences[0], short))}{_not_all(part)}{''.join(marks)}。"
        lines[0] = f"{told}原文：{lines[0]}"
    if label:
        lines[0] = f"{label}：{lines[0]}"
    return lines


def _mere_items(sentences: Sequence[Sentence], short: Sequence[str]) -> bool:
    """Whether several sentences are hardly more than the items of a list (headings)."""
    written = sum(len(sentence.evidence.text) for sentence in sentences)
    return len(sentences) > 1 and sum(map(len, short)) >= _ITEMS_SHARE * written


def _not_all(part: Chosen) -> str:
    """A remark where a sentence names more things than it lists."""
    if part.question.asked.form is not Form.LIST:
        return ""
    count = missing_count(_in_order(part), part.short)
    return f"（原文说有{count}，没有全部列出）" if count else ""


def _in_order(part: Chosen) -> tuple[Sentence, ...]:
    """The sentences as their report has them."""
    return tuple(sorted(part.sentences, key=lambda s: s.evidence.start))


def _labelled(sentence: Sentence, short: Sequence[str]) -> list[str]:
    """The short answers, those of a list each with what it is of: 城镇6.8%, 农村8.3%."""
    labels = sentence.evidence.found.labels or ("",) * len(short)
    return [label + answer for label, answer in zip(labels, short, strict=True)]


def _label(part: Chosen) -> str:
    if part.label:
        return part.label
    named = part.question.years
    single = [y for y in named if y.first == y.last] or named
    years = "、".join(f"{y.last}年" for y in single)
    return "".join(part.question.places[:1]) + years or part.sentences[0].metadata.title.value


def _number(sentence: Sentence, cited: list[Citation]) -> int:
    evidence, passage = sentence.evidence, sentence.passage
    for citation in cited:
        if (citation.report, citation.start) == (passage.report, evidence.start):
            return citation.n
    title = sentence.metadata.title.value
    where = (evidence.start, evidence.end, passage.page, evidence.text)
    cited.append(Citation(len(cited) + 1, passage.report, title, passage.heading, *where))
    return len(cited)


def _shortened(sentence: Sentence, short: Sequence[str]) -> str:
    """The sentence; of a long one only the clauses around the short answer, …… for the rest."""
    text = sentence.evidence.text
    if len(text) <= _LONG or not short:
        return text
    at = max(text.find(short[0]), 0)
    clauses = [m.end() for m in re.finditer(r"[，；。]", text)]
    start = max([0, *(c for c in clauses if c <= max(0, at - 60))])
    end = min([*(c for c in clauses if c >= at + len(short[0]) + 40), len(text)])
    return ("……" if start else "") + text[start:end] + ("……" if end < len(text) else "")
