"""主送, 署名 and 成文日期 of a draft: the user's own before those of template or last report."""

from __future__ import annotations

from dataclasses import replace

from assistant.deadline import day_label, read_deadline
from assistant.draft_choose import DraftError
from assistant.draft_model import Draft, Letter

__all__ = ["complete_letter"]

NO_DATE = "【待补：成文日期】"


def complete_letter(draft: Draft, given: Letter) -> Draft:
    """The draft with its letter completed; the date of the last report is never its date.

    A signed draft without a date gets a gap for it. Raises DraftError for a date that names no day.
    """
    own = draft.letter
    letter = Letter(
        given.addressee or own.addressee,
        given.attachments or own.attachments,
        given.signer or own.signer,
        _dated(given.date),
    )
    missing = draft.missing
    if letter.signer and not letter.date:
        letter = replace(letter, date=NO_DATE)
        missing = (*missing, "成文日期没有写明，请补充")
    return replace(draft, letter=letter, missing=missing)


def _dated(words: str) -> str:
    if not words or words.startswith("【"):
        return words
    found = read_deadline(words)
    if found.day is None or found.precision != "day":
        raise DraftError(f"看不懂成文日期“{words}”，请写成“2025年7月18日”这样的形式。")
    return day_label(found.day)
