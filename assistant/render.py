"""Text for reading: safe for a terminal, with matched words, places and sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

if TYPE_CHECKING:
    from index.hit import Hit

__all__ = [
    "hits_page",
    "indented",
    "mark",
    "nothing_found",
    "numbered",
    "place_line",
    "plain",
    "source_line",
]

_KEPT = "\n\t"
_LISTED = 20
_MATCH = "bold yellow"
_NUMBER = re.compile(r"\[\d+\]")


def plain(text: str) -> str:
    """The text, as long as before, with control and direction-changing characters replaced.

    A report may hold escape sequences, which a terminal would obey.
    """
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in _KEPT else c
        for c in text
    )


def mark(text: str, words: Iterable[str], style: str = _MATCH) -> Text:
    """The text with every occurrence of the words styled, whatever their width and case."""
    shown = Text(plain(text))
    folded = "".join(_folded(character) for character in text)
    wanted = sorted({_fold_all(word) for word in words} - {""}, key=len, reverse=True)
    if wanted:
        for found in re.finditer("|".join(re.escape(word) for word in wanted), folded):
            shown.stylize(style, found.start(), found.end())
    return shown


def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def _fold_all(word: str) -> str:
    return "".join(_folded(character) for character in word)


def numbered(text: Text) -> Text:
    """The text with its citation marks [n] styled."""
    for found in _NUMBER.finditer(text.plain):
        text.stylize("cyan", found.start(), found.end())
    return text


def indented(renderable: RenderableType, columns: int = 4) -> Padding:
    """The renderable moved to the right."""
    return Padding(renderable, (0, 0, 0, columns), expand=False)


def place_line(heading: Sequence[str], page: int | None) -> str:
    """Where a sentence stands in its report: the path of headings and the page; '' for neither."""
    parts = [" › ".join(heading)] if heading else []
    if page is not None:
        parts.append(f"第 {page} 页")
    return plain(" · ".join(parts)).replace("\n", " ")


def hits_page(hits: Sequence[Hit], words: Sequence[str]) -> Group:
    """Passages found, best first, each with its title, place, text and source."""
    return Group(*(_hit(hit, words) for hit in hits))


def nothing_found(held: Mapping[str, Sequence[str]]) -> Text:
    """What a search that found nothing says; `held` is what the library has of what was named."""
    if not held:
        return Text("没有找到相符的段落，请换个说法。", style="yellow")
    page = Text(f"没有找到相符的段落，请换个说法，或放宽{'、'.join(held)}的限定。", style="yellow")
    for name, values in held.items():
        known = "、".join(values[:_LISTED]) + ("等" if len(values) > _LISTED else "")
        page.append(f"\n库中的{name}：{plain(known) or '没有识别出来'}", style="default")
    return page


def _hit(hit: Hit, words: Sequence[str]) -> Group:
    head = Text.assemble((f"{hit.rank:>2}  ", "bold cyan"), (plain(hit.title), "bold"))
    where = place_line(hit.heading, hit.page)
    body: list[RenderableType] = [head]
    if where:
        body.append(indented(Text(where, style="cyan")))
    body.append(indented(mark(hit.text, words)))
    body.append(indented(source_line(hit.report, hit.start, hit.end)))
    return Group(*body, Text())


def source_line(report: str, start: int, end: int) -> Text:
    """The report's id and the offsets into its repaired text."""
    return Text(f"来源：{plain(report)}  {start}–{end}", style="dim")
