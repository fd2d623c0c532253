"""Figures that compare: ``zwölf Prozent mehr als 2022``, ``27-mal so groß wie``, ``ein um ein Drittel höherer Gewinn``."""

from collections.abc import Sequence
from functools import lru_cache

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.draft import PARTS, Link, Stated
from pipeline.normalize.facts.earlier import Previous, like
from pipeline.normalize.facts.frames import is_magnitude, magnitude, subject_of
from pipeline.normalize.facts.subject import Subjects
from pipeline.normalize.facts.words import measure_adjective
from pipeline.types import Change, Fact

_data = load("measure_verbs")
MORE, LESS = frozenset(_data["more"]), frozenset(_data["less"])
_COMPARATIVES: dict[str, str] = _data["comparatives"]
_RISEN, _FALLEN = tuple(_data["risen"]), tuple(_data["fallen"])
_ENDINGS = ("e", "en", "er", "es", "em")
_TOO = (["zu", "wenig"], ["zu", "viel"])
_EARLIER = ("vorjahr", "vorquartal", "vormonat", "vorwoche", "vortag", "zuvor", "davor", "früher", "vorher")
_SO_MUCH = frozenset({"soviel", "soviele", "sovielen"})
_SIGNS = ("+", "-", "−", "–", "plus", "minus")
_AHEAD, _WITHIN = 7, 5
_PAIR = 2


def direction(one: Stated, at: int) -> Change:
    """Of ``mehr`` at a place: against its own past an increase (``als 2022``, ``als ein Jahr zuvor``), else a comparison.

    A share that stands ``0,6 Prozent höher`` without ``als`` does so against the day before.
    """
    chunks, last = one.sentence.chunks, len(one.sentence.chunks)
    for place in range(at + 1, min(at + _AHEAD, last)):
        if chunks[place].lower == "als":
            past = any(_is_past(chunk) for chunk in chunks[place + 1 : place + 1 + _WITHIN])
            return _way(chunks[at].lower) if past else "comparison"
        if chunks[place].text in ",;:.":
            break
    return "comparison" if chunks[at].lower in {"mehr", "weniger"} else _way(chunks[at].lower)


def _is_past(chunk: Chunk) -> bool:
    return chunk.tag == "time" or any(word in chunk.lower for word in _EARLIER)


def _way(word: str) -> Change:
    return "increase" if word in MORE else "decrease"


