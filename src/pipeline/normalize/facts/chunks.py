"""A sentence as chunks: figures, names, time expressions, words with their class, and marks."""

import re
from collections.abc import Sequence

from pipeline.normalize.facts.words import Tag, classify, factor_verb
from pipeline.types import Entity, Quantity, Timex

_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:[-‐‑’'][^\W_]+)*-?|\d+(?:[.,]\d+)*|[^\w\s]")
_INNER = frozenset({"art", "poss", "adj", "prep"})
_NOMINAL = frozenset({"noun", "adj", "name"})
_PARTICLES = frozenset({"of", "for", "the", "de", "du"})
_ENDS = ("e", "en", "er", "es", "em")
_OPENING = frozenset(":„“.-–")
_UNSEEN = frozenset("*_#\"'„“”‚‘’»«`")
_HELPS = frozenset({"sein", "haben", "werden"})

Mention = Quantity | Entity | Timex


class Chunk:
    """One piece of a sentence; ``verb`` is the infinitive of a verb form, ``inside`` whether it stands in brackets."""

    __slots__ = ("end", "entity", "figure", "inside", "lower", "start", "tag", "text", "time", "verb")

    def __init__(self, tag: Tag, start: int, end: int, text: str, lower: str, verb: str = ""):
        self.tag = tag
        self.start = start
        self.end = end
        self.text = text
        self.lower = lower
        self.verb = verb
        self.inside = False
        self.figure: Quantity | None = None
        self.entity: Entity | None = None
        self.time: Timex | None = None


def split(text: str, start: int, end: int, mentions: Sequence[tuple[int, int, Mention]]) -> list[Chunk]:
    """The chunks of the sentence ``text[start:end]``; ``mentions`` are in order of place, those inside another left out."""
    chunks: list[Chunk] = []
    at = start
    for first, last, mention in mentions:
        if first < at:
            continue
        if first > at + 1:
            _words(text, at, first, chunks)
        chunks.append(_mention(text[first:last], first, last, mention))
        at = last
    _words(text, at, end, chunks)
    _settle(chunks)
    chunks = _joined_names(chunks)
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        _note_brackets(chunks)
    return chunks


def _mention(surface: str, start: int, end: int, mention: Mention) -> Chunk:
    lower = surface.lower()
    if isinstance(mention, Quantity):
        verb = factor_verb(lower) if mention.kind in {"multiplier", "fraction"} else ""
        chunk = Chunk("figure", start, end, surface, lower, verb)
        chunk.figure = mention
    elif isinstance(mention, Entity):
        chunk = Chunk("name", start, end, surface, lower)
        chunk.entity = mention
    else:
        chunk = Chunk("time", start, end, surface, lower)
        chunk.time = mention
    return chunk


def _words(text: str, start: int, end: int, chunks: list[Chunk]) -> None:
    append = chunks.append
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if word[0].isalpha():
            opening = not chunks or (word[0].isupper() and chunks[-1].text in _OPENING)
            tag, verb, lower = classify(word, opening)
            append(Chunk(tag, match.start(), match.end(), word, lower, verb))
        elif word not in _UNSEEN:
            append(Chunk("mark", match.start(), match.end(), word, word))


def _settle(chunks: list[Chunk]) -> None:
    """Let the neighbours decide: ``die verkauften Autos`` has an adjective, ``zu kaufen`` an infinitive with zu."""
    for index in range(1, len(chunks) - 1):
        chunk = chunks[index]
        if not chunk.verb or chunk.tag != "verb":
            continue
        before, behind = chunks[index - 1], chunks[index + 1]
        if before.lower == "zu":
            before.tag = "zu"
        if behind.tag not in _NOMINAL or not chunk.lower.endswith(_ENDS) or chunk.verb in _HELPS:
            continue
        counted = before.figure is not None and before.figure.kind == "cardinal" and behind.tag == "noun"
        if counted or (before.tag in _INNER):
            chunk.tag, chunk.verb = "adj", ""
    if len(chunks) > 1 and chunks[-1].verb and chunks[-2].lower == "zu":
        chunks[-2].tag = "zu"


def _joined_names(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with words that only a name has joined to one: ``International Federation of Robotics``."""
    joined: list[Chunk] = []
    last: Chunk | None = None
    for index, chunk in enumerate(chunks):
        if last is not None and last.tag == "name" and last.entity is None and chunk.start - last.end == 1:
            particle = (
                chunk.lower in _PARTICLES and index + 1 < len(chunks) and chunks[index + 1].tag in {"noun", "name"}
            )
            if particle or (chunk.tag == "name" and chunk.entity is None):
                last.text, last.end = f"{last.text} {chunk.text}", chunk.end
                last.lower = last.text.lower()
                continue
        joined.append(chunk)
        last = chunk
    return joined


def _note_brackets(chunks: list[Chunk]) -> None:
    """Mark what stands in brackets, the brackets with it; one that is not closed is none."""
    opened: int | None = None
    for index, chunk in enumerate(chunks):
        if chunk.tag != "mark":
            continue
        if chunk.text in "([":
            opened = index
        elif chunk.text in ")]" and opened is not None:
            for one in chunks[opened : index + 1]:
                one.inside = True
            opened = None
