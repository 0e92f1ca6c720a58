"""Train the static encoder of index/model from text: python scripts/train_encoder.py --help.

Needs torch and scipy, which come with sentence-transformers, and rjieba.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from train_encoder_contrast import batches, train
from train_encoder_pairs import build_pairs
from train_encoder_ppmi import co_occurrences, eigen_vectors, shifted_ppmi, sif_weights
from train_encoder_text import read_documents, sentences
from train_encoder_tokens import Tokens, build_tokenizer, count_words, tokenise

from index.static_encoder import save_static


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the training text, train and write the model folder."""
    options = _options(arguments)
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    documents = list(read_documents(options.data, frozenset(options.leave_out)))
    _say(f"{len(documents)} documents")
    counts = count_words(document.text for document in documents)
    tokenizer = build_tokenizer(counts, options.words, options.characters)
    split = [sentences(document.text) for document in documents]
    tokens = tokenise(tokenizer, list(itertools.chain.from_iterable(split)))
    _say(f"{len(tokens.ids)} tokens of {tokenizer.get_vocab_size()}")
    rows = first_rows(tokens, split, tokenizer.get_vocab_size(), options.dimension)
    _say("first vectors")
    pairs = build_pairs(documents, split, tokenizer, frozenset(options.unpaired), options.seed)
    _say(f"{sum(len(p.document) for p in pairs)} pairs")
    feed = batches(pairs, tokens, tokenizer.get_vocab_size(), options.batch, options.seed)
    rows = train(rows, feed, options.steps, report=lambda n, x: _say(f"step {n} loss {x:.3f}"))
    rows[0] = 0
    save_static(options.out, rows, tokenizer)
    _say(f"written to {options.out}")


def first_rows(
    tokens: Tokens, split: list[list[str]], size: int, dimension: int
) -> NDArray[np.float32]:
    """The eigenvector rows of every token at length 1, times its SIF weight."""
    lengths = np.diff(tokens.starts)
    of_sentence = np.repeat(np.arange(len(split)), [len(own) for own in split])
    owner = np.repeat(of_sentence, lengths).astype(np.int32)
    leading = eigen_vectors(shifted_ppmi(co_occurrences(tokens.ids, owner, size)), dimension)
    unit = leading / np.maximum(np.linalg.norm(leading, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit * sif_weights(tokens.ids, size, 3e-4)[:, None], dtype=np.float32)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the static encoder.")
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz files")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to write")
    parser.add_argument("--steps", type=int, default=250, help="of contrastive training")
    parser.add_argument("--words", type=int, default=38_000, help="in the vocabulary")
    parser.add_argument("--characters", type=int, default=4_500, help="in the vocabulary")
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--leave-out", nargs="*", default=[], help="sources not to read")
    parser.add_argument(
        "--unpaired",
        nargs="*",
        default=["report_paragraphs"],
        help="sources that give words and first vectors, but no pairs",
    )
    return parser.parse_args(arguments)


def _say(message: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
