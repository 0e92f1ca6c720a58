"""A draft as Markdown: the text with its [n] marks, the numbered sources, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft_marks import without_marks
from assistant.draft_model import CellCitation, Draft
from assistant.reply import Citation

__all__ = ["source_place", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_<>#|~])")


def to_markdown(draft: Draft, clean: bool = False) -> str:
    """The draft as Markdown: the letter and its sections, then 数据来源 and 待补和待核实 where any.

    A `clean` copy is for sending: without marks, calculations, sources and what is missing. Text
    out of documents is escaped: markup in a report is shown, not followed.
    """
    blocks = [f"# {_escape(draft.title)}", *_body(draft, clean)]
    if not clean:
        blocks += [*_sources(draft), *_missing(draft)]
    return "\n\n".join(blocks) + "\n"


def _body(draft: Draft, clean: bool) -> Iterator[str]:
    letter = draft.letter
    if letter.addressee:
        yield _escape(f"{letter.addressee.rstrip('：:')}：")
    for section in draft.sections:
        if section.heading and section.heading != draft.title:
            yield f"{'#' * (1 + min(max(section.level, 1), 5))} {_escape(section.heading)}"
        text = (section.clean or without_marks(section.text).text) if clean else section.text
        yield from (_escape(line) for line in text.split("\n") if line.strip())
    names = [name.rstrip("。；") for name in letter.attachments]
    if len(names) == 1:
        yield _escape(f"附件：{names[0]}")
    elif names:
        numbered = (f"{n}. {_escape(name)}" for n, name in enumerate(names, 1))
        yield "附件：\n\n" + "\n".join(numbered)
    yield from (_escape(line) for line in (letter.signer, letter.date) if line)


def _sources(draft: Draft) -> Iterator[str]:
    if draft.citations:
        yield "## 数据来源"
    for citation in draft.citations:
        yield f"[{citation.n}] {_escape(source_place(citation))}"
        yield "\n".join(f"> {_escape(line)}" for line in citation.quote.split("\n"))


def _missing(draft: Draft) -> Iterator[str]:
    if draft.missing:
        yield "## 待补和待核实"
        yield "\n".join(f"- {_escape(item)}" for item in draft.missing)


def source_place(citation: Citation) -> str:
    """Where a cited text stands, in Chinese: report, headings, page; or ledger, sheet, cells."""
    if isinstance(citation, CellCitation):
        return f"{citation.report} {' '.join(citation.heading)}（{citation.cells}）"
    place = f"《{citation.title}》" if citation.report else citation.title
    if citation.heading:
        place += f" {' > '.join(citation.heading)}"
    if citation.page is not None:
        place += f"，第{citation.page}页"
    return place


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
