"""Lists that run over several sentences, and lists that say they are longer than told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Sentence
from index.extract_found import Found
from index.extract_list import count_of, count_said, counts_in
from index.extract_ordered import ordered
from index.sentences import sentence_spans

__all__ = ["missing_count", "whole_list"]

_LONGEST_MARK = 6


def whole_list(best: Sentence) -> tuple[Sentence, ...]:
    """The sentences of the numbered list that a sentence leads to or begins, with it, in order.

    Each holds its own item as its short answer. Empty where there is no such list, or where the
    sentence holds all of it.
    """
    text, at = best.passage.text, best.passage.start
    start, end = best.evidence.start - at, best.evidence.end - at
    for run in ordered(text):
        between = text[end : run[0][0]]
        begins = start <= run[0][0] < end
        leads = run[0][0] - end >= 0 and len(between.strip(" \n")) <= _LONGEST_MARK
        if (begins or leads) and run[-1][0] >= end:
            return _sentences(best, run)
    return ()


def missing_count(sentences: Sequence[Sentence], items: Sequence[str]) -> str:
    """The count that the sentences say ('5个') where fewer items are listed; else ''."""
    if len(items) < 2:
        return ""
    first = sentences[0].evidence.text
    if len(sentences) > 1:
        said = (counts_in(first.split(items[0])[0]) or ("",))[-1]
    else:
        said = count_said(first, tuple(items))
    return said if count_of(said) > len(items) else ""


def _sentences(best: Sentence, run: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    passage = best.passage
    told = []
    for start, end in sentence_spans(passage.text):
        items = tuple(passage.text[s:e] for s, e in run if start <= s < end)
        here = start + passage.start
        if not items and here != best.evidence.start:
            continue
        evidence = replace(
            best.evidence,
            start=here,
            end=end + passage.start,
            text=passage.text[start:end],
            found=Found(items, best.evidence.found.fit),
        )
        told.append(replace(best, evidence=evidence))
    return tuple(told)
