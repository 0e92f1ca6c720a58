"""Which lines of a report are headings, and where a run-in heading ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from index.outline_levels import PLAIN, TOPIC, Candidate
from index.outline_markers import DASH, Marker, marker

__all__ = ["Line", "numbered_titles", "plain_titles", "text_lines", "title_end", "topics"]

Line = tuple[int, int]

_MAX_LINE = 60
_MAX_SENTENCE = 50
_MAX_DASH_SENTENCE = 30
_MAX_TERM = 25
_MAX_PLAIN = 40
_MIN_BODY = 40
_MIN_LEAD = 15

_BLANK = " \t\r\f\v\u3000\xa0\ufeff\u200b\ue004"
_STOP = re.compile(r"[。！？!?；;：:][”’」』）)]*")
_FIGURE = re.compile(r"[\d０-９]\s*(?:[%％]|[万千]?亿|万|个百分点|[.．][\d０-９])")
_TOPIC = re.compile(r"[^。！？!?：:；;\d０-９|]{4,20}。(?=[^\n]{60})")
_STATEMENT = re.compile(
    r"是|了|也|这|很|将|我|你|他|它|要(?!素)|应(?!急|用|对)|必须|已经|年来|[今明去前]年|年的|"
    r"全会|会议|代表|同志|不易|重在|过去|当今|方能|总理"
)
_EDITOR = re.compile(r"小编|供(?:大家|您|读者)参考|欢迎阅读")
_GREETING = re.compile(r"各位代表|同志们")
_CONTENTS_LINE = re.compile(r"(?:[.…·．]{2,}|\t)\s*\d{1,3}$")
_NOT_PLAIN = re.compile(
    r"[。！？，、,:!?）)]$|^[|—―《（(“\"]|^[\d０-９](?!\d{3}年)|^\d{4}年\d|^表\s*\d|^[^一-龥]*$"
    r"|[。；;|：]|各位代表|同志们"
)
_FULL_STOPS = "。！？!?"
_SENTENCE_END = tuple("。！？!?”）)；：:")
_YEAR_CHAPTER = re.compile(
    r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年.{0,16}"
    r"(?:回顾|总结|情况|安排|任务|打算|重点)$"
)
_BACK_MATTER = re.compile(
    r"附[件录表]\s*[一二三四五六七八九十\d]{0,2}(?:\s+\S.{0,20})?$|(?:注释|"
    r".{0,20}名词[解注]释|资料来源)[：:]?$"
)


def text_lines(text: str) -> list[Line]:
    """The (start, end) of every line that is not blank, without surrounding white space."""
    spans = []
    start = 0
    for raw in text.split("\n"):
        if kept := raw.strip(_BLANK):
            first = start + len(raw) - len(raw.lstrip(_BLANK))
            spans.append((first, first + len(kept)))
        start += len(raw) + 1
    return spans


def title_end(line: str, found: Marker) -> int | None:
    """Where the heading that opens a numbered line ends; None where the line is plain text.

    It ends with the line or, where the paragraph goes on, with its first sentence or the colon
    after a short term.
    """
    stops = list(_STOP.finditer(line, found.length))
    if not line[found.length :].strip(_BLANK):
        return len(line) if found.weak else None
    if not stops:
        is_title = len(line) <= _MAX_LINE and line[-1] not in "，、," and found.kind != DASH
        return len(line) if is_title and not _CONTENTS_LINE.search(line) else None
    first = stops[0]
    if first.start() == found.length or first.group()[0] in "；;":
        return None
    if first.group()[0] in "：:" and first.start() - found.length <= _MAX_TERM:
        return first.end() if found.kind != DASH else None
    end = next((stop.end() for stop in stops if stop.group()[0] not in "：:"), len(line))
    return end if _is_topic(line[found.length : end], found) else None


def _is_topic(sentence: str, found: Marker) -> bool:
    limit = _MAX_DASH_SENTENCE if found.kind == DASH else _MAX_SENTENCE
    return len(sentence) <= limit and sentence[-1] not in "；;" and not _FIGURE.search(sentence)


def numbered_titles(text: str, lines: Sequence[Line], styled: Mapping[int, int]) -> list[Candidate]:
    """The headings that open with a number, in the order of the text.

    `styled` gives the format's level for the starts of marked lines. Items of a list, that is
    whole sentences one after the other under one kind of number, are no headings; nor are weak
    numbers without their neighbours.
    """
    markers = {i: found for i, (a, b) in enumerate(lines) if (found := marker(text[a:b]))}
    ends = {i: title_end(text[slice(*lines[i])], found) for i, found in markers.items()}
    numbers = {(m.kind, m.number) for i, m in markers.items() if ends[i] is not None}
    titles: dict[int, Candidate] = {}
    for i, found in markers.items():
        (start, line_end), length = lines[i], ends[i]
        beside = {(found.kind, found.number - 1), (found.kind, found.number + 1)}
        if length is None or (found.weak and not beside & numbers):
            continue
        end, style = start + length, styled.get(start, 0)
        sentence = end == line_end and text[end - 1] in _FULL_STOPS
        if end == line_end and not style and (found.level >= 3 or sentence):
            above, below = markers.get(i - 1), markers.get(i + 1)
            after_item = above and above.kind == found.kind and i - 1 not in titles
            if after_item or i + 1 == len(lines) or (below and below.kind == found.kind):
                continue
        titles[i] = Candidate(
            found.kind, found.level, found.number, start, end, end < line_end, sentence, style
        )
    return [c for c in titles.values() if c.run_in or c.kind != DASH]


def plain_titles(text: str, lines: Sequence[Line], titles: Collection[int]) -> list[Candidate]:
    """The chapter lines without a number ('2024年工作回顾', '关于外交工作', '附件2').

    `titles` holds the starts of the headings known already. A chapter line stands after the first
    paragraph, between the end of a sentence or another heading and a paragraph.
    """
    found: list[Candidate] = []
    body = False
    above = False
    for i, (start, end) in enumerate(lines[:-1]):
        line = text[start:end]
        is_title = start not in titles and _is_plain_title(text, lines, i, body, above)
        if is_title:
            found.append(Candidate(PLAIN, 1, 0, start, end))
        above = is_title or start in titles
        is_sentence = len(line) >= _MIN_LEAD and line[-1] in "。！"
        body = body or (is_sentence and not _EDITOR.search(line))
    return found


def _is_plain_title(text: str, lines: Sequence[Line], i: int, body: bool, above: bool) -> bool:
    line, below = text[slice(*lines[i])], text[slice(*lines[i + 1])]
    if not 2 <= len(line) <= _MAX_PLAIN or i == 0:
        return False
    if body and _BACK_MATTER.match(line):
        return True
    if _NOT_PLAIN.search(line) or marker(line):
        return False
    if not body:
        return bool(_YEAR_CHAPTER.match(line))
    return (above or text[lines[i - 1][1] - 1] in _SENTENCE_END) and (
        len(below) >= _MIN_BODY
        or bool(_YEAR_CHAPTER.match(line))
        or (above and bool(marker(below)))
    )


def topics(text: str, lines: Sequence[Line], titles: Collection[int]) -> list[Candidate]:
    """The short topic sentences without a number that open a paragraph ('扩大有效投资。').

    They are taken inside a section only. `titles` holds the starts of the headings known already.
    """
    first = min(titles, default=len(text))
    found = []
    greeted = False
    for start, end in lines:
        after_greeting, greeted = greeted, bool(_GREETING.match(text, start, end))
        if start < first or start in titles or after_greeting:
            continue
        match = _TOPIC.match(text, start, end)
        if match and not _STATEMENT.search(match.group()) and not marker(match.group()):
            found.append(Candidate(TOPIC, 6, 0, start, match.end(), True))
    return found
