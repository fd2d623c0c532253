"""Makes ``build/base``: the German pipeline that training starts from, with token borders and word vectors.

Of the vectors the most frequent words keep their row; every other word gets the row of its nearest neighbour (cosine).
"""

from pathlib import Path

import numpy as np
import yaml
from corpora import blank
from numpy.typing import NDArray
from spacy.vectors import Vectors  # type: ignore[import-not-found]

CHUNK = 4_096


def main() -> None:
    """Write the base pipeline."""
    params = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))
    nlp = blank()
    with np.load(Path(params["corpora"]) / "word_vectors_de.npz") as file:
        words, table = [str(word) for word in file["words"]], file["vectors"].astype(np.float32)
    keys = np.array([nlp.vocab.strings.add(word) for word in words], dtype=np.uint64)
    vectors = Vectors(data=table[: params["vectors"]], strings=nlp.vocab.strings)
    for key, row in zip(keys, nearest(table, params["vectors"]), strict=True):
        vectors.add(key, row=int(row))
    nlp.vocab.vectors = vectors
    nlp.to_disk("build/base")


def nearest(table: NDArray[np.float32], kept: int) -> NDArray[np.int64]:
    """For each row the row among the first ``kept`` that is most like it (itself where it is one of them)."""
    unit = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    rest = [np.argmax(unit[start : start + CHUNK] @ unit[:kept].T, axis=1) for start in range(kept, len(unit), CHUNK)]
    return np.concatenate([np.arange(min(kept, len(unit))), *rest])


if __name__ == "__main__":
    main()
