"""Typing errors of a question put right where only one reading is left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.indicator_names import written_names
from index.lexicon import lexicon
from index.question_typos import typos
from index.tables import remembered

__all__ = ["Correction", "Mended", "mended"]

_WIDE = str.maketrans(
    {c: unicodedata.normalize("NFKC", chr(c)) for c in (*range(0xFF10, 0xFF1A), 0xFF0E)}
    | {c: chr(c - 0xFEE0) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
)
_DIGITS = dict(zip("oOlI〇○零一二三四五六七八九", "0011000123456789", strict=True))
_YEAR_CHARACTER = "[0-9oOlI〇○零一二三四五六七八九]"
_MIXED_YEAR = re.compile(
    rf"(?<![0-9A-Za-z])[12一二lI]{_YEAR_CHARACTER}{{3}}(?=\s*年)"
    rf"|(?<![0-9A-Za-z一-龥]){_YEAR_CHARACTER}{{2}}(?=年)"
)
_LETTER_IN_NUMBER = re.compile(r"(?<=\d)[oOlI]+(?=[\d年月日万亿个家项%])")
_GAP_IN_YEAR = re.compile(r"(?<!\d)(19|20)\s+(\d\d)(?=\s*年)|(?<=\d)\s+(?=[年月日])")
_QUOTED_YEAR = re.compile(r"['‘’`´＇](?=\d\d年)")
_PM = re.compile(r"[pP][mM]\s*(?:2\s*[.。,，·、]?\s*5|1O)(?!\d)")
_CACHED = 1 << 10
_LATIN = re.compile(r"(?<![A-Za-z&.])[A-Za-z]{3,}(?![A-Za-z&.])")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was typed and what it is read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A question with its typing errors put right, and which ones."""

    text: str
    corrections: tuple[Correction, ...]


def mended(question: str, places: Iterable[str] = ()) -> Mended:
    """The question with digits, Latin words and Chinese terms as they were meant.

    Only what can be read one way is changed: full-width and mixed digits of years, letters among
    digits, and words that are neither in the dictionary nor a term, but one slip of the keyboard
    away from exactly one term of the tables or one of `places`.
    """
    return _mender()(question, tuple(places))


@remembered
def _mender() -> Callable[[str, tuple[str, ...]], Mended]:
    """`_mended` with its results kept as long as the tables are the same."""
    return lru_cache(maxsize=_CACHED)(_mended)


def _mended(question: str, places: tuple[str, ...]) -> Mended:
    found: list[Correction] = []
    text = question.translate(_WIDE)
    text = _replaced(_GAP_IN_YEAR, text, lambda m: (m[1] or "") + (m[2] or ""), found)
    text = _replaced(_QUOTED_YEAR, text, lambda _: "", found)
    text = _replaced(_MIXED_YEAR, text, lambda m: _year(m.group()), found)
    text = _replaced(_LETTER_IN_NUMBER, text, lambda m: _arabic(m.group()), found)
    text = _replaced(_PM, text, lambda m: "PM10" if m.group()[-1] == "O" else "PM2.5", found)
    text = _replaced(_LATIN, text, lambda m: _latin(m.group()), found)
    for typed, read in typos(text, places):
        text = text.replace(typed, read)
        found.append(Correction(typed, read))
    return Mended(text, tuple(found))


def _replaced(
    pattern: re.Pattern[str],
    text: str,
    read: Callable[[re.Match[str]], str],
    found: list[Correction],
) -> str:
    def put(match: re.Match[str]) -> str:
        meant = read(match)
        if meant != match.group():
            found.append(Correction(_around(match), _around(match, meant)))
        return meant

    return pattern.sub(put, text)


def _around(match: re.Match[str], put: str | None = None) -> str:
    """What was matched (or is put in its place) with the digits and the unit it stands beside."""
    before = re.search(r"[\dA-Za-z]*$", match.string[: match.start()])
    after = re.match(r"\d*\s*[年月日万亿个家项%]?", match.string[match.end() :])
    shown = match.group() if put is None else put
    return (before.group() if before else "") + shown + (after.group() if after else "")


def _year(written: str) -> str:
    """A year with Latin digits where its characters are mixed; one kind alone stays."""
    if written.isascii() and written.isdigit():
        return written
    if all(c in "〇○零一二三四五六七八九" for c in written):
        return written
    return _arabic(written)


def _arabic(written: str) -> str:
    return "".join(_DIGITS.get(c, c) for c in written)


def _latin(word: str) -> str:
    """The Latin term that a word is one slip away from; the word where none or several are."""
    typed = word.lower()
    if typed in _known_latin():
        return word
    near = {term for term in _latin_terms() if _one_slip(typed, term)}
    return next(iter(near)).upper() if len(near) == 1 else word


def _one_slip(typed: str, term: str) -> bool:
    """Whether neighbours are swapped or a letter is doubled; in longer words any one slip."""
    swaps = (typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] for i in range(len(typed) - 1))
    doubled = (typed[:i] + typed[i + 1 :] for i in range(1, len(typed)) if typed[i] == typed[i - 1])
    if term in swaps or term in doubled:
        return True
    if len(typed) < 5 or len(typed) != len(term):
        return False
    return sum(a != b for a, b in zip(typed, term, strict=True)) == 1


@remembered
def _latin_terms() -> frozenset[str]:
    """The Latin words among the words that people type for indicators."""
    return frozenset(word for word in lexicon() if re.fullmatch(r"[a-z]{3,}", word))


@remembered
def _known_latin() -> frozenset[str]:
    words = [*lexicon(), *(term for terms in lexicon().values() for term in terms)]
    text = " ".join([*words, *written_names()]).lower()
    return frozenset(re.findall(r"[a-z]+", text))
