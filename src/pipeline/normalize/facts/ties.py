"""What a figure measures by the words that it is tied to: nouns, adjectives, genitives."""

from msgspec.structs import replace

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.comparison import beyond
from pipeline.normalize.facts.draft import PARTS, Link, Stated
from pipeline.normalize.facts.frames import (
    COUNT_NOUNS,
    MOVER,
    SHARE,
    change_of,
    falls_on,
    is_magnitude,
    is_move,
    is_stated_level,
    magnitude,
    move_of,
    moves_magnitude,
    subject_of,
)
from pipeline.normalize.facts.nominal import attributed, label_of, last_noun, noun_change, words_of_whole
from pipeline.normalize.facts.phrases import Phrase, PhraseKind
from pipeline.normalize.facts.words import measure_adjective

_GIVING = frozenset(load("measure_verbs")["giving"])
_UNIT_NOUNS = frozenset({"punkt", "punkte", "punkten", "zähler", "zählern", "stufe", "stufen"})
_MONEY_ADJECTIVES = frozenset({"schwer", "teuer", "wert"})
_POINTS = frozenset({"percentage_point", "basis_point"})
_INCLUDING = frozenset(
    {"davon", "darunter", "wovon", "dabei", "inklusive", "einschließlich", "dazu", "mehr", "weniger"}
)
_PLURAL = frozenset({"", "den", "allen", "diesen", "ihren", "seinen"})


def ordinal(one: Stated) -> Link | None:
    """A rank: ``als 24. Mitglied``, ``auf dem zweiten Platz``."""
    noun = noun_of(one) if one.figure.kind == "ordinal" else None
    return Link("rank", base_form(noun)) if noun is not None else None


def adjective(one: Stated) -> Link | None:
    """``2962 Meter hoch``, ``eine 82 Meter lange Rolltreppe``."""
    if one.phrase.adjective is None or one.figure.kind not in {"quantity", "multiplier", "money"}:
        return None
    link = Link("level:adjective", measure_adjective(one.sentence.chunks[one.phrase.adjective].lower))
    if one.figure.kind == "money" and (one.phrase.noun is None or link.measure not in _MONEY_ADJECTIVES):
        return None
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


def adjective_before(one: Stated) -> Link | None:
    """``Neunmal so lang, knapp 1.400 Kilometer, war die Grenze``: the adjective before the comma."""
    if one.figure.kind != "quantity" or one.part.opener != "," or one.phrase.prep or one.phrase.noun is not None:
        return None
    before = [chunk.lower for chunk in one.sentence.chunks[max(0, one.part.first - 3) : one.part.first - 1]]
    if one.clause.verb != "sein" or len(one.part.phrases) > 1 or before[:1] not in (["so"], ["ebenso"]):
        return None
    return Link("level:adjective", before[1]) if measure_adjective(before[1]) == before[1] else None


def final_adjective(one: Stated) -> Link | None:
    """``höchstens 30 Meter vom Dirigenten entfernt``, ``sollte 150 Milliarden Yuan schwer sein``."""
    if one.figure.kind not in {"quantity", "money"} or one.phrase.prep or one.phrase.noun is not None:
        return None
    for part in {id(part): part for part in (one.part, *one.clause.head)}.values():
        for at in range(part.first, part.last):
            lower = one.sentence.chunks[at].lower
            if one.figure.kind == "money" and lower not in _MONEY_ADJECTIVES:
                continue
            if (
                at > one.place
                and one.sentence.chunks[at].tag in {"adj", "adv"}
                and (lower in _MONEY_ADJECTIVES or measure_adjective(lower) == lower)
            ):
                if at + 1 < part.last and one.sentence.chunks[at + 1].tag in {"adj", "adv"}:
                    return None  # 250 Meter mächtig und stark tektonisch gestört
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
    if one.figure.kind == "cardinal" and noun.lower() in _UNIT_NOUNS:
        return _points(one, noun)
    if one.phrase.prep in {"um", "auf"} and (is_move(one.clause.verb) or one.clause.verb in MOVER):
        return None  # sank um 2,3 Punkte, stieg auf 1,8 Millionen Wagen: the magnitude counts
    if is_stated_level(one):
        return None  # die Fruchtbarkeitsrate beträgt zwei Kinder
    along = one.figure.kind != "cardinal" and one.sentence.chunks[min(one.place + 1, one.phrase.last - 1)].lower == "an"
    if along and one.clause.verb in _GIVING and not is_magnitude(noun):
        return None  # gab 5 Millionen Euro an Hilfsorganisationen
    rule = "count:noun" if one.figure.kind == "cardinal" else "level:noun"
    label = label_of(one)
    if one.figure.kind == "cardinal":
        return Link(rule, one.figure.measures or base_form(noun), subject=label, change=beyond(one))
    return Link(rule, base_form(noun), noun=one.phrase, subject=label, change=change_of(one) if along else None)


