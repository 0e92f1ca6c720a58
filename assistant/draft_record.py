"""What a drafted Word file remembers of how it was drafted: each figure and its source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.check_draft_figures import Held, held
from assistant.draft_anchor import Anchor, anchors
from assistant.draft_marks import numbers_in, parts, without_marks
from assistant.draft_model import CellCitation, Draft, Section
from assistant.draft_record_part import put_part, read_part
from index.sentences import sentence_spans

__all__ = [
    "Record",
    "RecordedFigure",
    "RecordedSentence",
    "RecordedSource",
    "attach",
    "read_record",
    "record_of",
    "sentences",
]

NAMESPACE = "urn:report-assistant:draft-record"
GUID = "{6B0B7D0A-3C5E-4E0B-9C53-0D6A8C1F2E47}"
VERSION = 1
_MARKS = re.compile(r"【不一致[^】]*】|(?:\[\d{1,4}\])+")


@dataclass(frozen=True, slots=True)
class RecordedSource:
    """A citation as it was when the draft was made; `cells` is set for a ledger's."""

    n: int
    report: str
    title: str
    heading: tuple[str, ...]
    start: int
    end: int
    page: int | None
    quote: str
    cells: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """A figure, date or open place at `start` of its sentence.

    `status` is 'filled', 'missing' (【待补：…】) or 'conflict', `formula` how it was computed.
    `citations` are the numbers of its sources.
    """

    text: str
    start: int
    end: int
    citations: tuple[int, ...]
    formula: str
    status: str


@dataclass(frozen=True, slots=True)
class RecordedSentence:
    """A sentence of a draft without its marks, the heading it stands under, and its figures.

    `citations` are the numbers of all sources of the sentence.
    """

    heading: str
    text: str
    citations: tuple[int, ...]
    figures: tuple[RecordedFigure, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a drafted file remembers; `text` is all that it read when it was written, with marks."""

    template: str
    title: str
    text: str
    sentences: tuple[RecordedSentence, ...]
    sources: Mapping[int, RecordedSource]


def record_of(draft: Draft, text: str = "") -> bytes:
    """The record of a draft as compact JSON; `text` is that of the file it was written to."""
    lines = [draft.title, *(line for s in draft.sections for line in (s.heading, s.text))]
    document = {
        "version": VERSION,
        "template": draft.template,
        "title": draft.title,
        "text": text or "\n".join(line for line in lines if line),
        "sentences": [asdict(s) for section in draft.sections for s in sentences(section)],
        "sources": [
            asdict(
                RecordedSource(
                    c.n, c.report, c.title, c.heading, c.start, c.end, c.page, c.quote,
                    *((c.cells, c.formula) if isinstance(c, CellCitation) else ()),
                )
            )
            for c in draft.citations
        ],
    }  # fmt: skip
    return json.dumps(document, separators=(",", ":")).encode()


def attach(path: Path, draft: Draft) -> None:
    """Writes the record of a draft into the .docx it was written to; it shows nowhere.

    Raises ExportError where the file cannot be written.
    """
    put_part(path, NAMESPACE, GUID, record_of(draft, _text_of(path)).decode())


def read_record(path: Path) -> Record | None:
    """The record that a Word file holds; None for a file without one, or one that is unreadable."""
    text = read_part(path, NAMESPACE)
    if text is None:
        return None
    try:
        return _record(json.loads(text))
    except (ValueError, KeyError, TypeError):
        return None


def sentences(section: Section) -> Iterator[RecordedSentence]:
    """The sentences of a section, each figure with the sources that state it."""
    plain = without_marks(section.text)
    anchored = anchors(section)
    for start, end in _sentence_spans(plain.text):
        first, last = plain.offsets[start], plain.offsets[end - 1] + 1
        text = plain.text[start:end]
        figures = []
        for token in held(text):
            at = (plain.offsets[start + token.start], plain.offsets[start + token.end - 1] + 1)
            mine = next((a for a in anchored if a.start < at[1] and at[0] < a.end), None)
            figures.append(_figure(token, section.text[at[0] : last], mine))
        cited = _numbers(section.text[first:last])
        yield RecordedSentence(section.heading, text, cited, tuple(figures))


def _figure(token: Held, marked: str, anchor: Anchor | None) -> RecordedFigure:
    """`marked` is the sentence from the token on: marks stand within a conflict, else behind."""
    status = {"gap": "missing", "conflict": "conflict"}.get(token.kind, "filled")
    behind = next((m.group() for m in _MARKS.finditer(marked)), "")
    numbers = tuple(c.n for c in anchor.citations) if anchor else _numbers(behind)
    formula = anchor.formula if anchor else ""
    return RecordedFigure(token.text, token.start, token.end, numbers, formula, status)


def _numbers(marked: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for part in parts(marked) for n in numbers_in(part.text)))


def _sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        for start, end in sentence_spans(line):
            yield at + start, at + end
        at += len(line) + 1


def _text_of(path: Path) -> str:
    """The text of a file as `check` will read it."""
    from index.metadata import Given
    from index.read_source import source_of
    from index.reading import read_report

    return read_report(source_of(path), path.stem, str(path), Given(), path.stem).report.text


def _record(document: Mapping[str, Any]) -> Record:
    sources = [RecordedSource(**{**s, "heading": tuple(s["heading"])}) for s in document["sources"]]
    return Record(
        document["template"],
        document["title"],
        document["text"],
        tuple(_sentence(s) for s in document["sentences"]),
        {source.n: source for source in sources},
    )


def _sentence(fields: Mapping[str, Any]) -> RecordedSentence:
    figures = tuple(
        RecordedFigure(**{**f, "citations": tuple(f["citations"])}) for f in fields["figures"]
    )
    return RecordedSentence(fields["heading"], fields["text"], tuple(fields["citations"]), figures)
