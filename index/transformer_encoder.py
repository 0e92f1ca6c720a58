"""Any sentence-transformers model as an encoder, from a folder or the local model cache."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encode import EncoderError
from index.model_folder import model_folder

__all__ = ["Prompts", "TransformerEncoder", "known_prompts", "open_transformer"]

_INSTRUCT = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"
)
_BATCH = 32
_DECIDING = {".safetensors", ".bin", ".json", ".txt", ".model", ".py"}


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model wants to read before a question and before a passage."""

    query: str = ""
    passage: str = ""


# First match wins; the words are those of the models' own cards.
_KNOWN = (
    (("bge-m3",), Prompts()),
    (("bge", "zh"), Prompts(query="为这个句子生成表示以用于检索相关文章：")),
    (("bge", "en"), Prompts(query="Represent this sentence for searching relevant passages: ")),
    (("e5", "instruct"), Prompts(query=_INSTRUCT + " ")),
    (("e5",), Prompts(query="query: ", passage="passage: ")),
    (("qwen3-embedding",), Prompts(query=_INSTRUCT)),
    (("piccolo",), Prompts(query="查询: ", passage="结果: ")),
)


def known_prompts(name: str) -> Prompts:
    """The prompts that the card of a model family gives, by the model's name or folder name."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].lower()
    for parts, prompts in _KNOWN:
        if all(part in last for part in parts):
            return prompts
    return Prompts()


@dataclass(frozen=True, slots=True, eq=False)
class TransformerEncoder:
    """Encodes with a SentenceTransformer, its prompts put before the text."""

    name: str
    fingerprint: str
    dimension: int
    model: Any
    prompts: Prompts

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages: float32, shape (len(texts), dimension), rows of length 1 or 0."""
        return self._encode(list(texts), self.prompts.passage)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of one question: float32, shape (dimension,), of length 1 or 0."""
        vector: NDArray[np.float32] = self._encode([text], self.prompts.query)[0]
        return vector

    def _encode(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self.model.encode(
            texts,
            prompt=prompt,
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def open_transformer(name: str, *, download: bool = False) -> TransformerEncoder:
    """The sentence-transformers model of a folder or a model name, imported and loaded now.

    A model name is looked up in the local cache only, unless `download` is true. The fingerprint
    hashes weights, tokenizer, configuration and prompts, so it does not depend on the folder.
    Raises EncoderError where the model is not on this machine or cannot be read.
    """
    from sentence_transformers import SentenceTransformer

    folder = model_folder(name, "向量模型", "--encoder", EncoderError, download=download)
    try:
        model = SentenceTransformer(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"文件夹 {folder} 里没有可读的 sentence-transformers 模型，请换一个完整的模型文件夹。",
            name,
        ) from error
    prompts = _prompts(model.prompts, name)
    dimension = int(model.encode([""], show_progress_bar=False).shape[1])
    return TransformerEncoder(name, _fingerprint(folder, prompts), dimension, model, prompts)


def _prompts(own: Mapping[str, str | None], name: str) -> Prompts:
    query = own.get("query") or ""
    passage = next((own[key] for key in ("document", "passage", "corpus") if own.get(key)), "")
    if query or passage:
        return Prompts(query, passage or "")
    return known_prompts(name)


def _fingerprint(folder: Path, prompts: Prompts) -> str:
    digest = hashlib.sha256(f"{prompts.query}\0{prompts.passage}\0".encode())
    for path in _deciding_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return f"transformer-{digest.hexdigest()[:16]}"


def _deciding_files(folder: Path) -> Iterator[Path]:
    """The files that decide the vectors: of the folder and of the modules one level down."""
    for path in sorted([*folder.glob("*"), *folder.glob("[0-9]*_*/*")]):
        if path.is_file() and path.suffix in _DECIDING:
            yield path
