"""The sources of a draft as cards: sentences in their paragraph, ledger cells as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.draft_model import CellCitation
from assistant.web_sources import source_cards
from assistant.web_text import shown

if TYPE_CHECKING:
    from assistant.reply import Citation
    from index.library import Library

__all__ = ["cards"]

_CELL = re.compile(r"“(?P<words>[^”]*)”（第(?P<rows>[\d、,，–—-]+)行）")
_COLUMN = re.compile(r"[A-Z]+")


def cards(library: Library, citations: Sequence[Citation]) -> str:
    """A card for each citation, each in an element that names its number.

    Raises UnknownReportsError where a report was removed meanwhile.
    """
    return "".join(
        f'<div class="held" data-n="{citation.n}">{_card(library, citation)}</div>'
        for citation in citations
    )


def _card(library: Library, citation: Citation) -> str:
    if isinstance(citation, CellCitation):
        return _cells_card(citation)
    return source_cards(library, [citation])


def _cells_card(citation: CellCitation) -> str:
    """The cited cells with their rows and column, and the count over them."""
    where = " · ".join(part for part in (*citation.heading, citation.cells) if part)
    counted = f'<div class="formula">{shown(citation.formula)}</div>' if citation.formula else ""
    lead, table = _table(citation)
    return (
        f'<article class="source cells"><header><span class="n">{citation.n}</span>'
        f"<b>{shown(citation.title or citation.report)}</b></header>"
        f'<div class="where">{shown(where)}</div>{lead}{table}{counted}</article>'
    )


def _table(citation: CellCitation) -> tuple[str, str]:
    """What is said before the cells, and the cells; the quote as it is where it names no rows."""
    found = list(_CELL.finditer(citation.quote))
    if not found:
        return f'<p class="quote">{shown(citation.quote)}</p>', ""
    lead = citation.quote[: found[0].start()].rstrip("：")
    column = _COLUMN.match(citation.cells)
    label = f"{column[0]} 列" if column else "单元格"
    rows = "".join(
        f"<tr><th>{shown(cell['rows'])}</th><td>{shown(cell['words'])}</td></tr>" for cell in found
    )
    return (
        f'<p class="quote">{shown(lead)}</p>' if lead else "",
        f'<table class="cells"><thead><tr><th>行</th><th>{label}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>",
    )