def _points(one: Stated, noun: str) -> Link | None:
    """``Der Dax stieg um 60 Punkte auf 19.909 Punkte``: of a name the points, of a magnitude that itself."""
    subject = subject_of(one)
    if one.phrase.prep in {"um", "auf"} and (subject is None or subject.kind != "name"):
        return None
    return Link("level:points", base_form(noun), change=change_of(one))


def _times_noun(one: Stated) -> str | None:
    """``zwölfmal Gold``."""
    behind = one.sentence.chunks[one.place + 1 : one.place + 2]
    bare = one.figure.text.endswith("mal") and behind and behind[0].tag == "noun"
    return behind[0].text if bare else None


def counted_change(one: Stated) -> Link | None:
    """``Das Unternehmen wuchs auf 300 Mitarbeiter``: where no magnitude moves, the things counted."""
    noun = noun_of(one)
    if noun is None or one.figure.kind != "cardinal":
        return None
    if noun.lower() in _UNIT_NOUNS:
        subject = subject_of(one)
        pronoun = subject is not None and subject.kind == "pron"  # der Dax …, nun fiel er auf 9851 Punkte
        return Link("level:points", base_form(noun), change=change_of(one)) if pronoun else None
    return Link("count:noun", one.figure.measures or base_form(noun), change=change_of(one))


def attribute(one: Stated) -> Link | None:
    """``ein Verlust von 2,35 Milliarden Euro``, ``Schaden in Höhe von 30.000 Euro``, ``ein Verfahren mit 7 Nanometern``."""
    with_quantity = one.phrase.prep == "mit" and one.figure.kind == "quantity"
    if not (one.phrase.prep in {"von", "über", "zwischen"} or with_quantity) or one.figure.kind in {
        "ordinal",
        "multiplier",
    }:
        return None
    noun = attributed(one)
    if noun is None or (with_quantity and not noun.prep):
        return None
    word = one.sentence.chunks[noun.head].text
    loose = one.figure.kind == "cardinal" or one.phrase.prep == "zwischen"
    if loose and not is_magnitude(word) and word.lower() not in COUNT_NOUNS:
        return None  # die Polizei sprach von 60 Verletzten
    if one.figure.kind == "quantity" and not noun.prep and not is_magnitude(one.sentence.chunks[noun.head].text):
        return Link("level:thing", magnitude(one, noun)[0], subject=noun)  # ein Ring von 100 Kilometern
    subject = one.sentence.subject(one.clause)
    own = subject is not None and subject.first == noun.first
    if one.clause.verb == "sein" and noun.last == one.phrase.first and one.before(one.phrase) is not noun:
        own = True  # Kern ist die Einführung einer Grenze von 450 Euro
    name, noun = magnitude(one, last_noun(one, noun))
    return Link("level:attribute", name, noun=noun, own=own)


def share(one: Stated) -> Link | None:
    """``17,1 Prozent aller Downloads``, ``ein Drittel der Fläche``, ``ein Fünftel davon``."""
    if one.figure.kind not in PARTS or one.figure.unit in _POINTS or moves_magnitude(one):
        return None
    chunks, subject = one.sentence.chunks, falls_on(one)
    whole = _whole(one)
    if whole is not None and chunks[whole.head].lower.startswith("vorjahr"):
        return None  # ein Zehntel des Vorjahreswerts: of what was before, no share
    if whole is not None:
        return Link("share:genitive", SHARE, object_text=words_of_whole(one, whole), subject=subject)
    if one.place + 1 < len(chunks) and chunks[one.place + 1].lower == "davon":
        return Link("share:davon", SHARE, object_text="davon", subject=subject)
    if (
        one.figure.unit == "percent"
        and not _tells_change(one)
        and one.clause.kind == "bracket"
        and one.sentence.chunks[one.part.first - 2].tag == "name"
    ):
        return Link("share:bracket", SHARE, subject=_bracketed(one))
    if one.figure.unit == "percent" and one.phrase.prep == "mit" and one.clause.verb in {"sein", "werden", "bleiben"}:
        return Link("share:with", SHARE)
    first = one.clause.phrases[:1]
    if (
        first
        and (first[0].kind == "noun" or first[0].noun is not None)
        and first[0].prep == "von"
        and first[0].first == one.clause.first
        and first[0].det in _PLURAL
    ):
        whole = first[0]
        return Link(
            "share:von", SHARE, object_text=one.sentence.words(whole.first, whole.last), subject=_recipient(one)
        )
    return None


