"""CMRC 2018 as a library: its paragraphs among passages of other texts."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from index.context import embedding_text
from index.encode import load_encoder
from index.figures import read_figures
from index.library import Library
from index.records import FileMark, Held, insert_report
from index.reembed import write_encoder
from index.report import Metadata, Passage, Period, Recognised, Report
from index.store import Store

__all__ = ["Asked", "build_library", "read_cmrc", "read_texts"]

_TOGETHER = 50
_KEYS = ("text", "abstract", "context")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the text of the paragraph that was written for."""

    question: str
    paragraph: str


def read_cmrc(path: Path) -> tuple[Asked, ...]:
    """The questions of a file of CMRC 2018, packed or not."""
    data = path.read_bytes()
    whole = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    return tuple(
        Asked(question["question"], paragraph["context"].strip())
        for article in whole["data"]
        for paragraph in article["paragraphs"]
        for question in paragraph["qas"]
    )


def read_texts(paths: Sequence[Path], count: int, like: Sequence[str]) -> list[str]:
    """So many different texts of packed JSON lines, as long as some of those they are to be like.

    They are drawn at random, the same each time. Raises ValueError where there are too few.
    """
    least, most = min(map(len, like)), max(map(len, like))
    texts = {text for path in paths for text in _texts(path) if least <= len(text) <= most}
    fitting = sorted(texts - set(like))
    if len(fitting) < count:
        raise ValueError(f"only {len(fitting)} texts of {least} to {most} characters")
    return random.Random(0).sample(fitting, count)


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield str(next(row[key] for key in _KEYS if key in row)).strip()


def build_library(folder: Path, texts: Sequence[str]) -> None:
    """Makes a library whose passages are these texts, without titles and headings.

    Fifty of them stand in one report, with a gap between their ordinals: none is beside another.
    """
    Library.open(folder).close()
    store, encoder = Store(folder), load_encoder("default")
    try:
        with store.transaction():
            write_encoder(store, encoder)
            generation, rest = store.next_generation(), iter(texts)
            number = 0
            while some := list(islice(rest, _TOGETHER)):
                insert_report(store, _held(f"{number:05d}", some, encoder), generation)
                number += 1
    finally:
        store.close()


def _held(name: str, texts: Sequence[str], encoder: Any) -> Held:
    nothing = Recognised()
    metadata = Metadata(nothing, nothing, nothing, nothing, nothing, Period(None, None))
    passages, at = [], 0
    for number, text in enumerate(texts):
        passages.append(Passage(name, 2 * number, (), at, at + len(text), None, text))
        at += len(text) + 1
    report = Report(name, name, "txt", "\n".join(texts), metadata, ())
    vectors = encoder.encode_passages([embedding_text(metadata, p) for p in passages])
    mark = FileMark(name, at, 0, name)
    return Held(report, mark, "{}", report.text, (), tuple(passages), vectors, read_figures(report))
