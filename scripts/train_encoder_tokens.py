"""The tokenizer, made of frequent words and characters, and the training text as token ids."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import rjieba
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from train_encoder_text import fold

__all__ = ["Tokens", "build_tokenizer", "count_words", "tokenise"]

_RUN = "[a-z]+|[0-9]+|[一-鿿㐀-䶿]+"
_WORD = re.compile(rf"(?:{_RUN})\Z")
UNKNOWN = "<unk>"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Many texts as one array of token ids; text i is ids[starts[i]:starts[i + 1]]."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def of(self, text: int) -> NDArray[np.int32]:
        """The token ids of one text."""
        return self.ids[self.starts[text] : self.starts[text + 1]]


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each of jieba's words stands in the texts, folded, without punctuation."""
    counts: Counter[str] = Counter()
    remaining = iter(texts)
    while batch := list(itertools.islice(remaining, 2000)):
        counts.update(rjieba.cut(fold("\n".join(batch))))
    return Counter({word: n for word, n in counts.items() if _WORD.match(word)})


def build_tokenizer(counts: Counter[str], words: int, characters: int) -> Tokenizer:
    """A Unigram tokenizer over the most frequent words and characters.

    Scores are log-probabilities, so that Viterbi finds the segmentation jieba would choose;
    id 0 is the unknown token. Digits and Latin letters are always known.
    """
    single: Counter[str] = Counter()
    for word, n in counts.items():
        for character in word:
            single[character] += n
    frequent = [w for w, _ in counts.most_common() if len(w) > 1][:words]
    always = "0123456789abcdefghijklmnopqrstuvwxyz"
    known = dict.fromkeys([*always, *(c for c, _ in single.most_common(characters))])
    total = sum(counts.values())
    scores = [(w, math.log(counts[w] / total)) for w in frequent]
    scores += [(c, math.log(max(counts[c], 0.5) / total)) for c in known]
    vocabulary = [(UNKNOWN, 0.0)] + [(w, round(s, 2)) for w, s in scores]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(_RUN), behavior="removed", invert=True)
    return tokenizer


def tokenise(tokenizer: Tokenizer, texts: Sequence[str], batch: int = 20_000) -> Tokens:
    """The texts as token ids, without unknown tokens."""
    parts: list[NDArray[np.int32]] = []
    lengths: list[int] = []
    for start in range(0, len(texts), batch):
        encoded = tokenizer.encode_batch(
            list(texts[start : start + batch]), add_special_tokens=False
        )
        for item in encoded:
            ids = np.array(item.ids, dtype=np.int32)
            parts.append(ids[ids > 0])
            lengths.append(len(parts[-1]))
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return Tokens(np.concatenate(parts) if parts else np.zeros(0, np.int32), starts)
