"""An answer that a language model words, as far as each of its sentences stands in the reports."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from assistant.model_check import Checked, check
from assistant.model_client import replies
from assistant.model_endpoint import Endpoint, ModelError
from assistant.model_handles import EXAMPLE, handles_for
from assistant.model_material import Material, material
from assistant.model_prompt import messages_of
from assistant.model_reply import ModelReply, ModelSentence
from assistant.model_sentences import Sentences
from assistant.reply import Answer
from index.hit import Filters
from index.library import Library
from index.prior import known_places

__all__ = ["model_answers"]

_UNABLE = "无法回答"
_MOST_SENTENCES = 40


def model_answers(
    library: Library,
    answer: Answer,
    endpoint: Endpoint,
    filters: Filters = Filters(),
    today: date | None = None,
) -> Iterator[Answer]:
    """The answer as the model's sentences come, each shown once it is whole and checked.

    The last one is finished: its text is what the model wrote and may stand, with the citations
    of both; `answer` as it was where nothing may stand or the model fails, `model.failed` says
    why. The model is not asked where `answer` is a refusal or a draft; that comes back unchanged.
    """
    if answer.refused or not answer.citations or answer.draft is not None:
        yield answer
        return
    begun = time.perf_counter()
    stock = material(library, answer, filters, today)
    lines = [_line(m) for m in stock]
    handles = handles_for(len(stock), [answer.standalone, answer.question, *lines])
    draft = _Draft(library, answer, endpoint.name, dict(zip(handles, stock, strict=True)))
    values = {
        "问题": " ".join((answer.standalone or answer.question).split()),
        "原句": "\n".join(f"[{h}] {line}" for h, line in zip(handles, lines, strict=True)),
        "编号样例": EXAMPLE,
    }
    yield draft.so_far(False)
    sentences, failed = Sentences(), ""
    try:
        for piece in replies(endpoint, messages_of("answer", values)):
            for sentence in sentences.feed(piece):
                draft.add(sentence)
                yield draft.so_far(False)
        for sentence in sentences.end():
            draft.add(sentence)
    except ModelError as error:
        failed = str(error)
    seconds = answer.seconds + time.perf_counter() - begun
    yield replace(draft.so_far(True, failed), seconds=seconds)


def _line(found: Material) -> str:
    heading = " › ".join(found.citation.heading)
    title = f"《{found.source.title}》{heading}"
    return f"{' '.join(title.split())}：{' '.join(found.source.quote.split())}"


class _Draft:
    """What of a model's reply has been checked so far."""

    def __init__(
        self, library: Library, answer: Answer, name: str, stock: Mapping[str, Material]
    ) -> None:
        self._answer, self._name, self._stock = answer, name, stock
        self._sources = {handle: found.source for handle, found in stock.items()}
        self._places = known_places(library.metadata().values())
        self._sentences: list[ModelSentence] = []
        self._citations = list(answer.citations)
        self._unable = False

    def add(self, sentence: str) -> None:
        """Checks one more sentence; one said before, or beyond the most shown, is passed over."""
        if len(self._sentences) >= _MOST_SENTENCES:
            return
        checked = check(sentence, self._sources, self._places)
        if checked.words.strip("。. ") == _UNABLE:
            self._unable = True
            return
        struck = ModelSentence(checked.words, "struck", checked.reason)
        one = struck if checked.reason else self._kept(checked)
        if one not in self._sentences:
            self._sentences.append(one)

    def so_far(self, finished: bool, failed: str = "") -> Answer:
        """The answer with what has been kept; the extractive text where that cannot stand."""
        kept = "".join(s.text for s in self._sentences if s.status == "kept")
        if finished and not failed and not kept:
            failed = self._nothing()
        said = self._answer.answer
        reply = ModelReply(self._name, tuple(self._sentences), failed, said, finished)
        text = said if failed or not kept else kept
        return replace(self._answer, answer=text, citations=tuple(self._citations), model=reply)

    def _nothing(self) -> str:
        if self._unable:
            return "模型认为所给的原句不足以回答这个问题。"
        return "模型写的话没有一句通过核对。" if self._sentences else "模型没有写出回答。"

    def _kept(self, checked: Checked) -> ModelSentence:
        pieces, cited = [], []
        for stretch in checked.stretches:
            numbers = sorted({self._number(handle) for handle in stretch.handles})
            pieces.append(stretch.text.strip() + "".join(f"[{n}]" for n in numbers))
            cited += numbers
        text = "".join(pieces)
        whole = re.search(r"[。！？!?]+[”’」』）)]*(?:\[\d+\])+$", text)
        if not whole:
            text = re.sub(r"[，,；;、.]*((?:\[\d+\])+)$", r"。\1", text)
        return ModelSentence(text, "kept", "", tuple(dict.fromkeys(cited)))

    def _number(self, handle: str) -> int:
        """The number of a source in the answer, the next one where it has none yet."""
        citation = self._stock[handle].citation
        for known in self._citations:
            if (known.report, known.start) == (citation.report, citation.start):
                return known.n
        n = len(self._citations) + 1
        self._citations.append(replace(citation, n=n))
        return n
