"""Propose groups for index/data/thesaurus.tsv: words of reports with their nearest words.

python scripts/thesaurus_neighbours.py --data DIR prints a line a word, in the table's form: the
word, a tab, the words that are each other's neighbours by the vectors of index/model. Only words
come out, no sentence of the data. The table itself is chosen from these lines by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from train_encoder_text import read_documents
from train_encoder_tokens import count_words

from index.encode import load_encoder

_OTHER_SOURCES = frozenset(
    ["chinaxiv_sections", "chinaxiv_abstracts", "statutes", "drcd_simplified"]
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the proposals, the most frequent words first."""
    options = _options(arguments)
    documents = read_documents(options.data, _OTHER_SOURCES)
    counts = count_words(document.text for document in documents)
    words = [w for w, n in counts.most_common() if n >= options.at_least and len(w) > 1]
    words = [w for w in words if "一" <= w[0] <= "鿿"]
    vectors = load_encoder().encode_passages(words)
    for word, near in mutual_neighbours(words, vectors, options.nearest, options.similarity):
        print(f"{word}\t{' '.join(near)}")


def mutual_neighbours(
    words: Sequence[str], vectors: NDArray[np.float32], nearest: int, similarity: float
) -> Iterator[tuple[str, list[str]]]:
    """Every word with those among its `nearest` that it is among the nearest of, nearest first.

    Pairs below the cosine `similarity` are left out, words without any pair too.
    """
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -1)
    order = np.argsort(-scores, axis=1, kind="stable")[:, :nearest]
    near = [set(row.tolist()) for row in order]
    for at, row in enumerate(order):
        kept = [i for i in row.tolist() if at in near[i] and scores[at, i] >= similarity]
        if kept:
            yield words[at], [words[i] for i in kept]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Propose near-synonyms of reports.")
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.gz files")
    parser.add_argument("--at-least", type=int, default=25, help="times a word stands in reports")
    parser.add_argument("--nearest", type=int, default=8)
    parser.add_argument("--similarity", type=float, default=0.45)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
