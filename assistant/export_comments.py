"""The sources of a draft as Word comments at its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

from assistant.draft_anchor import anchors
from assistant.draft_marks import WORDS, numbers_in, parts
from assistant.draft_model import Draft, Section
from assistant.export_layout import TABLE_PT
from assistant.export_markdown import source_place
from assistant.export_runs import Cut
from assistant.export_xml import Look, run
from assistant.reply import Citation

__all__ = ["Comments", "source_words"]

_AUTHOR, _INITIALS, _FONT = "报告助手", "出处", "宋体"
_UNKNOWN = "没有找到这个数字的出处，请核实。"


class Comments:
    """The comments of a draft, made as its text is written."""

    def __init__(self, draft: Draft) -> None:
        """None yet; `draft` is what they are about."""
        self._draft = draft
        self.made: list[str] = []

    def summary(self, words: str) -> str:
        """The runs of the title with a comment that counts the sources and names what is open."""
        said = [f"共引用{len(self._draft.citations)}处原文；每个数字的出处见其批注。"]
        if self._draft.missing:
            said += ["待补和待核实事项："]
            said += [f"{n}．{item}" for n, item in enumerate(self._draft.missing, 1)]
        before, after = self._add(said)
        return f"{before}{words}{after}"

    def of(self, section: Section) -> list[Cut]:
        """Where the comments of a section begin and end: each figure, and each mark without one."""
        found = [
            (anchor.start, anchor.end, _figure_words(anchor.citations, anchor.formula))
            for anchor in anchors(section)
        ]
        found += _marks(section, {c.n for anchor in anchors(section) for c in anchor.citations})
        return [Cut(start, end, *self._add(words)) for start, end, words in sorted(found)]

    def _add(self, words: Iterable[str]) -> tuple[str, str]:
        number = len(self.made)
        self.made.append(_comment(number, words))
        return (
            f'<w:commentRangeStart w:id="{number}"/>',
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr>'
            '<w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>',
        )


def source_words(citation: Citation) -> tuple[str, str]:
    """A citation in two lines: its number and place, and its sentence."""
    return f"[{citation.n}] {source_place(citation)}", f"原文：{citation.quote}"


def _figure_words(citations: Sequence[Citation], formula: str) -> list[str]:
    if not citations:
        return [_UNKNOWN]
    said = [f"计算：{formula}"] if formula else []
    return said + [line for citation in citations for line in source_words(citation)]


def _marks(section: Section, shown: set[int]) -> list[tuple[int, int, list[str]]]:
    """The marks, calculations and open places with a citation that no figure of it shows."""
    cited = {citation.n: citation for citation in section.citations if citation.n not in shown}
    found = []
    for part in parts(section.text):
        numbers = numbers_in(part.text) if part.kind != WORDS else ()
        words = [line for n in numbers if n in cited for line in source_words(cited[n])]
        if words:
            found.append((part.start, part.end, words))
    return found


def _comment(number: int, lines: Iterable[str]) -> str:
    look = Look(_FONT, TABLE_PT)
    reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    made = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{reference if n == 0 else ""}'
        f"{run(line, look)}</w:p>"
        for n, line in enumerate(lines)
    )
    return (
        f'<w:comment w:id="{number}" w:author={quoteattr(_AUTHOR)} '
        f"w:initials={quoteattr(_INITIALS)}>{made}</w:comment>"
    )
