"""A sentence as chunks: figures, names, time expressions, words with their class, and marks."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.normalize.facts.words import ABBREVIATIONS, OPENING, Tag, factor_verb, pieces, pieces_opening
from pipeline.types import Entity, Quantity, Timex

_INNER = frozenset({"art", "poss", "adj", "prep"})
_NOMINAL = frozenset({"noun", "adj", "name"})
_PARTICLES = frozenset({"of", "for", "the", "de", "du"})
_ENDS = ("e", "en", "er", "es", "em")
_HELPS = frozenset({"sein", "haben", "werden"})

Mention = Quantity | Entity | Timex


class Chunk(Struct, eq=False, gc=False):
    """One piece of a sentence; ``verb`` is the infinitive of a verb form, ``inside`` whether it stands in brackets."""

    tag: Tag
    start: int
    end: int
    text: str
    lower: str
    verb: str = ""
    infinite: bool = False
    """Whether the verb form is a participle or an infinitive with zu."""
    inside: bool = False
    figure: Quantity | None = None
    entity: Entity | None = None
    time: Timex | None = None


def split(text: str, start: int, end: int, mentions: Sequence[tuple[int, int, Mention]]) -> list[Chunk]:
    """The chunks of the sentence ``text[start:end]``; ``mentions`` are in order of place, those inside another left out."""
    chunks: list[Chunk] = []
    at = start
    foreign = False
    for first, last, mention in mentions:
        if first < at:
            continue
        if first > at + 1:
            foreign = _words(text, at, first, chunks) or foreign
        chunks.append(_mention(text[first:last], first, last, mention))
        at = last
    foreign = _words(text, at, end, chunks) or foreign
    if foreign:
        chunks = _joined_names(chunks)
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        _note_brackets(chunks)
    return chunks


def _mention(surface: str, start: int, end: int, mention: Mention) -> Chunk:
    lower = surface.lower()
    if isinstance(mention, Quantity):
        verb = factor_verb(lower) if mention.kind in {"multiplier", "fraction"} else ""
        return Chunk("figure", start, end, surface, lower, verb, False, False, mention)
    if isinstance(mention, Entity):
        return Chunk("name", start, end, surface, lower, "", False, False, None, mention)
    return Chunk("time", start, end, surface, lower, "", False, False, None, None, mention)


def _words(text: str, start: int, end: int, chunks: list[Chunk]) -> bool:
    """Add the words and marks between two places; whether a word that is no German one is among them."""
    append, foreign = chunks.append, False
    opening = not chunks or chunks[-1].text in OPENING
    for token in text[start:end].split(" "):
        found, opening, named = pieces_opening(token) if opening else pieces(token)
        for tag, first, last, word, lower, verb, infinite in found:
            if word != "." or first or not chunks or chunks[-1].lower not in ABBREVIATIONS:
                append(Chunk(tag, start + first, start + last, word, lower, verb, infinite))
        if named:
            foreign = True
        start += len(token) + 1
    return foreign


def settle(chunks: Sequence[Chunk], verbs: Sequence[int]) -> list[int]:
    """Let the neighbours decide: ``die verkauften Autos`` has an adjective, ``zu kaufen`` an infinitive with zu.

    ``verbs``: the places of what may be verb forms; returned are those that are.
    """
    end = len(chunks) - 1
    for index in verbs:
        chunk = chunks[index]
        if chunk.tag != "verb" or not 0 < index < end:
            continue
        before, behind = chunks[index - 1], chunks[index + 1]
        if before.lower == "zu":
            before.tag = "zu"
        if chunk.lower == "gemessen" and behind.lower in {"an", "am"}:
            chunk.tag, chunk.verb = "adj", ""  # gemessen am Umsatz
        if behind.tag not in _NOMINAL or not chunk.lower.endswith(_ENDS) or chunk.verb in _HELPS:
            continue
        counted = before.figure is not None and before.figure.kind == "cardinal" and behind.tag == "noun"
        dated = before.tag == "time" and index > 1 and _may_open(chunks[index - 2], before)
        if counted or dated or before.tag in _INNER:  # der 1889 eröffnete Turm
            chunk.tag, chunk.verb = "adj", ""
    if len(chunks) > 1 and chunks[-1].verb and chunks[-2].lower == "zu":
        chunks[-2].tag = "zu"
    return [at for at in verbs if chunks[at].verb]


def _may_open(chunk: Chunk, time: Chunk) -> bool:
    """``der 1889 eröffnete Turm``, ``im 1842 eröffneten Bad``."""
    return chunk.tag in {"art", "poss"} or (chunk.lower == "im" and time.text.isdigit())


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
