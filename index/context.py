"""What stands before a passage when it is matched and embedded: its report, place, time, headings.

Tune these functions freely: the fingerprints below change with what they return, so that a
lexical index is rebuilt and stored vectors of another form are refused.
"""

from __future__ import annotations

import hashlib
from functools import cache

from index.report import Metadata, Passage, Period, Recognised
from index.tokens import tokenize

__all__ = [
    "context_text",
    "embedding_fingerprint",
    "embedding_text",
    "lexical_fingerprint",
    "lexical_text",
]

_PROBE_METADATA = Metadata(
    Recognised("临澜市2023年度整改落实情况报告"),
    Recognised("临澜市"),
    Recognised("2023"),
    Recognised("2023-12-05"),
    Recognised("整改落实情况报告"),
    Period("2022-01-01", "2023-10-31"),
)
_PROBE_PASSAGE = Passage(
    "x",
    0,
    ("一、总体进展", "(一)水污染防治"),
    0,
    30,
    None,
    "截至10月底,36项任务完成29项,建成管网83.6公里。",
)


def context_text(metadata: Metadata, passage: Passage) -> str:
    """The title, place, years and heading path of a passage, joined by line ends."""
    period = metadata.period
    years = {date[:4] for date in (metadata.year.value, period.start, period.end) if date}
    lines = [metadata.title.value, metadata.place.value, " ".join(sorted(years)), *passage.heading]
    return "\n".join(line for line in lines if line)


def lexical_text(metadata: Metadata, passage: Passage) -> str:
    """What the lexical index matches: the context of a passage, then its text."""
    return f"{context_text(metadata, passage)}\n{passage.text}"


def embedding_text(metadata: Metadata, passage: Passage) -> str:
    """What the encoder sees: the title, the heading path and the text of a passage."""
    return "\n".join(
        part for part in (metadata.title.value, *passage.heading, passage.text) if part
    )


@cache
def lexical_fingerprint() -> str:
    """A mark that changes with the lexical text or the tokens made from it."""
    return _digest(" ".join(tokenize(lexical_text(_PROBE_METADATA, _PROBE_PASSAGE))))


@cache
def embedding_fingerprint() -> str:
    """A mark that changes with the form of the embedded text."""
    return _digest(embedding_text(_PROBE_METADATA, _PROBE_PASSAGE))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
