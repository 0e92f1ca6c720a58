"""Which clauses of a part of the last report can stand in the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.renew_claim import denied, is_absolute, is_record, is_single_deed, is_stale, is_story
from assistant.renew_clause import Clause, has_stray_number
from assistant.renew_frame import LastSentence
from assistant.renew_lasting import is_inspection
from assistant.renew_material import Material
from assistant.renew_place import KEPT, Place

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["REPORTED", "standing"]

REPORTED = "上期已报告的事项"
_MEANT = re.compile(r"(?:计划|拟|预计|力争|将(?!军|近))(?!单列)")
_LISTED = "名单须据本期情况另写"
_DENIED = ("所述状态", "台账现为")
_FOUND = re.compile(r"反馈|移交|交办|确定|督察")
_STATE = "(?:完成|到位|序时进度|销号|推进|长期坚持|滞后)"
_COUNTED = re.compile(
    rf"(?:{_STATE}[^，]{{0,6}}\d+[项个条件]|\d+[项个条件][^，。；]{{0,8}}{_STATE})"
    r"[，：](?:分别)?(?:[为是]|包括)?[，：]?$"
)
_PAST = re.compile(r"\d{4}年(?:度|全年)?")


def standing(
    material: Material,
    sentence: LastSentence,
    rows: Sequence[tuple[Clause, tuple[Place, ...]]],
    task: Task | None,
    why: list[str],
) -> list[tuple[Clause, tuple[Place, ...]]]:
    """The clauses that are not stale, with those that hang on a stale one left out."""
    kept: list[tuple[Clause, tuple[Place, ...]]] = []
    hanging, inspection = "", is_inspection(sentence.text)
    for clause, places in rows:
        known = any(p.known for p in places)
        reason = (
            ""
            if known and not material.words.of_part(clause.text)
            else _reason(material, clause, places, task, inspection)
        )
        if reason:
            why.append(reason)
            hanging = _hang(hanging, reason)
        elif not known and _leans(clause, places, hanging, bool(kept) or clause is rows[0][0]):
            continue
        else:
            hanging = ""
            kept.append((clause, places))
    if kept and not any(row for _, row in kept):
        return []
    return kept


def _hang(hanging: str, reason: str) -> str:
    """How what follows hangs on what was left out: 'all' of it, what has no 'subject', or ''."""
    if reason in (REPORTED, _LISTED):
        return "all"
    return hanging or ("subject" if reason.startswith(_DENIED) else "")


def _leans(clause: Clause, places: Sequence[Place], hanging: str, led: bool) -> bool:
    """Whether a clause cannot stand without one that was left out."""
    if hanging == "subject" and clause.amounts and clause.amounts[0].start > 1:
        return False
    if re.match(r"前者|后者|其中|该|此", clause.text) and not led:
        return True
    return bool(hanging) and not (places and all(p.state == KEPT for p in places))


def _reason(
    material: Material,
    clause: Clause,
    places: Sequence[Place],
    task: Task | None,
    inspection: bool,
) -> str:
    words = material.words
    if inspection:
        return ""
    if words.is_event(clause.text, clause.before):
        return REPORTED
    if places and words.of_part(clause.text):
        return "上期中一段时间的数字"
    if _PAST.fullmatch(clause.text) and words.of_earlier(clause.text):
        return REPORTED
    if has_stray_number(clause) or (places and words.of_earlier(clause.text)):
        return "上期的数字"
    if words.is_awaited(clause.text) or _MEANT.match(clause.text):
        return "上期的预期"
    if not places:
        named = re.match(r"(?:分别)?[为是]|包括", clause.text) or clause.before.endswith("：")
        if named and _COUNTED.search(clause.before):
            return _LISTED
        if is_single_deed(clause.text) and not words.within:
            return "上期的一次性工作，如仍在进行请另写"
        return is_stale(material, clause.text, task, clause.before)
    if all(p.state == KEPT for p in places):
        if is_single_deed(clause.text) and not words.within and not _FOUND.search(clause.text):
            return "上期的一次性工作，如仍在进行请另写"
        return denied(material, clause.text, task, clause.before)
    if is_record(clause.text):
        return "上期的评价，请按本期情况另写"
    if is_absolute(clause.text):
        return "所述状态没有本期依据"
    return "上期的经过" if is_story(clause.text, places) else ""
