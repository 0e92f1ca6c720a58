"""The next report as it was drawn up from the last one, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.draft_model import Change, Letter
from assistant.draft_sentence import Paragraph, Written
from assistant.renew_outcome import RenewedSlot
from assistant.reply import Citation

__all__ = ["Renewed", "RenewedSentence"]


@dataclass(frozen=True, slots=True)
class RenewedSentence:
    """A sentence of the last report beside its paragraph in the next one, () where it is left out.

    `mark` is one of the MARKS of `renewal_marks`; `heading` are the headings it stands under in
    the next report, those of the last one where it was left out. `old` is None for what is new.
    """

    mark: str
    heading: tuple[str, ...]
    old: Citation | None
    paragraph: Paragraph
    changes: tuple[Change, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The next report: its text with citations, and what became of every sentence of the last.

    `letter` has no date, which is the next report's own. `missing` says what is to be supplied.
    """

    title: str
    letter: Letter
    written: tuple[Written, ...]
    renewals: tuple[RenewedSentence, ...]
    slots: tuple[RenewedSlot, ...]
    missing: tuple[str, ...]
