"""Articles that came twice: the same text, or nearly the same, in several files.

Candidates come from MinHash with locality-sensitive hashing (Broder 1997; datasketch), each pair is then compared for
real by the Jaccard similarity of its word shingles. The outcome does not depend on the order of the documents.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from pipeline.ingest.params import IngestParams
from pipeline.types import Document, Rejected

Signature = tuple[int, ...]
"""The digest of the folded text, then its MinHash values; the digest alone for a short text."""

_WORD = re.compile(r"\w+")
_LSH_MARGIN = 0.15
"""How far below the threshold candidates are looked for, so that the estimate loses none."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)
"""Odd multiplier of the rolling hash over words (2^64 / golden ratio)."""


def signature(text: str, params: IngestParams) -> Signature:
    """What the search for duplicates needs of a text; depends on nothing but the text and ``params``."""
    words = _words(text)
    digest = int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")
    if len(words) < params.min_duplicate_words:
        return (digest,)
    from datasketch import MinHash

    minhash = MinHash(
        num_perm=params.permutations,
        permutations=_permutations(params.permutations, params.seed),
        hashfunc=int,
        scheme="legacy",
    )
    minhash.update_batch((_shingles(words, params.shingle_words) & np.uint64(0xFFFFFFFF)).tolist())
    return (digest, *minhash.hashvalues.tolist())


def group_duplicates(
    documents: Sequence[Document], params: IngestParams, signatures: Mapping[str, Signature] | None = None
) -> tuple[list[Document], list[Rejected]]:
    """The documents to keep, in their order, and the duplicates among them by doc_id.

    Of each group the document is kept that has a publication date and a title, then the longest, then the first by
    doc_id. ``signatures`` by doc_id are taken where given, the others are computed.
    """
    known = signatures or {}
    by_id = {document.doc_id: document for document in documents}
    signed = {doc_id: known.get(doc_id) or signature(by_id[doc_id].text, params) for doc_id in sorted(by_id)}
    parents = {doc_id: doc_id for doc_id in signed}
    for same in _same_text(signed):
        for doc_id in same[1:]:
            _join(parents, same[0], doc_id)
    shingles: dict[str, NDArray[np.uint64]] = {}
    for one, other in _candidates(signed, params):
        if _root(parents, one) != _root(parents, other):
            for doc_id in (one, other):
                if doc_id not in shingles:
                    shingles[doc_id] = _shingles(_words(by_id[doc_id].text), params.shingle_words)
            if jaccard(shingles[one], shingles[other]) >= params.threshold:
                _join(parents, one, other)
    kept: dict[str, Document] = {}
    for doc_id, document in by_id.items():
        root = _root(parents, doc_id)
        kept[root] = min(kept.get(root, document), document, key=_preference)
    rejected = [
        _reject(by_id[doc_id], keeper, signed)
        for doc_id in signed
        if (keeper := kept[_root(parents, doc_id)].doc_id) != doc_id
    ]
    dropped = {row.doc_id for row in rejected}
    return [document for document in documents if document.doc_id not in dropped], rejected


def jaccard(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """Shared shingles as a part of all, from 0 to 1; both arrays are sorted and without doubles."""
    shared = np.intersect1d(one, other, assume_unique=True).size
    return shared / max(1, one.size + other.size - shared)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: list[str], size: int) -> NDArray[np.uint64]:
    """A 64-bit hash of each run of ``size`` words, sorted and without doubles."""
    hashes = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    count = max(1, len(words) - size + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(min(size, len(words))):
        mixed = (mixed ^ hashes[offset : offset + count]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


@cache
def _permutations(count: int, seed: int) -> NDArray[np.uint64]:
    from datasketch import MinHash

    permutations: NDArray[np.uint64] = MinHash(num_perm=count, seed=seed, scheme="legacy").permutations
    return permutations


def _same_text(signed: Mapping[str, Signature]) -> Iterator[list[str]]:
    ordered = sorted(signed, key=lambda doc_id: (signed[doc_id][0], doc_id))
    for _digest, group in groupby(ordered, key=lambda doc_id: signed[doc_id][0]):
        yield list(group)


def _candidates(signed: Mapping[str, Signature], params: IngestParams) -> Iterator[tuple[str, str]]:
    """Pairs that share a bucket, one document for each digest."""
    first: dict[int, str] = {}
    for doc_id, sign in signed.items():
        if len(sign) > 1:
            first.setdefault(sign[0], doc_id)
    if len(first) < 2:
        return
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=max(0.1, params.threshold - _LSH_MARGIN), num_perm=params.permutations)
    permutations = _permutations(params.permutations, params.seed)
    for doc_id in first.values():
        minhash = MinHash(hashvalues=signed[doc_id][1:], permutations=permutations, scheme="legacy")
        for other in sorted(index.query(minhash)):
            yield other, doc_id
        index.insert(doc_id, minhash)


def _root(parents: dict[str, str], doc_id: str) -> str:
    while parents[doc_id] != doc_id:
        parents[doc_id] = parents[parents[doc_id]]
        doc_id = parents[doc_id]
    return doc_id


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def _preference(document: Document) -> tuple[bool, bool, int, str]:
    return document.published is None, document.title is None, -len(document.text), document.doc_id


def _reject(document: Document, kept: str, signed: Mapping[str, Signature]) -> Rejected:
    same = signed[document.doc_id][0] == signed[kept][0]
    message = f"The text is {'the same as' if same else 'nearly the same as'} that of {kept}."
    return Rejected(document.doc_id, document.sha256, "duplicate", message, kept)
