"""What a figure measures by the words that it is tied to: nouns, adjectives, genitives."""

from dataclasses import replace

from pipeline.lemmas import base_form
from pipeline.normalize.facts.draft import Link, Stated
from pipeline.normalize.facts.frames import (
    COUNT_NOUNS,
    MOVER,
    PARTS,
    SHARE,
    change_of,
    falls_on,
    is_magnitude,
    is_move,
    magnitude,
)
from pipeline.normalize.facts.phrases import Phrase, PhraseKind
from pipeline.normalize.facts.words import measure_adjective
from pipeline.types import Change

_AMOUNT_NOUNS = frozenset({"höhe"})
_UNIT_NOUNS = frozenset({"punkt", "punkte", "punkten", "zähler", "zählern", "stufe", "stufen"})
_MONEY_ADJECTIVES = frozenset({"schwer", "teuer", "wert"})
_POINTS = frozenset({"percentage_point", "basis_point"})
_PLURAL = frozenset({"", "den", "allen", "diesen", "ihren", "seinen"})
_PAIR = 2


def ordinal(one: Stated) -> Link | None:
    """A rank: ``als 24. Mitglied``, ``auf dem zweiten Platz``."""
    return Link("rank", base_form(noun_of(one) or "")) if one.figure.kind == "ordinal" else None


def adjective(one: Stated) -> Link | None:
    """``2962 Meter hoch``, ``eine 82 Meter lange Rolltreppe``."""
    if one.phrase.adjective is None or one.figure.kind not in {"quantity", "multiplier"}:
        return None
    link = Link("level:adjective", measure_adjective(one.sentence.chunks[one.phrase.adjective].lower))
    if one.phrase.noun is not None:
        kind: PhraseKind = "name" if one.sentence.chunks[one.phrase.noun].tag == "name" else "noun"
        thing = Phrase(kind, one.phrase.noun, one.phrase.last, one.phrase.noun, name=one.phrase.name)
        link.subject = replace(thing, last=one.phrase.noun + 1) if thing.name is None else thing
    elif one.part.opener == "," and one.phrase.first == one.part.first:
        link.subject = next(
            (phrase for phrase in one.sentence.all_phrases() if phrase.last == one.part.first - 1), None
        )
        if link.subject is not None and link.subject.kind == "figure" and link.subject.noun is not None:
            noun = link.subject.noun  # fünf Folien, 21 Meter lang
            link.subject = Phrase("noun", noun, noun + 1, noun)
    return link


def final_adjective(one: Stated) -> Link | None:
    """``höchstens 30 Meter vom Dirigenten entfernt``, ``sollte 150 Milliarden Yuan schwer sein``."""
    if one.figure.kind not in {"quantity", "money"} or one.phrase.prep or one.phrase.noun is not None:
        return None
    for part in {id(part): part for part in (one.part, *one.clause.head)}.values():
        for at in range(part.first, part.last):
            lower = one.sentence.chunks[at].lower
            if one.figure.kind == "money" and lower not in _MONEY_ADJECTIVES:
                continue
            if at > one.place and one.sentence.chunks[at].tag in {"adj", "adv"} and measure_adjective(lower) == lower:
                return Link("level:adjective", lower)
    return None


def counted(one: Stated) -> Link | None:
    """``236 Milliarden Parametern``, ``3 Milliarden Euro Umsatz``."""
    noun = noun_of(one)
    points = one.figure.unit in _POINTS
    if one.figure.kind == "multiplier" and (times := _times_noun(one)) is not None:
        return Link("count:noun", base_form(times))
    if noun is None or one.figure.kind not in {"cardinal", "money", "quantity", "percent"} or points:
        return None
    if one.phrase.prep in {"um", "auf"} and (is_move(one.clause.verb) or one.clause.verb in MOVER):
        return None  # sank um 2,3 Punkte, stieg auf 1,8 Millionen Wagen: the magnitude counts
    rule = "count:noun" if one.figure.kind == "cardinal" else "level:noun"
    label = label_of(one)
    if one.figure.kind == "cardinal":
        return Link(rule, one.figure.measures or base_form(noun), subject=label)
    return Link(rule, base_form(noun), noun=one.phrase, subject=label)


def _times_noun(one: Stated) -> str | None:
    """``zwölfmal Gold``."""
    behind = one.sentence.chunks[one.place + 1 : one.place + 2]
    bare = one.figure.text.endswith("mal") and behind and behind[0].tag == "noun"
    return behind[0].text if bare else None


def counted_change(one: Stated) -> Link | None:
    """``Das Unternehmen wuchs auf 300 Mitarbeiter``: where no magnitude moves, the things counted."""
    noun = noun_of(one)
    if noun is None or one.figure.kind != "cardinal" or noun.lower() in _UNIT_NOUNS:
        return None
    return Link("count:noun", one.figure.measures or base_form(noun), change=change_of(one))


def more_of(one: Stated) -> Link | None:
    """``21 Prozent mehr Passagiere als im Vorjahr``."""
    chunks = one.sentence.chunks[one.place + 1 : one.place + 3]
    if (
        one.figure.kind not in PARTS
        or len(chunks) < _PAIR
        or chunks[0].lower not in {"mehr", "weniger"}
        or chunks[1].tag != "noun"
    ):
        return None
    words = [chunk.lower for chunk in one.sentence.chunks[one.place + 3 : one.place + 7]]
    past = words[:1] == ["als"] and any("vorjahr" in word for word in words)
    change: Change = "comparison" if not past else ("increase" if chunks[0].lower == "mehr" else "decrease")
    return Link("compare:noun", base_form(chunks[1].text), change=change)


