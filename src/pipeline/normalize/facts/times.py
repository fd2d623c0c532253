"""Which time expressions of a sentence can say when a fact holds."""

from collections.abc import Sequence

from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.words import FUSED
from pipeline.types import Place, Timex

_COMPARED = frozenset({"als", "wie", "gegenüber", "vergleich", "verglichen"})
_THAN = frozenset({"als", "wie"})
_SPANS = frozenset({"vor", "binnen", "in", "innerhalb", "seit", "über", "auf", "an", "für"})
_WITHIN = frozenset({"binnen", "innerhalb"})
_ORIGINS = frozenset({"von", "aus"})
_FIRST = frozenset({"mal", "erstmals"})
_PREVIOUS = ("vorjahr", "vorquartal", "vormonat")
_ADJECTIVE = ("ige", "igen", "iger", "iges", "igem")
_SUPERLATIVE = ("ste", "sten", "ster", "stes")
_PARTICIPLE = tuple(stem + end for stem in ("te", "ene", "ende") for end in ("", "n", "r", "s", "m"))
_VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_NOW = _VAGUE[1:]
_NOMINAL = frozenset({"noun", "name"})
_GOING_ON = tuple("ende" + end for end in ("", "n", "r", "s", "m"))
_INNER = frozenset({"art", "poss", "adj"})
_AROUND = frozenset({"vor", "nach"})
_INDEFINITE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_NEAR = 4
_DAY = len("2024-05-01")


def usable(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a time expression can be the date of a fact: not the past that is compared with, not a mere length."""
    time = chunks[phrase.head].time
    if phrase.kind != "time" or time is None or not _holds(chunks, phrase, time):
        return False
    if _is_compared(chunks, phrase) or _is_attribute(chunks, phrase):
        return False
    return phrase.prep != "seit" or not _is_since(chunks, phrase, time)


def _holds(chunks: Sequence[Chunk], phrase: Phrase, time: Timex) -> bool:
    kind, value = time.expression.type, time.value or ""
    if kind == "SET" or value.startswith(_VAGUE) or (kind != "DATE" and time.value is None and time.first_day is None):
        return False
    if kind == "DURATION":
        within = chunks[phrase.first].lower in _WITHIN
        return (within or phrase.prep in _SPANS) and "X" not in value and not value.startswith("PT")
    return kind == "DATE" or phrase.prep != "um"


def _is_compared(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """``mehr als im Jahr 2022``, ``gegenüber 2015``, ``zum Vorjahr``; ``im Vorjahr`` may be the time itself."""
    before = chunks[max(phrase.first - 1, 0) : phrase.head]
    if any(chunk.lower in _COMPARED and chunk.tag != "conj" for chunk in before):  # no conjunction: als am 12. April …
        return True
    if (
        phrase.first > 1
        and chunks[phrase.first - 1].tag == "noun"
        and _opens_at(chunks, phrase.first - 1).lower in _THAN
    ):
        return True  # stärker als das erste Beben am Donnerstag
    return phrase.prep != "in" and any(word in chunks[phrase.head].lower for word in _PREVIOUS)


def _is_attribute(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """``im Koalitionsvertrag vom 9. April``, ``der 1889 eröffnete Turm``, ``die 16-monatige Leihe``."""
    head, behind = chunks[phrase.head], chunks[phrase.last] if phrase.last < len(chunks) else None
    if head.time is not None and head.time.expression.type == "DURATION" and head.lower.endswith(_ADJECTIVE):
        return True
    year, adjective = head.text.isdigit(), behind is not None and behind.tag == "adj"
    if phrase.det and (year or adjective):
        return True  # eine 1842 in Liverpool eröffnete Badeanstalt
    if adjective and behind is not None and behind.lower.endswith(_GOING_ON):
        return True  # die im Juli stattfindende Parade
    short = phrase.prep == "seit" or (phrase.prep == "in" and year)
    if short and adjective and behind is not None and behind.lower.endswith(_PARTICIPLE):
        return True  # im 2011 übergebenen Bericht
    if not phrase.first or chunks[phrase.first - 1].tag not in _NOMINAL:
        return phrase.first > 0 and chunks[phrase.first - 1].lower in _INDEFINITE  # eine über elf Jahre geführte Studie
    preposition = _preposition_before(chunks, phrase.first - 1)
    if preposition in _AROUND:
        return True  # vor dem Marktstart am 10. März
    if phrase.prep not in _ORIGINS or preposition == "bei":  # bei der Wahl vom April 2014
        return False
    return behind is None or behind.lower not in {"an", "bis"}


def _preposition_before(chunks: Sequence[Chunk], noun: int) -> str:
    """The preposition of a noun."""
    opens = _opens_at(chunks, noun)
    return FUSED.get(opens.lower, opens.lower) if opens.tag == "prep" else ""


def _opens_at(chunks: Sequence[Chunk], noun: int) -> Chunk:
    """The word before the articles and adjectives of a noun; the first chunk where there is none."""
    at = max(noun - 1, 0)
    while at > 0 and noun - at < _NEAR and chunks[at].tag in _INNER:
        at -= 1
    return chunks[at]


def _is_since(chunks: Sequence[Chunk], phrase: Phrase, time: Timex) -> bool:
    """``so hoch wie seit 1987 nicht``, ``der niedrigste Stand seit sieben Jahren``, ``erstmals seit 2010``."""
    if any(chunk.tag == "neg" for chunk in chunks[phrase.last : phrase.last + 2]):
        return True
    before = chunks[phrase.first - 1] if phrase.first else None
    if before is None or before.lower in _FIRST:
        return before is not None or time.expression.type == "DURATION"
    if before.tag not in _NOMINAL:
        return False
    superlative = any(one.lower.endswith(_SUPERLATIVE) for one in chunks[max(phrase.first - 4, 0) : phrase.first - 1])
    return superlative or time.expression.type == "DURATION"


def is_now(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase says that it is so nowadays or will be: no date of an event before holds for it."""
    time = chunks[phrase.head].time
    return phrase.kind == "time" and time is not None and (time.value or "").startswith(_NOW)


def is_date(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase names a date, whatever it stands for: ``seit 1980, als …``."""
    time = chunks[phrase.head].time
    if phrase.kind != "time" or time is None or time.expression.type != "DATE":
        return False
    return time.value is not None and not time.value.startswith(_VAGUE)


def is_day(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase names a day: ``am Montag``, ``am 3. Mai``."""
    time = chunks[phrase.head].time
    return phrase.prep == "an" or (phrase.prep == "" and time is not None and len(time.value or "") == _DAY)


def rank(chunks: Sequence[Chunk], phrase: Phrase) -> int:
    """0 for a date, 1 for a length, 2 for an adjective: the lowest says it best."""
    head = chunks[phrase.head]
    if head.time is None:
        return 2
    if head.text[0].islower() and head.time.expression.type == "DATE" and head.text.endswith("en"):
        return 2
    return 1 if head.time.expression.type == "DURATION" else 0


def place_of(chunks: Sequence[Chunk], phrase: Phrase) -> Place:
    """Where a time expression stands in the text."""
    return (chunks[phrase.head].start, chunks[phrase.head].end)
