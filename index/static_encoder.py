"""A static embedding model: one vector a token, pooled with numpy, no torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

__all__ = [
    "StaticEncoder",
    "export_for_sentence_transformers",
    "is_static",
    "open_static",
    "save_static",
]

_WEIGHTS = "model.safetensors"
_TOKENIZER = "tokenizer.json"
_MODULES = "modules.json"
_BATCH = 512


@dataclass(frozen=True, slots=True, eq=False)
class StaticEncoder:
    """Encodes a text as the mean of its tokens' rows, brought to length 1.

    `rows` is float32, shape (vocabulary, dimension); the row of the unknown token is zero, so a
    text without a known token has the zero vector. Passages and questions are encoded alike.
    """

    name: str
    fingerprint: str
    tokenizer: Tokenizer
    rows: NDArray[np.float32]

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self.rows.shape[1])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages: float32, shape (len(texts), dimension), rows of length 1 or 0."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            encoded = self.tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            for row, item in enumerate(encoded, start):
                vectors[row] = self._pool(item.ids)
        return vectors

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The vector of one question: float32, shape (dimension,), of length 1 or 0."""
        return self._pool(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def _pool(self, ids: list[int]) -> NDArray[np.float32]:
        total = self.rows[ids].sum(axis=0) if ids else np.zeros(self.dimension, dtype=np.float32)
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length > 0 else total


def is_static(folder: Path) -> bool:
    """Whether the folder holds a model of one static embedding, which needs no torch to run."""
    modules = folder / _MODULES
    if not modules.is_file():
        return False
    kinds = [str(part["type"]).rsplit(".", 1)[-1] for part in json.loads(modules.read_bytes())]
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])


def open_static(folder: Path, name: str) -> StaticEncoder:
    """The static model of a folder under the name given.

    The fingerprint is the hash of weights and tokenizer. Raises FileNotFoundError where one of the
    files is missing.
    """
    digest = hashlib.sha256()
    for file in (_WEIGHTS, _TOKENIZER):
        digest.update((folder / file).read_bytes())
    tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return StaticEncoder(name, f"static-{digest.hexdigest()[:16]}", tokenizer, _rows(folder))


def _rows(folder: Path) -> NDArray[np.float32]:
    from safetensors.numpy import load_file

    stored = load_file(folder / _WEIGHTS)
    rows = stored["embeddings"] if "embeddings" in stored else stored["embedding.weight"]
    rows = rows.astype(np.float32)
    if "weights" in stored:
        rows *= stored["weights"].astype(np.float32)[:, None]
    return np.ascontiguousarray(rows)


def save_static(folder: Path, rows: NDArray[np.float32], tokenizer: Tokenizer) -> None:
    """Write a model of int8 rows with one float32 scale each, in the layout of model2vec.

    StaticEmbedding.load of recent sentence-transformers multiplies the two again; older ones read
    what `export_for_sentence_transformers` writes.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    scales = np.abs(rows).max(axis=1) / np.float32(127)
    steps = rows / np.where(scales > 0, scales, 1)[:, None]
    quantised = np.rint(steps).astype(np.int8)
    save_file({"embeddings": quantised, "weights": scales.astype(np.float32)}, folder / _WEIGHTS)
    (folder / _WEIGHTS).chmod(0o644)
    tokenizer.save(str(folder / _TOKENIZER), pretty=False)
    _write_modules(folder)


def export_for_sentence_transformers(folder: Path, target: Path) -> None:
    """Write the static model of `folder` as float32, as any sentence-transformers >= 3.2 loads it.

    Both StaticEmbedding.load(target) and SentenceTransformer(target) work; the latter gives unit
    vectors.
    """
    from safetensors.numpy import save_file

    target.mkdir(parents=True, exist_ok=True)
    save_file({"embedding.weight": _rows(folder)}, target / _WEIGHTS)
    (target / _TOKENIZER).write_bytes((folder / _TOKENIZER).read_bytes())
    _write_modules(target)


def _write_modules(folder: Path) -> None:
    parts = (("StaticEmbedding", ""), ("Normalize", "1_Normalize"))
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (kind, path) in enumerate(parts)
    ]
    (folder / _MODULES).write_text(json.dumps(modules, indent=2) + "\n", encoding="utf-8")
