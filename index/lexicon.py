"""From the words people type to the terms that official reports use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from index.errors import ReportAssistantError
from index.tokens import fold

__all__ = ["LexiconError", "expansions", "lexicon"]


class LexiconError(ReportAssistantError):
    """A lexicon of the user's that cannot be read."""


@cache
def lexicon(extra: Path | None = None) -> dict[str, tuple[str, ...]]:
    """A word people type to the official terms it may stand for, most frequent first, all folded.

    `extra` is a UTF-8 file of the user's in the form of the shipped one: a word, a tab and terms
    separated by spaces in each line, comments after '#'. Its lines replace shipped lines of the
    same word; it is read once in a process. Raises LexiconError where it cannot be.
    """
    shipped = (files("index") / "data" / "lexicon.tsv").read_text(encoding="utf-8")
    return _parsed(shipped, "lexicon.tsv") | (_read(extra) if extra else {})


def expansions(question: str, extra: Path | None = None) -> tuple[str, ...]:
    """The official terms for the words of a folded question, in its order, without repeats.

    A longer word hides the shorter ones inside it; a term that stands in the question already is
    left out. `extra` is a lexicon of the user's, as in `lexicon`.
    """
    table = lexicon(extra)
    found: dict[str, None] = {}
    at = 0
    while at < len(question):
        word = next((w for n in _lengths(extra) if (w := question[at : at + n]) in table), "")
        found.update((term, None) for term in table.get(word, ()) if term not in question)
        at += len(word) or 1
    return tuple(found)


@cache
def _lengths(extra: Path | None) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in lexicon(extra)}, reverse=True))


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"词表“{path}”读不出来,请确认文件存在并另存为 UTF-8 编码。"
        raise LexiconError(message) from error
    return _parsed(text, str(path))


def _parsed(text: str, name: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(fold(text).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, terms = line.partition("\t")
        if not word.strip() or not terms.strip():
            message = f"词表“{name}”第 {number} 行应写成“词、制表符、公文用语”,请改正后重试。"
            raise LexiconError(message)
        table[word.strip()] = tuple(terms.split())
    return table
