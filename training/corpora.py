"""The corpora: jsonl lines become spaCy documents with the token borders of the run, what is unknown marked as missing.

Missing (no label, not "outside") are: the spans a corpus marks as ``unk``; names whose borders are no token borders;
and, where a corpus has no MISC, every outside token that could be part of such a name.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.annotate.tokenizer import set_tokenizer

LABELS = ("PER", "LOC", "ORG", "MISC")
WITHOUT_MISC = frozenset({"smartdata", "mobie"})
"""Corpora that label no MISC (README of the corpora)."""

_OPENING, _CLOSING = frozenset('"„“»«‚‘›‹'), frozenset('"“”«»‘’‹›')


@dataclass
class Counts:
    """What the conversion of one corpus gave; goes to the counts file."""

    sentences: int = 0
    tokens: int = 0
    names: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    no_token_border: int = 0
    missing_tokens: int = 0


def blank() -> Language:
    """A German pipeline without components, with the token borders of the run."""
    nlp = spacy.blank("de")
    set_tokenizer(nlp)
    return nlp


def find(folder: Path, name: str) -> Path:
    """The file of a corpus (``hand.dev``); raises FileNotFoundError where there is none."""
    for suffix in (".jsonl", ".jsonl.gz"):
        if (path := folder / f"{name}{suffix}").is_file():
            return path
    raise FileNotFoundError(f"no {name}.jsonl(.gz) in {folder}: set `corpora` in params.yaml (see README.md)")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a corpus file: ``text``, ``ents`` [[start, end, label]] in code points, perhaps ``unk``."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return (json.loads(line) for line in text.split("\n") if line)


def document(nlp: Language, line: dict[str, Any], counts: Counts) -> Doc:
    """One line as a document with its names."""
    doc = nlp.make_doc(line["text"])
    names: list[Span] = []
    missing = [_expanded(doc, start, end) for start, end in line.get("unk", ())]
    for start, end, label in line["ents"]:
        span = doc.char_span(start, end, label=label)
        if span is None:
            counts.no_token_border += 1
            missing.append(_expanded(doc, start, end))
        else:
            names.append(span)
    if line["corpus"].partition("_")[0] in WITHOUT_MISC:
        missing.extend(doc[token.i : token.i + 1] for token in _could_be_misc(doc))
    _set(doc, names, missing)
    counts.sentences += 1
    counts.tokens += len(doc)
    for span in doc.ents:
        counts.names[span.label_] += 1
    counts.missing_tokens += sum(token.ent_iob == 0 for token in doc)
    return doc


def _expanded(doc: Doc, start: int, end: int) -> Span | None:
    return doc.char_span(start, end, alignment_mode="expand")


def _set(doc: Doc, names: list[Span], missing: Sequence[Span | None]) -> None:
    """Tokens of ``missing`` that are in no name become missing."""
    unknown = {token.i for span in missing if span is not None for token in span}
    inside = {token.i for span in names for token in span}
    spans = [doc[i : i + 1] for i in sorted(unknown - inside)]
    doc.set_ents(names, missing=spans, default="outside")


def _could_be_misc(doc: Doc) -> Iterator[Token]:
    """Tokens of a possible title or product: in quotation marks, or a word with a capital or a digit."""
    quoted = False
    for token in doc:
        if token.text in _CLOSING and quoted:
            quoted = False
        elif token.text in _OPENING:
            quoted = True
        elif quoted or not (token.is_lower or token.is_punct or token.is_space):
            yield token
