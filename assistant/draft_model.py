"""What a draft is: sections whose every sentence is cited, and the slots they were filled from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reply import Citation

__all__ = [
    "BY_HAND",
    "CellCitation",
    "Change",
    "Draft",
    "Found",
    "Letter",
    "Renewal",
    "Section",
    "Slot",
]

FILLED = "filled"
MISSING = "missing"
CONFLICT = "conflict"
BY_HAND = "使用者填写"


@dataclass(frozen=True, slots=True)
class CellCitation(Citation):
    """Cited cells of a ledger: `report` is the file name, `heading` the sheet and the cell range.

    `quote` gives the cells' own words with their rows, after the count made from them where there
    is one ('由台账统计：…＝9项：…'). `cells` are their coordinates ('H5:H16'), `formula` the count
    over those, '' where the cell itself is quoted. `start` and `end` are 0: a ledger has no
    running text.
    """

    cells: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value found for a slot in one source, before it is merged and numbered.

    `number` is a count's value; `noun` what is counted; `part` '其中' where the source says that
    the value is part of the one before it. `gap` says what is wanting where the source shows that
    there should be a value; `value` is then empty. `formula` is the calculation of a value that
    was computed from the figures of its citations ('(421−318)÷318=32.4%'), '' where it is quoted.
    """

    value: str
    citations: tuple[Citation, ...]
    number: int | None = None
    noun: str = ""
    part: str = ""
    gap: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a draft: `status` is 'filled', 'missing' or 'conflict'.

    A missing slot has an empty value and no citations, or those that show the gap. A conflict
    shows both values and cites both sources. `required` slots appear as 【待补：…】 when missing.
    """

    name: str
    value: str
    status: str
    citations: tuple[Citation, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text beneath it; `[n]` in the text is the `n` of one of its citations.

    `level` is 1 for 一、, 2 for （一）, 3 for 1. and 4 for （1）; `heading` carries its number. A
    computed value is followed by '（据[1][2]计算：…）' in `text`. `clean` is the text for sending,
    without marks and calculations; its paragraphs are those of `text`.
    """

    heading: str
    text: str
    citations: tuple[Citation, ...]
    level: int = 1
    clean: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands around the body of an official document, each '' or () where there is none.

    `addressee` is 主送机关 without its colon, `attachments` the names in 附件说明, `signer` 署名,
    `date` 成文日期 as it is written ('2025年7月18日').
    """

    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signer: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a sentence that is another now: the `old` words, the `new` ones, and why."""

    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """A sentence of the last report beside what became of it in the draft.

    `mark` is one of the MARKS of `renewal_marks`. `heading` are the headings it stands under in
    the draft. `old` cites the sentence of the last report, None for a sentence that is new. `new`
    is the sentence of the draft with its [n] marks, '' where it was left out. `about` says in
    Chinese why.
    """

    mark: str
    heading: tuple[str, ...]
    old: Citation | None
    new: str
    changes: tuple[Change, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its sections, the slots it was filled from, and what a person still has to settle.

    `missing` are sentences in Chinese: what is to be supplied, and what the sources leave in doubt.
    `renewals` are the sentences of the last report, in its order, where one was given.
    """

    template: str
    title: str
    sections: tuple[Section, ...]
    slots: tuple[Slot, ...]
    missing: tuple[str, ...]
    letter: Letter = Letter()
    renewals: tuple[Renewal, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the draft once, by its number."""
        numbered = {c.n: c for section in self.sections for c in section.citations}
        return tuple(numbered[n] for n in sorted(numbered))