def times_as(one: Stated) -> Link | None:
    """``27-mal so groß wie Deutschland``."""
    chunks = one.sentence.chunks[one.place + 1 : one.place + 3]
    if one.figure.kind != "multiplier" or len(chunks) < _PAIR or chunks[0].lower != "so":
        return None
    adjective = measure_adjective(chunks[1].lower)
    return Link("compare:adjective", adjective, change="comparison") if adjective is not None else None


def attribute(one: Stated) -> Link | None:
    """``ein Verlust von 2,35 Milliarden Euro``, ``Schaden in Höhe von 30.000 Euro``, ``ein Verfahren mit 7 Nanometern``."""
    with_quantity = one.phrase.prep == "mit" and one.figure.kind == "quantity"
    if not (one.phrase.prep in {"von", "über"} or with_quantity) or one.figure.kind in {"ordinal", "multiplier"}:
        return None
    noun = one.before(one.phrase)
    if noun is not None and noun.prep == "in" and one.sentence.chunks[noun.head].lower in _AMOUNT_NOUNS:
        noun = one.before(noun)
    if noun is None or noun.kind != "noun" or (with_quantity and not noun.prep):
        return None
    word = one.sentence.chunks[noun.head].text
    if one.figure.kind == "cardinal" and not is_magnitude(word) and word.lower() not in COUNT_NOUNS:
        return None  # die Polizei sprach von 60 Verletzten
    if one.figure.kind == "quantity" and not noun.prep and not is_magnitude(one.sentence.chunks[noun.head].text):
        return Link("level:thing", magnitude(one, noun)[0], subject=noun)  # ein Ring von 100 Kilometern
    subject = one.sentence.subject(one.clause)
    own = subject is not None and subject.first == noun.first
    name, noun = magnitude(one, noun)
    return Link("level:attribute", name, noun=noun, own=own)


def share(one: Stated) -> Link | None:
    """``17,1 Prozent aller Downloads``, ``ein Drittel der Fläche``, ``ein Fünftel davon``."""
    if one.figure.kind not in PARTS or one.figure.unit in _POINTS:
        return None
    chunks, subject = one.sentence.chunks, falls_on(one)
    if one.phrase.owner is not None:
        whole = one.phrase.owner
        return Link("share:genitive", SHARE, object_text=one.sentence.words(whole.first, whole.last), subject=subject)
    if one.place + 1 < len(chunks) and chunks[one.place + 1].lower == "davon":
        return Link("share:davon", SHARE, object_text="davon", subject=subject)
    if (
        one.figure.unit == "percent"
        and one.clause.kind == "bracket"
        and one.sentence.chunks[one.part.first - 2].tag == "name"
    ):
        return Link("share:bracket", SHARE, subject=_bracketed(one))
    if one.figure.unit == "percent" and one.phrase.prep == "mit" and one.clause.verb in {"sein", "werden", "bleiben"}:
        return Link("share:with", SHARE)
    first = one.sentence.head_phrases(one.clause)[:1]
    if (
        first
        and first[0].kind == "noun"
        and first[0].prep == "von"
        and first[0].first == one.clause.first
        and first[0].det in _PLURAL
    ):
        return Link("share:von", SHARE, object_text=one.sentence.words(first[0].first, first[0].last))
    return None


def _bracketed(one: Stated) -> Phrase | None:
    """The name before the brackets: ``die FDP (4,3 Prozent)``."""
    end = one.part.first - 1
    return next(
        (
            phrase
            for clause in one.sentence.clauses
            for part in clause.parts
            for phrase in one.sentence.phrases(part)
            if phrase.last == end
        ),
        None,
    )


def noun_of(one: Stated) -> str | None:
    """The noun that a figure counts or measures."""
    place = one.phrase.noun
    if place is not None:
        return one.sentence.chunks[place].text
    return one.figure.measures or _shared_noun(one)


def _shared_noun(one: Stated) -> str | None:
    """``von 3.600 Metern und 4.000 Metern Länge``: the noun behind the second of two figures of one kind."""
    chunks = one.sentence.chunks
    if one.phrase.last + 1 >= len(chunks) or chunks[one.phrase.last].lower != "und" or one.phrase.adjective is not None:
        return None
    other = next((phrase for phrase in one.sentence.phrases(one.part) if phrase.first == one.phrase.last + 1), None)
    figure = chunks[other.figure].figure if other is not None and other.figure is not None else None
    if other is None or other.noun is None or other.adjective is not None or figure is None:
        return None
    same = figure.unit == one.figure.unit and figure.kind == one.figure.kind
    return chunks[other.noun].text if same else None


def label_of(one: Stated) -> Phrase | None:
    """The phrase before a colon right before the figure: ``Eintritt: 12 Euro``."""
    chunks = one.sentence.chunks
    if one.phrase.first == 0 or chunks[one.phrase.first - 1].text != ":":
        return None
    before = [
        phrase
        for clause in one.sentence.clauses
        for part in clause.parts
        for phrase in one.sentence.phrases(part)
        if phrase.last <= one.phrase.first - 1
    ]
    named = [phrase for phrase in before if phrase.kind in {"noun", "name"}]
    return named[0] if len(named) == 1 and one.clause.finite is None else None


def labelled(one: Stated) -> Link | None:
    """``Umsatz 2023: 112 Milliarden Euro``."""
    label = label_of(one)
    if label is None or label.kind != "noun" or one.figure.kind in {"cardinal", "ordinal"}:
        return None
    return Link("label", magnitude(one, label)[0], noun=label, own=True)