def _recipient(one: Stated) -> Phrase | None:
    """``Von den Firmen gingen 85 Prozent an Westdeutsche``."""
    behind = one.behind()
    goes = behind is not None and behind.prep == "an" and behind.kind in {"noun", "name"}
    return behind if goes and one.clause.verb in _GIVING else None


def _tells_change(one: Stated) -> bool:
    """``BMW (+10,1 %) legte zu``, ``der MDAX (3,3 Prozent) verbuchte Zuschläge``: no share."""
    around = one.clause.parent
    if one.figure.text[0] in "+-−±" or around is None:
        return one.figure.text[0] in "+-−±"
    phrases = around.phrases
    if any(phrase.kind == "figure" for phrase in phrases):
        return False  # Die FDP (4,3 %) verlor 7,1 Prozentpunkte
    nouns = [base_form(one.sentence.chunks[phrase.head].text) for phrase in phrases if phrase.kind == "noun"]
    return move_of(around.verb) is not None or any(noun_change(noun) is not None for noun in nouns)


def _whole(one: Stated) -> Phrase | None:
    """What a share is a part of: a genitive or ``von``, also with a count (``zehn Prozent der etwa 2000 Stellen``); no agent."""
    owner = one.phrase.owner
    if owner is None:
        behind = one.behind()
        counts = behind is not None and behind.figure is not None and behind.noun is not None and not behind.prep
        return behind if counts and behind is not None and behind.det in {"der", "aller", "dieser"} else None
    agent = one.clause.passive and one.sentence.chunks[owner.first].lower in {"von", "vom"}
    return None if agent else owner


def _bracketed(one: Stated) -> Phrase | None:
    """The name before the brackets: ``die FDP (4,3 Prozent)``."""
    end = one.part.first - 1
    return next(
        (
            phrase
            for clause in one.sentence.clauses
            for part in clause.parts
            for phrase in part.phrases
            if phrase.last == end
        ),
        None,
    )


def noun_of(one: Stated) -> str | None:
    """The noun that a figure counts or measures."""
    place = one.phrase.noun
    if place is not None:
        word = one.sentence.chunks[place].text
        return (
            word if word[-1] not in "-‐‑" and len(word) > 1 else one.figure.measures
        )  # 72 Schwer- und 677 Leichtverletzte
    return one.figure.measures or _shared_noun(one) or _later_noun(one)


def _later_noun(one: Stated) -> str | None:
    """``In Bayern leben 13,4, in Sachsen 4,1 Millionen Menschen``: the noun stands behind the last of the figures."""
    if one.figure.kind != "cardinal" or one.gapped or not one.clause.gapped or one.phrase.det:
        return None
    for part in one.clause.gapped:
        if one.sentence.lowers(part) & _INCLUDING:
            return None
        counted = next((phrase for phrase in part.phrases if phrase.kind == "figure"), None)
        if counted is not None and counted.noun is not None:
            figure = one.sentence.chunks[counted.figure or 0].figure
            return one.sentence.chunks[counted.noun].text if figure is not None and figure.kind == "cardinal" else None
    return None


def _shared_noun(one: Stated) -> str | None:
    """``von 3.600 Metern und 4.000 Metern Länge``: the noun behind the second of two figures of one kind."""
    chunks = one.sentence.chunks
    if one.phrase.last + 1 >= len(chunks) or chunks[one.phrase.last].lower != "und" or one.phrase.adjective is not None:
        return None
    other = next((phrase for phrase in one.part.phrases if phrase.first == one.phrase.last + 1), None)
    figure = chunks[other.figure].figure if other is not None and other.figure is not None else None
    if other is None or other.noun is None or other.adjective is not None or figure is None:
        return None
    same = figure.unit == one.figure.unit and figure.kind == one.figure.kind
    return chunks[other.noun].text if same else None
