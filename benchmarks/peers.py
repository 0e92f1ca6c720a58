"""The peers: a LangChain + FAISS + BM25 pipeline, bm25s with jieba, and that with FAISS beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.encode import load_encoder

__all__ = ["Bm25s", "LangChain", "Lookup"]

Found = list[tuple[str, str]]
_MARKS = ["\n\n", "\n", "。", "；", "，", ""]


def _words(text: str) -> list[str]:
    import jieba

    return [word for word in jieba.lcut(text) if word.strip()]


def _pieces(reports: Sequence[tuple[str, str]]) -> Found:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    cutter = RecursiveCharacterTextSplitter(separators=_MARKS, chunk_size=400, chunk_overlap=40)
    return [(name, piece) for name, text in reports for piece in cutter.split_text(text)]


class LangChain:
    """RecursiveCharacterTextSplitter, a FAISS store, BM25 on jieba words, ranks merged evenly."""

    def __init__(self, reports: Sequence[tuple[str, str]]) -> None:
        """Indexes (name, text) pairs with our default encoder as its embeddings."""
        from langchain_community.retrievers import BM25Retriever
        from langchain_community.vectorstores import FAISS
        from langchain_core.embeddings import Embeddings

        encoder = load_encoder("default")

        class Ours(Embeddings):
            def embed_documents(self, texts: list[str]) -> list[list[float]]:
                return [row.tolist() for row in encoder.encode_passages(texts)]

            def embed_query(self, text: str) -> list[float]:
                return [float(value) for value in encoder.encode_query(text)]

        pieces = _pieces(reports)
        texts, marks = [p for _, p in pieces], [{"report": name} for name, _ in pieces]
        self._vectors: Any = FAISS.from_texts(texts, Ours(), metadatas=marks)
        self._words: Any = BM25Retriever.from_texts(texts, marks, preprocess_func=_words)
        self._words.k = 20

    def search(self, query: str) -> Found:
        """The ten best (report, text) by reciprocal ranks of both retrievers."""
        points: dict[tuple[str, str], float] = {}
        for hits in (self._vectors.similarity_search(query, k=20), self._words.invoke(query)):
            for rank, hit in enumerate(hits, 1):
                key = (str(hit.metadata["report"]), str(hit.page_content))
                points[key] = points.get(key, 0.0) + 1 / (60 + rank)
        return sorted(points, key=lambda key: -points[key])[:10]


class Bm25s:
    """bm25s over jieba words."""

    def __init__(self, reports: Sequence[tuple[str, str]]) -> None:
        """Indexes (name, text) pairs."""
        import bm25s

        self.pieces = _pieces(reports)
        self._index: Any = bm25s.BM25()
        self._index.index([_words(text) for _, text in self.pieces], show_progress=False)

    def search(self, query: str) -> Found:
        """The ten best (report, text)."""
        count = min(10, len(self.pieces))
        found, _ = self._index.retrieve([_words(query)], k=count, show_progress=False)
        return [self.pieces[int(i)] for i in found[0]]


class Lookup:
    """The least a hybrid search can do: bm25s over jieba words, and FAISS over all vectors."""

    def __init__(self, words: Bm25s) -> None:
        """Adds our default encoder's vectors of the same pieces, all of them compared."""
        import faiss

        self._words = words
        self._encoder = load_encoder("default")
        self._vectors: Any = faiss.IndexFlatIP(self._encoder.dimension)
        self._vectors.add(self._encoder.encode_passages([text for _, text in words.pieces]))

    def search(self, query: str) -> Found:
        """The ten best (report, text) of each, in turns and without repeats, at most ten."""
        words = self._words.search(query)
        _, near = self._vectors.search(self._encoder.encode_query(query)[None], len(words))
        vectors = [self._words.pieces[int(i)] for i in near[0]]
        turns = (hit for pair in zip(words, vectors, strict=True) for hit in pair)
        return list(dict.fromkeys(turns))[:10]
