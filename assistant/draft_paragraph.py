"""A 段落: ready sentences of the place and period on a theme, a topic, or under headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.draft_entry import Entry, filled_by_hand, gap
from assistant.draft_fit import closeness, fits
from assistant.draft_model import FILLED
from assistant.draft_tasks import task_lines, tasks_by_theme
from assistant.template_value import Filled

if TYPE_CHECKING:
    from assistant.evidence import Said
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger, Task
    from assistant.reply import Citation
    from assistant.template_model import SlotRule, Theme

__all__ = ["paragraph_entry", "topic_words"]

_CHARS_A_WORD = 60
_DOING = re.compile(
    r"(?:污染|环境|生态)?(?:防治|治理|整治|修复|保护|监管|质量|管理|方面|工作|情况)*$"
)
_GENERAL = re.compile(r"政府工作报告|党代表大会|全会|公报")
_OF_RECTIFICATION = re.compile(r"督察|整改|环保|环境保护|生态|污染|排放|水质|空气质量|尾矿|固废")
_FOUR, _MANY = 4, 5
_TASK_FIELDS = ("problem", "goal", "measures", "progress")
_SEARCHED, _ENOUGH = 40, 3


def paragraph_entry(
    evidence: Evidence,
    rule: SlotRule,
    themes: Sequence[Theme],
    given: Mapping[str, str],
    lasting_said: Sequence[Said] = (),
    used: Collection[Citation] = (),
    ledger: Ledger | None = None,
) -> Entry:
    """The slot of a 段落: sentences under the headings asked for, else those with its keywords.

    `lasting_said` stand in for a slot that does not change between periods. Sentences in `used`
    stand in the draft already. On a topic that the user gave the tasks of the `ledger` follow.
    """
    if (entry := filled_by_hand(rule.name, given)) is not None:
        return entry
    said = lasting_said if rule.lasting else _said(evidence, rule, themes, given, used)
    lines = tuple(Filled(one.text, (one.citation,)) for one in said[: rule.max_sentences])
    if ledger is not None and (topic := given.get(rule.theme, "")):
        tasks = _tasks_on(topic, themes, ledger)
        lines += tuple(task_lines(tasks, ledger, evidence, said)[: rule.max_sentences])
    if not lines:
        return gap(rule.name, _wanting(evidence, rule, given), rule.required, rule.responsible)
    citations = tuple(dict.fromkeys(c for line in lines for c in line.citations))
    value = "".join(line.text for line in lines)
    filled = Filled(value, citations, sentences=lines)
    return Entry(rule.name, filled, FILLED, value, citations, rule.required)


def _said(
    evidence: Evidence,
    rule: SlotRule,
    themes: Sequence[Theme],
    given: Mapping[str, str],
    used: Collection[Citation],
) -> tuple[Said, ...]:
    name = given.get(rule.theme, rule.theme)
    theme = next((theme for theme in themes if _is_called(theme, name)), None)
    if theme is not None:
        found = evidence.said(theme.keywords, _SEARCHED, (), used)
        own = [said for said in found if fits(theme, said) and _belongs(said, theme, themes)]
        return _nearest(own, rule.max_sentences)
    if name:
        return _on_topic(evidence, name, rule.max_sentences, used)
    keywords = rule.keywords
    under = evidence.said(keywords, _SEARCHED, rule.under, used) if rule.under else ()
    said = _nearest([one for one in under if _is_of_it(one, rule)], rule.max_sentences)
    if said or not keywords:
        return said
    found = evidence.said(keywords, _SEARCHED, (), used)
    told = [one for one in found if _says_enough(one, keywords) and _is_of_it(one, rule)]
    return _nearest(told, rule.max_sentences)


def _is_of_it(said: Said, rule: SlotRule) -> bool:
    """Whether a sentence is of rectification where a slot on that asks a report on everything.

    The 政府工作报告 tells of all problems of a place, the slot asks for those of 整改.
    """
    general = _GENERAL.search(said.citation.title) and "整改" in rule.meaning
    return not general or bool(_OF_RECTIFICATION.search(said.text))


def _tasks_on(topic: str, themes: Sequence[Theme], ledger: Ledger) -> list[Task]:
    """The tasks of a theme that goes by the topic, else those that say all of its words."""
    theme = next((theme for theme in themes if _is_called(theme, topic)), None)
    if theme is not None:
        return tasks_by_theme(themes, ledger)[theme.name]
    words = topic_words(topic)
    return [
        task
        for task in ledger.tasks
        if all(
            word in "".join((task.name, *map(task.words, _TASK_FIELDS)))
            for word in (words[1:] or words)
        )
    ]


def _belongs(said: Said, theme: Theme, themes: Sequence[Theme]) -> bool:
    """Whether no other theme is nearer to a sentence."""
    near = closeness(theme, said)
    return all(closeness(other, said) <= near for other in themes)


def _is_called(theme: Theme, name: str) -> bool:
    """Whether a theme goes by a name: its own, part of it, or more words of doing (水环境治理)."""
    core = _DOING.sub("", name)
    return theme.name in (name, core) or (len(core) > 1 and core in theme.name)


def _nearest(found: Sequence[Said], limit: int) -> tuple[Said, ...]:
    """The most relevant, in their order."""
    chosen = {id(said) for said in sorted(found, key=lambda said: -said.relevance)[:limit]}
    return tuple(said for said in found if id(said) in chosen)


def _says_enough(said: Said, keywords: Sequence[str]) -> bool:
    """Whether a sentence does more than name one of the keywords in passing."""
    return sum(word in said.text for word in keywords) * _CHARS_A_WORD >= len(said.text)


def _on_topic(
    evidence: Evidence, topic: str, limit: int, used: Collection[Citation]
) -> tuple[Said, ...]:
    """The sentences that say the topic itself, else those with most of its words.

    What has only some of them must have the last, which the others tell more of (污水管网).
    """
    words = topic_words(topic)
    found = evidence.said(words, _SEARCHED, (), used)
    share = {id(said): _share(said, topic, words) for said in found}
    levels = sorted(set(share.values()) - {0.0}, reverse=True)
    kept: list[Said] = []
    for level in levels:
        if len(kept) >= _ENOUGH:
            break
        told = [said for said in found if share[id(said)] == level]
        kept += [said for said in told if not _in_passing(said, words)][: limit - len(kept)]
    return tuple(said for said in found if any(said is one for one in kept))


def _share(said: Said, topic: str, words: Sequence[str]) -> float:
    """How much of a topic a sentence says, from 0 to 1: all of it where it has the topic itself.

    0 without the last of its words.
    """
    around = "".join((said.text, *said.citation.heading[-1:]))
    if topic in around:
        return 1.0
    parts = words[1:]
    if not parts:
        return 1.0
    if parts[-1] not in around:
        return 0.0
    return sum(word in around for word in parts) / len(parts)


def _in_passing(said: Said, words: Sequence[str]) -> bool:
    """Whether a long sentence on other things has the topic in one of its clauses alone."""
    clauses = re.split(r"[，；]", said.text)
    named = sum(any(word in clause for word in words) for clause in clauses)
    headed = any(word in "".join(said.citation.heading[-1:]) for word in words)
    return len(clauses) >= _MANY and named == 1 and not headed


def _wanting(evidence: Evidence, rule: SlotRule, given: Mapping[str, str]) -> str:
    """What a 段落 without sentences wants: of which period, and on what where the user says it."""
    topic = given.get(rule.theme, "") if rule.theme else ""
    when = "" if rule.lasting else evidence.period.label
    return f"{when}{topic}的进展情况" if topic else f"{when}{rule.meaning}"


def topic_words(topic: str) -> tuple[str, ...]:
    """What a topic as typed is looked for by: itself, then its words of two characters up.

    A word of four characters is two of two (大气污染).
    """
    from index.tokens import dictionary_words

    parts = [
        part
        for word in dictionary_words(topic)
        if len(word) > 1
        for part in ((word[:2], word[2:]) if len(word) == _FOUR else (word,))
    ]
    return tuple(dict.fromkeys([topic, *(w for w in parts if w not in _EMPTY)]))


# What is done in a field says nothing of the field.
_EMPTY = frozenset(
    [
        *("情况", "进展", "工作", "方面", "推进", "落实", "整改", "治理", "推动", "开展", "综合"),
        *("污染", "环境保护", "生产", "运行", "运营"),
        *("利用", "综合利用", "整治", "建设", "改造", "修复", "保护", "发展", "管理", "提升"),
        *("防治", "监管", "加强", "完成", "任务", "重点", "问题", "环境", "能力", "水平"),
        *("服务", "生态", "体系", "机制", "质量", "建立", "健全", "优化", "改善", "促进"),
    ]
)
