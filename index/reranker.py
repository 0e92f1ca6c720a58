"""An optional sentence-transformers CrossEncoder that reads a question and a sentence together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from index.errors import ReportAssistantError
from index.model_folder import model_folder

__all__ = ["JUDGED", "JUDGED_WEIGHT", "Reranker", "RerankerError", "load_reranker"]

# How many passages are judged, and what a judgement of 1 adds to the worth of a sentence: less
# than what a report of another place or year loses. Not learned: it depends on the model.
JUDGED = 12
JUDGED_WEIGHT = 0.5
_BATCH = 32
_SCORING = ("ForSequenceClassification", "ForCausalLM")


class RerankerError(ReportAssistantError):
    """A reranker cannot be loaded; `name` is the one that was asked for."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True, slots=True, eq=False)
class Reranker:
    """A CrossEncoder with one output; it judges one question at a time, from any thread."""

    name: str
    model: Any
    _one_by_one: Lock = field(default_factory=Lock, repr=False)

    def judge(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers the question: the sigmoid of the output, 0 to 1."""
        if not texts:
            return []
        from torch.nn import Sigmoid

        pairs = [(question, text) for text in texts]
        with self._one_by_one:
            judged = self.model.predict(
                pairs, batch_size=_BATCH, activation_fn=Sigmoid(), show_progress_bar=False
            )
        return [float(value) for value in judged]


def load_reranker(name: str) -> Reranker:
    """The CrossEncoder of a folder or of a name in the local model cache, loaded now.

    Nothing is fetched from the network. Raises RerankerError where the model is not on this
    machine, cannot be read, or is none that gives a pair of texts one value.
    """
    folder = model_folder(name, "重排模型", "--reranker", RerankerError)
    _refuse_encoder(folder, name)
    from sentence_transformers import CrossEncoder
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        model = CrossEncoder(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise _unreadable(folder, name) from error
    if model.num_labels != 1:
        raise RerankerError(
            f"模型“{name}”对每对句子给出 {model.num_labels} 个值，"
            "请用 --reranker 换一个只给一个相关度的重排模型。",
            name,
        )
    return Reranker(name, model)


def _refuse_encoder(folder: Path, name: str) -> None:
    """Raises RerankerError for a model without a scoring head, which would get a random one."""
    built = _read(folder / "config.json").get("architectures") or []
    if any(str(one).endswith(_SCORING) for one in built):
        return
    if _read(folder / "config_sentence_transformers.json").get("model_type") == "CrossEncoder":
        return
    if built:
        raise RerankerError(
            f"“{name}”不是重排模型（CrossEncoder），请检查 --reranker；"
            "嵌入模型用 reindex --encoder 指定。",
            name,
        )
    raise _unreadable(folder, name)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _unreadable(folder: Path, name: str) -> RerankerError:
    return RerankerError(
        f"文件夹 {folder} 里没有可读的重排模型（CrossEncoder），请换一个完整的模型文件夹。", name
    )
