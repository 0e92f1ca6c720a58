"""All passages of a library embedded anew, by the same or another encoder."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.context import embedding_fingerprint, embedding_text
from index.encoder import Encoder
from index.figure_rows import reread_figures
from index.records import passages_since, read_metadata
from index.store import Store

__all__ = ["encoder_mark", "reembed", "write_encoder"]

_AT_ONCE = 512


def encoder_mark(encoder: Encoder) -> str:
    """What changes whenever stored vectors would: the encoder's and the embedded text's marks."""
    return f"{encoder.fingerprint}+{embedding_fingerprint()}"


def write_encoder(store: Store, encoder: Encoder) -> None:
    """Makes this the encoder of the library; inside a transaction."""
    store.write_setting("encoder", encoder.name)
    store.write_setting("fingerprint", encoder_mark(encoder))
    store.write_setting("dimension", str(encoder.dimension))


def reembed(
    store: Store, encoder: Encoder, progress: Callable[[int, int], None] | None = None
) -> None:
    """Replaces every vector, the figures and the encoder in one transaction, or nothing.

    `progress` is told how many passages are done and how many there are.
    """
    with store.transaction():
        rows = passages_since(store, 0)
        metadata = read_metadata(store)
        total = int(store.connection.execute("SELECT count(*) FROM passages").fetchone()[0])
        done = 0
        while batch := [row for row, _ in zip(rows, range(_AT_ONCE), strict=False)]:
            texts = [embedding_text(metadata[p.report], p) for _, p in batch]
            vectors = np.ascontiguousarray(encoder.encode_passages(texts), "<f4")
            store.connection.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                [(key, row.tobytes()) for (key, _), row in zip(batch, vectors, strict=True)],
            )
            done += len(batch)
            if progress:
                progress(done, total)
        write_encoder(store, encoder)
        reread_figures(store)
        store.next_generation()
