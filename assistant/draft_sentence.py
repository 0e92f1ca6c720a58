"""The sentences of a draft before their citations are numbered, and the numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.draft_model import Section
from assistant.reply import Citation

__all__ = ["Numbered", "Paragraph", "Piece", "Written", "number_citations"]

_STOP = re.compile(r"[。；，、：！？]?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph and the citations it stands on, whose marks come at its end.

    Marks stand before a closing punctuation mark. A piece with a `formula` was computed from the
    figures of its citations: it is followed by '（据[1][2]计算：formula）' instead of bare marks.
    Neighbours in one sentence that cite the same are marked once, at the later.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    formula: str = ""


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A heading with its number, its level from 1 to 4, and the paragraphs beneath it."""

    heading: str
    level: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The sections with numbered citations, and the number of every citation."""

    sections: tuple[Section, ...]
    numbers: Mapping[Citation, int]

    def of(self, citation: Citation) -> Citation:
        """The citation with its number."""
        return replace(citation, n=self.numbers[citation])

    def mark(self, paragraph: Paragraph) -> str:
        """The text of a paragraph with its marks."""
        return _marked(paragraph, self.numbers)


def number_citations(sections: Sequence[Written], others: Iterable[Citation] = ()) -> Numbered:
    """Numbers from 1 in reading order; `others` are cited by slots that the text leaves out."""
    pieces = [piece for s in sections for paragraph in s.paragraphs for piece in paragraph]
    cited = [citation for piece in pieces for citation in piece.citations]
    numbers = {c: n for n, c in enumerate(dict.fromkeys([*cited, *others]), 1)}
    return Numbered(tuple(_section(section, numbers) for section in sections), numbers)


def _section(section: Written, numbers: Mapping[Citation, int]) -> Section:
    cited = {c for paragraph in section.paragraphs for p in paragraph for c in p.citations}
    return Section(
        section.heading,
        "\n".join(_marked(paragraph, numbers) for paragraph in section.paragraphs),
        tuple(replace(c, n=numbers[c]) for c in sorted(cited, key=lambda c: numbers[c])),
        section.level,
        "\n".join("".join(piece.text for piece in p) for p in section.paragraphs),
    )


def _marked(paragraph: Paragraph, numbers: Mapping[Citation, int]) -> str:
    parts: list[str] = []
    for i, piece in enumerate(paragraph):
        after = paragraph[i + 1] if i + 1 < len(paragraph) else None
        stop = _STOP.search(piece.text)
        at = stop.start() if stop else len(piece.text)
        body, end = piece.text[:at], piece.text[at:]
        marks = "".join(f"[{numbers[citation]}]" for citation in piece.citations)
        if piece.formula:
            marks = f"（据{marks}计算：{piece.formula}）"
        elif after is not None and end != "。" and _same(piece, after):
            marks = ""
        parts.append(f"{body}{marks}{end}")
    return "".join(parts)


def _same(piece: Piece, after: Piece) -> bool:
    return piece.citations == after.citations and not after.formula