def compared(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``9 Millionen Autos, zwölf Prozent mehr als 2022``; ``310 Stimmen, sechs zu wenig``."""
    words = [chunk.lower for chunk in one.sentence.chunks[one.place + 1 : one.place + 5]]
    if not words or (words[0] not in MORE | LESS and words[:2] not in _TOO):
        return None
    if words[0] not in {"mehr", "weniger", "zu"} and "als" not in words and one.figure.kind not in PARTS:
        return None  # 34 Millionen tiefer in die roten Zahlen
    if one.phrase.noun is not None or _has_frame(one, previous):
        return None
    return like(one, previous[-1][1], "compare", change=direction(one, one.place + 1))


def _has_frame(one: Stated, previous: Previous) -> bool:
    """Whether the figure stands in a clause with a verb of its own: ``…, Frauen verdienten 18 Prozent weniger``."""
    other = previous[-1][0].anchor
    return one.clause is not other.clause and one.clause.finite is not None and one.clause.verb not in {"sein", "haben"}


def times(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``rund elfmal so viele``, ``130-mal so schwer wie ein Proton``."""
    if one.figure.kind not in {"multiplier", "fraction"} or one.sentence.chunks[one.place].verb:
        return None
    words = one.sentence.chunks[one.place + 1 : one.place + 3]
    if words and words[0].lower in _SO_MUCH:
        return like(one, previous[-1][1], "compare", change="comparison")
    if len(words) == _PAIR and words[0].lower == "so":
        if words[1].lower.startswith("viel"):
            return like(one, previous[-1][1], "compare", change="comparison")
        adjective = measure_adjective(words[1].lower)
        if adjective is not None:
            return like(one, previous[-1][1], "compare", change="comparison", measure=adjective)
    return None


def signed(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``Umsatz: 5 Milliarden Euro (+6 Prozent)``, ``… (minus sechs Prozent)``: by how much the amount before has changed."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    if one.figure.unit not in {"percent", "percentage_point"} or other.figure.kind == "percent":
        return None
    change = _sign(one)
    if change is None or other.place < one.part.first - 4 or one.clause.kind != "bracket":
        return None
    return like(one, model, "compare:signed", change=change)


def _sign(one: Stated) -> Change | None:
    text = one.figure.text.lower()
    before = one.sentence.chunks[one.place - 1].lower if one.place > one.part.first else ""
    sign = next((sign for sign in _SIGNS if text.startswith(sign) or before == sign), None)
    if sign is None:
        return None
    return "increase" if sign in {"+", "plus"} else "decrease"


def more_of(one: Stated) -> Link | None:
    """``21 Prozent mehr Passagiere als im Vorjahr``."""
    chunks: Sequence[Chunk] = one.sentence.chunks[one.place + 1 : one.place + 3]
    if one.figure.kind not in PARTS or len(chunks) < _PAIR or chunks[0].lower not in {"mehr", "weniger"}:
        return None
    if chunks[1].tag != "noun":
        return None
    return Link("compare:noun", base_form(chunks[1].text), change=direction(one, one.place + 1))


def times_as(one: Stated) -> Link | None:
    """``27-mal so groß wie Deutschland``, ``dreimal so viele Autos wie im Vorjahr``."""
    chunks: Sequence[Chunk] = one.sentence.chunks[one.place + 1 : one.place + 4]
    if one.figure.kind != "multiplier" or len(chunks) < _PAIR or chunks[0].lower != "so":
        return None
    if chunks[1].lower.startswith("viel") and len(chunks) > _PAIR and chunks[2].tag == "noun":
        return Link("compare:noun", base_form(chunks[2].text), change="comparison")
    adjective = measure_adjective(chunks[1].lower)
    return Link("compare:adjective", adjective, change="comparison") if adjective is not None else None


def than(one: Stated) -> Link | None:
    """``12 Prozent teurer als 2022``, ``liegt 15 Zentimeter höher als``: a magnitude as the subject, else the adjective."""
    at, chunks = one.place + 1, one.sentence.chunks
    if one.figure.kind not in {"quantity", "money", *PARTS} or one.phrase.prep or at >= len(chunks):
        return None
    word = chunks[at].lower
    ahead = [chunk.lower for chunk in chunks[at + 1 : at + _WITHIN]]
    if word not in _COMPARATIVES or "als" not in ahead:
        return None
    subject = subject_of(one)
    if subject is not None and subject.kind == "noun" and is_magnitude(chunks[subject.head].text):
        name, noun = magnitude(one, subject)
        return Link("compare:subject", name, noun=noun, change=direction(one, at), own=True)
    return Link("compare:adjective", _COMPARATIVES[word], change=direction(one, at))


def beyond(one: Stated) -> Change | None:
    """Of counted things with ``mehr`` or ``weniger`` behind them: ``25 Flugzeuge weniger als geplant``."""
    at = one.phrase.last
    chunks = one.sentence.chunks
    if one.phrase.noun is None or at >= len(chunks) or chunks[at].lower not in {"mehr", "weniger"}:
        return None
    return direction(one, at)


def moved_noun(one: Stated) -> Link | None:
    """``ein um fast ein Drittel höherer Gewinn``, ``trotz 8 Prozent höherer Kosten``: the noun has moved."""
    chunks, at = one.sentence.chunks, one.place + 1
    if (
        (one.phrase.prep != "um" and one.figure.kind not in PARTS)
        or at + 1 >= len(chunks)
        or chunks[at].text[0].isupper()
    ):
        return None
    change = _moved(chunks[at].lower)
    if change is None or chunks[at + 1].tag != "noun":
        return None
    noun = next(iter(one.sentence.phraser.read(at + 1, min(one.part.last, at + 8))), None)
    return Link("change:attribute", base_form(chunks[at + 1].text), noun=noun, change=change)


@lru_cache(maxsize=1 << 12)
def _moved(word: str) -> Change | None:
    """Of an adjective with an ending whether it says more or less: ``höherer``, ``gestiegenen``, ``gesunkene``."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word:
            continue
        if stem in MORE or stem.endswith(_RISEN):
            return "increase"
        if stem in LESS or stem.endswith(_FALLEN):
            return "decrease"
    return None
