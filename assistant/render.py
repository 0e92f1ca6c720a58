"""Text for reading: safe for a terminal, with matched words, places and sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.text import Text

from assistant.render_lines import breaks

if TYPE_CHECKING:
    from assistant.reply import Citation
    from index.hit import Hit

__all__ = [
    "Prose",
    "found_lines",
    "hits_page",
    "mark",
    "nothing_found",
    "numbered",
    "place_line",
    "plain",
]

_KEPT = "\n\t"
_INDENT = 4
_LISTED = 20
_NARROWEST = 8
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


class Prose:
    """Text broken into lines as Chinese is, each `indent` columns from the left."""

    def __init__(self, text: Text | str, indent: int = 0, style: str = "") -> None:
        """`style` goes over the whole text."""
        self.text = Text(text) if isinstance(text, str) else text.copy()
        self.text.stylize_before(style)
        self.indent = indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, none of them wider than the console and none with blanks at its end."""
        width = max(options.max_width - self.indent, _NARROWEST)
        for paragraph in self.text.split("\n", allow_blank=True):
            for line in paragraph.divide(breaks(paragraph.plain, width)):
                line.rstrip()
                margin = " " * (self.indent if line.plain else 0)
                yield Text.assemble(margin, line, no_wrap=True, overflow="ignore")


def place_line(heading: Sequence[str], page: int | None) -> str:
    """Where a sentence stands in its report: the path of headings and the page; '' for neither."""
    parts = [" › ".join(heading)] if heading else []
    if page is not None:
        parts.append(f"第 {page} 页")
    return plain(" · ".join(parts)).replace("\n", " ")


def hits_page(hits: Sequence[Hit], words: Sequence[str]) -> Group:
    """Passages found, best first, each with its title, place, text and source."""
    return Group(*(_hit(hit, words) for hit in hits))


def _hit(hit: Hit, words: Sequence[str]) -> Group:
    head = Text.assemble((f"{hit.rank:>2}  ", "bold cyan"), (plain(hit.title), "bold"))
    return Group(Prose(head), *found_lines(hit, mark(hit.text, words)), Text())


def found_lines(found: Hit | Citation, words: Text) -> list[Prose]:
    """The place of a passage or sentence, its words, and its source, below its title."""
    where = place_line(found.heading, found.page)
    places = [Prose(where, _INDENT, "cyan")] if where else []
    source = _source(found)
    return [*places, Prose(words, _INDENT), *([Prose(source, _INDENT, "dim")] if source else [])]


def _source(found: Hit | Citation) -> str:
    """The report's id where its title is another, and the offsets where it has running text."""
    offsets = f"{found.start}–{found.end}" if found.end else ""
    if found.report in ("", found.title):
        return f"位置：{offsets}" if offsets else ""
    return f"来源：{plain(found.report)}  {offsets}".rstrip()


def nothing_found(held: Mapping[str, Sequence[str]]) -> Prose:
    """What a search that found nothing says; `held` is what the library has of what was named."""
    if not held:
        return Prose("没有找到相符的段落，请换个说法。", style="yellow")
    page = Text(f"没有找到相符的段落，请换个说法，或放宽{'、'.join(held)}的限定。", style="yellow")
    for name, values in held.items():
        known = "、".join(values[:_LISTED]) + ("等" if len(values) > _LISTED else "")
        page.append(f"\n库中的{name}：{plain(known) or '没有识别出来'}", style="default")
    return Prose(page)
