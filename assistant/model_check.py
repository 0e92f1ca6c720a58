"""Whether a sentence that a language model wrote says nothing but what it cites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.model_check_claims import claims, deeds, unheard_claim
from assistant.model_check_figures import wrong_figure
from assistant.model_check_times import wrong_number, wrong_time
from assistant.model_handles import Cited, citing
from assistant.model_source import Source, squeezed
from index.places import mentions, parents

__all__ = ["Checked", "check"]

_TITLE = re.compile("《([^《》]*)》")
_QUOTED = re.compile('[“"]([^“”"]{6,})[”"]')
_RANKS = ("正在推进", "达到序时进度", "基本完成", "已完成", "已销号")
_PAIR = re.compile(r"(?=([一-鿿]{2}))")
_LEAST_SHARE = 0.25
_MOST_CITED = 6


@dataclass(frozen=True, slots=True)
class Checked:
    """A sentence in stretches with their valid handles, and why it must not stand ('': it may).

    `words` is the sentence without any marks.
    """

    words: str
    stretches: tuple[Cited, ...]
    reason: str


def check(sentence: str, sources: Mapping[str, Source], places: Sequence[str] = ()) -> Checked:
    """The sentence held against the `sources` that it cites by their handles.

    Every stretch of it must cite at least one; each of its figures, years, dates, quotations and
    names in 《》, and each place it names, must stand in what it cites, and nothing may have come
    further than there. `places` are full names of places beside those of the table.
    """
    words = re.sub(r"[\[［【][^\[\]［］【】]*[\]］】]", "", sentence).strip()
    stretches = citing(sentence, tuple(sources))
    if stretches is None:
        return Checked(words, (), "引用了不存在的编号")
    if not stretches[-1].handles:
        return Checked(words, (), "没有注明出处")
    reasons = (
        _wrong(stretch.text, [sources[h] for h in stretch.handles], places) for stretch in stretches
    )
    return Checked(words, stretches, next(filter(None, reasons), ""))


def _wrong(text: str, cited: Sequence[Source], places: Sequence[str]) -> str:
    if len(cited) > _MOST_CITED:
        return "一处引用的原句太多，无法核对"
    return (
        wrong_figure(text, cited)
        or wrong_time(text, cited)
        or wrong_number(text, cited)
        or _wrong_name(text, cited)
        or _wrong_place(text, cited, places)
        or _raised(text, cited)
        or _unheard_of(text, cited)
    )


def _wrong_name(text: str, cited: Sequence[Source]) -> str:
    for name in _TITLE.findall(text):
        if not any(squeezed(name) in squeezed(s.quote + "\n" + s.title) for s in cited):
            return f"“《{name}》”不在所引的原句里"
    for words in _QUOTED.findall(text):
        if not any(squeezed(words).rstrip("。，；") in squeezed(s.quote) for s in cited):
            return f"引号里的“{words}”与原句不一致"
    return ""


def _wrong_place(text: str, cited: Sequence[Source], places: Sequence[str]) -> str:
    for start, end, name in mentions(text, places):
        if not any(_is_of(text[start:end], name, s, places) for s in cited):
            return f"所引的原句说的不是“{text[start:end]}”"
    return ""


def _is_of(written: str, name: str, source: Source, places: Sequence[str]) -> bool:
    if written in source.around or name == source.place or name in parents(source.place):
        return True
    return any(name == own for _, _, own in mentions(source.around, places))


def _raised(text: str, cited: Sequence[Source]) -> str:
    """Why the text says more than it cites about how far things have come; '' where it does not."""
    own = {said for s in cited for said in claims(s.quote)}
    furthest = max((_RANKS.index(said) for said in own if said in _RANKS), default=0)
    for said in sorted(claims(text)):
        if said in _RANKS and _RANKS.index(said) > furthest:
            return f"原句没有说“{said}”"
    done = {deed for s in cited if not s.plans for deed in deeds(s.quote)}
    more = sorted(deeds(text) - done)
    if more:
        return f"原句没有说已经“{more[0]}”"
    unheard = unheard_claim(text, "\n".join(s.quote for s in cited))
    return f"原句没有说“{unheard}”" if unheard else ""


def _unheard_of(text: str, cited: Sequence[Source]) -> str:
    pairs = set(_PAIR.findall(text))
    known = {pair for s in cited for pair in _PAIR.findall(s.around)}
    share = len(pairs & known) / len(pairs) if pairs else 1.0
    return "内容在所引的原句里找不到" if share < _LEAST_SHARE else ""
