"""When a text holds a wanted answer, and when it holds a wanted sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

__all__ = ["bare", "holds", "of_report", "report_stem", "supports"]

_BLANK = re.compile(r"\s+")
_DIGITS_OR_POINTS = re.compile(r"[\d.]*")
_FILE_ENDING = re.compile(r"\.(?:txt|md|markdown|docx?|docm|pdf|html?|xlsx?|xlsm|csv|wps|rtf|et)$")
_STOPS = "。.;,"


def bare(text: str) -> str:
    """The text as it is compared: NFKC, small letters, no stops at its ends, no white space.

    A single blank between two digits stays, as they are two numbers.
    """
    folded = unicodedata.normalize("NFKC", text)

    def kept(blank: re.Match[str]) -> str:
        alone = blank.end() - blank.start() == 1
        around = folded[blank.start() - 1 : blank.start()] + folded[blank.end() : blank.end() + 1]
        return blank.group() if alone and len(around) == 2 and around.isdecimal() else ""

    return _BLANK.sub(kept, folded).strip(_STOPS).lower()


def holds(text: str, answer: str) -> bool:
    """Whether an answer stands in a text, its numbers whole: 4% does not stand in 74% or 4%.5."""
    inside, wanted = bare(text), bare(answer)
    return bool(wanted) and any(
        _whole(inside, start, start + len(wanted)) for start in _occurrences(inside, wanted)
    )


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch that begins or ends with a digit does not cut a number there."""
    before = text[start - 1 : start]
    if text[start].isdigit() and (before.isdecimal() or before == "."):
        return False
    following = _DIGITS_OR_POINTS.match(text, end)
    cut = following is not None and following.group().strip(".") != ""
    return not (text[end - 1].isdigit() and cut)


def supports(text: str, sentence: str) -> bool:
    """Whether a text holds a wanted sentence or a run of half of it, or is such a half itself.

    Passages and citations may cut a sentence.
    """
    held, wanted = bare(text), bare(sentence)
    if wanted in held or (held and held in wanted and 2 * len(held) >= len(wanted)):
        return True
    half = (len(wanted) + 1) // 2
    return any(wanted[at : at + half] in held for at in range(len(wanted) - half + 1))


def report_stem(name: str) -> str:
    """The name of a report without folders and the ending of its file."""
    return _FILE_ENDING.sub("", name.rsplit("/", 1)[-1])


def of_report(report: str, docs: Collection[str]) -> bool:
    """Whether a report is one of those wanted; any is where none is named."""
    return not docs or report_stem(report) in {report_stem(doc) for doc in docs}
