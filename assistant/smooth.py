"""A draft whose wording a language model made flow, as far as nothing in it changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft_model import Draft, Section
from assistant.model_endpoint import ModelError
from assistant.smooth_lock import difference
from assistant.smooth_renewals import renewed

if TYPE_CHECKING:
    from assistant.model_endpoint import Endpoint

__all__ = ["Smoothed", "Stood", "smoothed"]

_MARK = r"\[(?:{})\]"
_FORMULA = r"（据(?:{})+计算：[^（）]*）"
_LEAST = 20
_WRAPPED = re.compile(r"^\s*(?:```\w*\s*\n)?(.*?)(?:\n\s*```)?\s*$", re.DOTALL)
_LEAD = re.compile(
    r"^(?:(?:以下是|下面是)?(?:润色|校订|修改|理顺)后?的?(?:文字|段落|内容|如下)*[:：]\s*)"
)
_BEHIND_STOP = re.compile(r"([。；，])((?:\[\d+\])+)(?![。；，])")


@dataclass(frozen=True, slots=True)
class Stood:
    """A paragraph that stayed as it was: its heading, its number below that from 1, and why."""

    heading: str
    paragraph: int
    why: str


@dataclass(frozen=True, slots=True)
class Smoothed:
    """A draft with the paragraphs that a model made flow, beside the `original`.

    `count` is how many were changed. `stood` are those that the model was asked for and that stayed
    as they were; `failed` says in a sentence why it was not asked for more, '' where it was.
    """

    draft: Draft
    original: Draft
    count: int = 0
    stood: tuple[Stood, ...] = ()
    failed: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What became of the draft, in Chinese sentences."""
        lines = [f"语言模型理顺了{self.count}段文字。" if self.count else "没有改动文字。"]
        lines += [
            f"{f'“{one.heading}”' if one.heading else ''}第{one.paragraph}段保留原文：{one.why}。"
            for one in self.stood
        ]
        if self.failed:
            lines.append(f"其余段落保留原文：{self.failed}")
        return tuple(lines)


def smoothed(
    draft: Draft,
    endpoint: Endpoint,
    progress: Callable[[str], None] | None = None,
) -> Smoothed:
    """The draft with each paragraph as the model words it, where the lock finds nothing changed.

    The model is asked for one paragraph after another, `progress` told of each in Chinese. An error
    of the server is told in `failed`: what was made until then stands, the rest is as it was.
    """
    work = _Work(draft, endpoint, progress)
    sections = tuple(work.section(section) for section in draft.sections)
    made = replace(draft, sections=sections, renewals=work.renewals)
    return Smoothed(made, draft, work.count, tuple(work.stood), work.failed)


class _Work:
    """What was done until now."""

    def __init__(
        self,
        draft: Draft,
        endpoint: Endpoint,
        progress: Callable[[str], None] | None,
    ) -> None:
        self._endpoint, self._progress = endpoint, progress
        self._total, self._asked = sum(map(_count, draft.sections)), 0
        self.renewals, self.count, self.failed = draft.renewals, 0, ""
        self.stood: list[Stood] = []

    def section(self, section: Section) -> Section:
        """A section with its paragraphs smoothed."""
        texts, cleans = section.text.split("\n"), section.clean.split("\n")
        if len(texts) != len(cleans):
            return section
        numbers = "|".join(str(c.n) for c in section.citations)
        for at, (text, clean) in enumerate(zip(texts, cleans, strict=True)):
            if self.failed or len(text) < _LEAST:
                continue
            made, why = self._paragraph(text, clean, numbers)
            if why:
                self.stood.append(Stood(section.heading, at + 1, why))
            elif made != text:
                self.count += 1
                texts[at], cleans[at] = made, _unmarked(made, numbers) if clean else ""
        return replace(section, text="\n".join(texts), clean="\n".join(cleans))

    def _paragraph(self, text: str, clean: str, numbers: str) -> tuple[str, str]:
        """What the model made of a paragraph, and why that may not stand."""
        self._asked += 1
        if self._progress:
            self._progress(f"正在理顺第{self._asked}段，共{self._total}段……")
        if clean and _unmarked(text, numbers) != clean:
            return text, "正文与清稿不一致，没有交给模型"
        try:
            made = _asked(self._endpoint, text)
        except ModelError as error:
            self.failed = str(error)
            return text, ""
        if why := difference(text, made):
            return text, why
        renewals = renewed(self.renewals, text, made)
        if renewals is None:
            return text, "断句变了，与上期报告对照不上"
        self.renewals = renewals
        return made, ""


def _count(section: Section) -> int:
    return sum(len(text) >= _LEAST for text in section.text.split("\n"))


def _asked(endpoint: Endpoint, text: str) -> str:
    from assistant.model_client import replies
    from assistant.model_prompt import messages_of

    reply = "".join(replies(endpoint, messages_of("smooth", {"段落": text})))
    return _tidy(reply)


def _tidy(reply: str) -> str:
    """The paragraph in a reply: no fence or lead around it, marks before the punctuation."""
    found = _WRAPPED.match(reply)
    inner = _LEAD.sub("", (found[1] if found else reply).strip()).replace("**", "").strip()
    return _BEHIND_STOP.sub(r"\2\1", inner)


def _unmarked(text: str, numbers: str) -> str:
    """A paragraph for sending: without its marks and calculations."""
    if not numbers:
        return text
    mark = _MARK.format(numbers)
    return re.sub(mark, "", re.sub(_FORMULA.format(mark), "", text))
