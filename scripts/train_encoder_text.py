"""Training text: documents out of the jsonl.gz files, and questions made of their sentences."""

from __future__ import annotations

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rjieba

__all__ = ["SOURCES", "Document", "cloze", "fold", "read_documents", "sentences"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the four parts of a document stand in the rows of one file."""

    group: str
    heading: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One passage of training text.

    `group` names the report, law or paper it stands in: passages of one group are each other's
    hard negatives. `query` is a text that finds the passage (its heading, title or a question),
    empty where there is none.
    """

    source: str
    group: str
    query: str
    text: str


SOURCES = {
    "chinaxiv_sections": Source("title", ("title", "heading"), "text"),
    "chinaxiv_abstracts": Source("", ("title",), "abstract"),
    "statutes": Source("law", ("law", "chapter"), "text"),
    "report_paragraphs": Source("report", ("heading",), "text"),
    "drcd_simplified": Source("", ("question",), "context"),
}

_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零\d]+条(之[一二三四五])?\s*")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_CLAUSE = re.compile(r"[^,，、:：()（）]+")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年")
_NUMBER = re.compile(
    r"[近约超达]?\d[\d,.]*\s*(?:多|余)?(?:[十百千万亿]+)?"
    r"(个百分点|[%％]|平方公里|公里|平方米|立方米|万元|公顷|[元亩吨人家个件项户台座起次名所条倍岁天年月日米])"
)
_PERCENT = {"%": "百分之多少", "％": "百分之多少", "个百分点": "几个百分点"}


def fold(text: str) -> str:
    """The text in NFKC and lower case, as the tokenizer sees it."""
    return unicodedata.normalize("NFKC", text).lower()


def sentences(text: str) -> list[str]:
    """The sentences of a text of at least four characters, without their full stops."""
    return [s for s in (m.group().strip() for m in _SENTENCE.finditer(text)) if len(s) >= 4]


def read_documents(folder: Path, leave_out: frozenset[str] = frozenset()) -> Iterator[Document]:
    """The documents of every known file in the folder, file by file in a fixed order."""
    for name, source in SOURCES.items():
        path = folder / f"{name}.jsonl.gz"
        if name in leave_out or not path.exists():
            continue
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                document = _document(name, source, json.loads(line), number)
                if len(document.text) >= 20:
                    yield document


def _document(name: str, source: Source, row: dict[str, str], number: int) -> Document:
    query = " ".join(row[key] for key in source.heading if row[key])
    group = row[source.group] if source.group else str(number // 16)
    return Document(name, group or str(number // 16), query, _ARTICLE.sub("", row[source.text]))


def cloze(sentence: str, rng: random.Random) -> str:
    """A question that the sentence answers, or '' where none can be made.

    A number becomes 多少 with its unit, a year 哪年, the end of a clause 什么 or 哪些; only the
    clause that is asked about and up to two before it are kept, as people ask shortly.
    """
    clauses = [m.group().strip() for m in _CLAUSE.finditer(sentence)]
    asked = [(i, q) for i, c in enumerate(clauses) for q in [_ask(c, rng)] if q]
    if not asked:
        return ""
    at, question = rng.choice(asked)
    before = clauses[max(0, at - rng.choice((0, 0, 1, 2))) : at]
    return " ".join([*before, question])


def _ask(clause: str, rng: random.Random) -> str:
    if _YEAR.search(clause) and rng.random() < 0.5:
        return _YEAR.sub("哪年", clause, count=1)
    number = next((m for m in _NUMBER.finditer(clause) if not _YEAR.match(m.group())), None)
    if number:
        unit = number.group(1)
        asked = _PERCENT.get(unit, rng.choice(("多少", "几")) + unit)
        return clause[: number.start()] + asked + clause[number.end() :]
    words = list(rjieba.cut(clause))
    if len(words) >= 4 and rng.random() < 0.7:
        kept = rng.randint(len(words) // 2, len(words) - 1)
        return "".join(words[:kept]) + rng.choice(("什么", "哪些", "怎么样", "如何"))
    return ""
