"""An order to write, answered: the paragraph with its citations, and what is open in it."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft_choose_template import OVERVIEW, topic_of
from assistant.draft_held import held_periods
from assistant.reply import Answer, Citation
from index.hit import Filters
from index.lexicon import expansions
from index.places import canonical, within

if TYPE_CHECKING:
    from assistant.draft_model import Draft, Section
    from assistant.draft_request import DraftRequest
    from index.library import Library

__all__ = ["draft_answer"]

# What is done to the matter of a topic, which a report may call otherwise: 扬尘治理, 扬尘整治.
_DONE_TO = re.compile(r"(?:污染)?(?:防治|治理|整治|建设|改造|管控|监管|处置|整改|工作)+$")
_WHOLE_YEAR = re.compile(r"\d{4}年")
_MARK = re.compile(r"\[(\d+)\]")
_FULL = "整改落实情况报告"
_UNABLE = "现有报告和台账里没有可以写这一段的内容。"
_NO_REPORT = "只起草报告里的段落和章节，不写通知、讲话稿一类的文稿。"
_MOST_TRIED, _MOST_NAMED, _LEAST_TERM = 3, 8, 3
Held = Mapping[str, tuple[str, ...]]


def draft_answer(
    library: Library,
    question: str,
    request: DraftRequest,
    filters: Filters = Filters(),
    first: bool = True,
) -> Answer:
    """The paragraph ordered, with its citations numbered from 1; refused where there is no source.

    Where no period is named the year of the filters is taken, else the newest period that the
    library has of the place, which is said. `first` adds how a whole report is made.
    """
    begun = time.perf_counter()
    reply = _answered(library, question, request, filters, first)
    return replace(reply, seconds=time.perf_counter() - begun)


def _answered(
    library: Library, question: str, request: DraftRequest, filters: Filters, first: bool
) -> Answer:
    held = held_periods(library)
    request = replace(request, place=_full_name(request.place, held))
    if not request.template:
        return _refused(question, question.strip(), _NO_REPORT, _examples(held))
    if not request.place:
        return _refused(question, question.strip(), "请写明写哪个地区。", _examples(held))
    if reason := _filtered_out(request, filters):
        return _refused(question, request.said, _UNABLE, reason)
    for period in _periods(request, held, filters.year):
        dated = replace(request, period=period, part="")
        drafted = _drafted(library, dated)
        if drafted is not None:
            return _reply(question, dated, drafted, _taken(request, period, filters), first)
    return _refused(question, request.said, _UNABLE, _held_of(request, held))


def _full_name(place: str, held: Held) -> str:
    """The full name of a place that a filter gives short (云汐)."""
    whole = canonical(place) or place
    longer = [name for name in held if whole and name.startswith(whole)]
    return longer[0] if whole not in held and len(longer) == 1 else whole


def _filtered_out(request: DraftRequest, filters: Filters) -> str:
    """Why the filters let nothing through of what was ordered, '' where they do."""
    wanted = canonical(filters.place) or filters.place
    if wanted and not request.place.startswith(wanted) and not within(request.place, wanted):
        return f"要写的是{request.place}，限定的地区却是{wanted}，请改其中一处。"
    if filters.year and request.period and not request.period.startswith(filters.year):
        return f"要写的是{request.period}，限定的年份却是{filters.year}年，请改其中一处。"
    return ""


def _periods(request: DraftRequest, held: Held, year: str) -> Sequence[str]:
    """The periods to try: the one that is meant, or else the newest of the place.

    Where a whole year is meant, what the library has of it comes after it.
    """
    known = held.get(request.place, ())
    if meant := request.period or (f"{year}年{request.part}" if year else ""):
        within = (
            [label for label in known if label.startswith(meant)]
            if _WHOLE_YEAR.fullmatch(meant)
            else []
        )
        return (meant, *(label for label in within if label != meant))
    newest = known[:_MOST_TRIED]
    if request.part:
        years = dict.fromkeys(label.partition("年")[0] for label in newest)
        return [f"{number}年{request.part}" for number in years]
    return newest or ("",)


def _taken(request: DraftRequest, period: str, filters: Filters) -> str:
    """What is said about the period where it is not just the one that was named."""
    if not (request.period or filters.year):
        return f"未写明时期，按库中最新的{period}起草"
    meant = request.period or f"{filters.year}年{request.part}"
    return "" if period == meant else f"库中没有{meant}的这部分内容，按{period}起草"


def _drafted(library: Library, request: DraftRequest) -> Draft | None:
    """The draft; None where it says nothing that has a source."""
    from assistant.draft import DraftError, draft

    name = OVERVIEW if request.whole and request.template == _FULL else request.template
    for topic in _topics(request.topic):
        try:
            drafted = draft(name, library, request.place, request.period, topic=topic)
        except DraftError:
            continue
        if any(citation.report for section in drafted.sections for citation in section.citations):
            return drafted
    return None


def _topics(topic: str) -> Sequence[str]:
    """A topic as it was said, without what is done to it, and the official terms for it."""
    bare = _DONE_TO.sub("", topic) or topic
    official = (term for term in expansions(topic) if len(term) >= _LEAST_TERM)
    return tuple(dict.fromkeys((topic, bare, *official)))


def _reply(question: str, request: DraftRequest, drafted: Draft, taken: str, first: bool) -> Answer:
    text, citations = _numbered(drafted.sections)
    notes = [taken] if taken else []
    if request.others:
        notes.append(f"一次写一个地区、一个时期，没有写：{'、'.join(request.others)}")
    if drafted.missing:
        notes.append(f"待补充或核对：{'；'.join(line.rstrip('。；') for line in drafted.missing)}")
    if first:
        notes.append(_how_whole(request))
    lines = [text, *(f"（{note}。）" for note in notes)]
    answer = "\n".join(lines)
    return Answer(question, request.said, answer, (), False, "", citations, 0.0, draft=drafted)


def _numbered(sections: Sequence[Section]) -> tuple[str, tuple[Citation, ...]]:
    """The text with its citations numbered from 1 in the order in which it cites them."""
    written = [section for section in sections if section.text.strip()]
    numbers: dict[int, int] = {}
    cited = {c.n: c for section in written for c in section.citations}

    def renumbered(mark: re.Match[str]) -> str:
        old = int(mark[1])
        return f"[{numbers.setdefault(old, len(numbers) + 1)}]" if old in cited else mark[0]

    paragraphs: list[str] = []
    for section in written:
        paragraphs += [section.heading] if section.heading and len(written) > 1 else []
        paragraphs.append(_MARK.sub(renumbered, section.text))
    return "\n".join(paragraphs), tuple(replace(cited[old], n=n) for old, n in numbers.items())


def _how_whole(request: DraftRequest) -> str:
    from assistant.template import template_files

    shipped = [path.stem for path in template_files()]
    name = _FULL if _FULL in shipped else request.template
    options = f"--place {request.place} --period {request.period}"
    return (
        "整篇报告可在网页的“起草”页生成并存为 Word，或在命令行运行 "
        f"report-assistant draft {name} {options} -o 草稿.docx"
    )


def _refused(question: str, standalone: str, said: str, reason: str) -> Answer:
    return Answer(question, standalone, said, (), True, reason, (), 0.0)


def _examples(held: Held) -> str:
    place = next((place for place, periods in held.items() if periods), "云汐市")
    period = next(iter(held.get(place, ())), "2025年上半年")
    known = f"库中的地区有：{_listed(tuple(held))}。" if held else ""
    return f"例如“起草一段{place}{period}整改任务总体进展”。{known}"


def _held_of(request: DraftRequest, held: Held) -> str:
    """What the library has where it has nothing of the place, of the period, or of the topic."""
    periods = held.get(request.place)
    if periods is None:
        return f"库中没有{request.place}的报告；有报告的地区：{_listed(tuple(held))}。"
    if request.period and request.period not in periods:
        return f"库中{request.place}的报告写的是：{_listed(periods)}。"
    topic = request.topic or topic_of(request.words) or request.template
    when = request.period or "最近几期"
    return f"库中{request.place}{when}的报告没有写到“{topic}”，请换个说法、时期或地区。"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
