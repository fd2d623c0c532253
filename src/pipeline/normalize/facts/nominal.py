"""What a figure measures in nominal style: ``Umsatz: 5 Milliarden``, ``ein Anstieg der Preise um 2 Prozent``."""

from functools import lru_cache

from msgspec.structs import replace

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.draft import PARTS, Link, Stated
from pipeline.normalize.facts.frames import is_magnitude, magnitude
from pipeline.normalize.facts.phrases import Phrase
from pipeline.types import Change

_data = load("measure_verbs")
_RISES, _FALLS = tuple(_data["rises"]), tuple(_data["falls"])
_NO_CHANGES = tuple(_data["no_changes"])
_SCALES = tuple(_data["scales"])
_COUNTED = tuple(_data["counted"])
_GENITIVE = frozenset({"der", "des", "dieser", "dieses", "ihrer", "ihres", "seiner", "seines"})
_DOUBLED = ("fachung", "oppelung", "opplung")
_AMOUNT_NOUNS = frozenset({"höhe"})
_CHANGE_PREPOSITIONS = frozenset({"um", "von", "auf"})


def attributed(one: Stated) -> Phrase | None:
    """The noun right before a figure that says more of it; ``in Höhe von`` is passed over."""
    noun = one.before(one.phrase)
    if noun is not None and noun.prep == "in" and one.sentence.chunks[noun.head].lower in _AMOUNT_NOUNS:
        noun = one.before(noun)
    if noun is not None and noun.kind == "figure" and noun.owner is not None and noun.owner.last == noun.last:
        return noun.owner  # ein um ein Drittel höherer Gewinn von 31 Millionen
    if noun is None or noun.kind not in {"noun", "name"}:
        return None
    return _true_noun(one, noun) or (noun if noun.kind == "noun" else None)


def _true_noun(one: Stated, noun: Phrase) -> Phrase | None:
    """The magnitude, where it is not the word before the figure: ``Umsatz aus dem Anlagengeschäft von 5 Euro``.

    ``die Einführung einer Grenze von 5 Euro``, ``Beteiligung an den Kosten von 5 Prozent``, ``Gewicht je Meter von 5 Tonnen``.
    """
    chunks, owner = one.sentence.chunks, noun.owner
    if one.phrase.prep != "von":
        return None
    word = chunks[noun.head].text
    if owner is not None and owner.kind == "noun" and owner.last == noun.last and is_magnitude(chunks[owner.head].text):
        return None if is_magnitude(word) or noun_change(word) is not None else owner
    part = noun.prep in {"je", "pro"} or (one.figure.kind in PARTS and noun.prep == "an")
    if not part and (not noun.prep or one.figure.kind != "money" or is_magnitude(word)):
        return None
    thing = one.before(noun)
    return thing if thing is not None and thing.kind == "noun" and is_magnitude(chunks[thing.head].text) else None


def last_noun(one: Stated, noun: Phrase) -> Phrase:
    """``erzielte laut Bericht Einnahmen von …``: two nouns side by side are two phrases, and the last one is meant."""
    last = noun.last - 1
    chunk = one.sentence.chunks[last]
    apart = noun.owner is None and noun.name is None and last > noun.head and not noun.several
    meant = chunk.tag == "noun" and (bool(noun.prep) or is_magnitude(chunk.text))  # im Labor Wirkungsgrade von …
    return Phrase("noun", last, last + 1, last) if apart and meant else noun


def words_of_whole(one: Stated, whole: Phrase) -> str:
    """``bei 53 Prozent der Einbürgerungen Mehrstaatigkeit``: of two nouns side by side the first one is the whole."""
    head, last = whole.head, whole.last
    apart = whole.kind == "noun" and whole.name is None and not whole.several and head + 1 < last
    if apart and one.sentence.chunks[head + 1].tag == "noun":
        last = head + 1
    return one.sentence.words(whole.first, last)


@lru_cache(maxsize=1 << 12)
def noun_change(word: str) -> Change | None:
    """Whether a noun says that something rises or falls: ``Plus``, ``Preisanstieg``, ``Rückgang``."""
    lower = word.lower()
    if lower.endswith(_NO_CHANGES):
        return None
    if lower.endswith(_RISES):
        return "increase"
    return "decrease" if lower.endswith(_FALLS) else None


def changed(one: Stated) -> Link | None:
    """``ein Rückgang der Geburten um 6 Prozent``, ``eine Erhöhung des Beitrags um 58 Cent auf 18,94 Euro``."""
    if _is_adjective(one):
        return _of_adjective(one)
    if one.phrase.prep not in _CHANGE_PREPOSITIONS or one.figure.kind in {"ordinal", "multiplier"}:
        return None
    noun = attributed(one)
    if noun is None and one.phrase.prep == "auf":
        before = one.before(one.phrase)
        noun = _noun_of_amount(one, before) if before is not None and before.prep in {"um", "von"} else None
    if noun is None:
        return None
    change = noun_change(one.sentence.chunks[noun.head].text)
    if change is None:
        return None
    subject = one.sentence.subject(one.clause)
    own = one.gapped or (subject is not None and subject.first == noun.first)
    level = one.phrase.prep == "auf"
    if noun.owner is not None and noun.owner.kind == "noun" and noun.owner.name is None:
        name, thing = magnitude(one, noun.owner)
        return Link("change:noun", name, noun=thing, change=None if level else change, own=True)
    name = base_form(one.sentence.chunks[noun.head].text)
    return Link("change:noun", name, noun=noun, change=None if level else change, own=own)


def _is_adjective(one: Stated) -> bool:
    return "prozentig" in one.figure.text.lower() and one.phrase.noun is not None


def _of_adjective(one: Stated) -> Link | None:
    """``eine 20-prozentige Reduzierung der Emissionen``."""
    place = one.phrase.noun
    change = noun_change(one.sentence.chunks[place].text) if place is not None else None
    if place is None or change is None:
        return None
    owner = one.phrase.owner
    if owner is not None and owner.kind == "noun" and owner.name is None:
        name, thing = magnitude(one, owner)
        return Link("change:noun", name, noun=thing, change=change, own=True)
    return Link("change:noun", base_form(one.sentence.chunks[place].text), change=change)


def _noun_of_amount(one: Stated, amount: Phrase) -> Phrase | None:
    """Of ``eine Erhöhung um 58 Cent auf 18,94 Euro`` the noun before the first amount."""
    phrases = one.part.phrases
    return next((phrase for phrase in phrases if phrase.last == amount.first and phrase.kind == "noun"), None)


def doubled(one: Stated) -> Link | None:
    """``die Verdopplung der Preise``, ``eine Halbierung des Zinses``."""
    lower = one.figure.text.lower()
    if one.figure.kind not in {"multiplier", "fraction"} or not lower.endswith((*_DOUBLED, "halbierung")):
        return None
    behind = one.behind()
    if behind is None or behind.kind != "noun" or behind.det not in _GENITIVE or behind.prep:
        return None
    name, noun = magnitude(one, behind)
    return Link(
        "change:noun", name, noun=noun, change="decrease" if lower.endswith("halbierung") else "increase", own=True
    )


def apposed(one: Stated) -> Link | None:
    """``Umsatz 31,2 Milliarden Euro`` without a verb, ``ein Erdbeben der Stärke 6,4``."""
    if one.phrase.prep not in {"", "bis"} or one.phrase.det or one.phrase.noun is not None:
        return None
    if one.phrase.first == one.part.first:
        return None
    chunk = one.sentence.chunks[one.phrase.first - 1]
    if chunk.tag != "noun":
        return None
    if one.figure.kind == "cardinal":
        return (
            Link("level:scale", base_form(chunk.text), subject=_scaled(one)) if chunk.lower.endswith(_SCALES) else None
        )
    if one.figure.kind not in {"money", "quantity", *PARTS} or not is_magnitude(chunk.text):
        return None
    if one.clause.finite is None:
        return Link("level:apposed", base_form(chunk.text), own=True)
    noun = attributed(one)
    at_most = (
        one.figure.modifier == "at_most" and noun is not None and noun.prep
    )  # mit Geschwindigkeiten bis zu 400 km/h
    return Link("level:attribute", base_form(chunk.text), noun=noun) if at_most else None


def _scaled(one: Stated) -> Phrase | None:
    """Of ``ein Erdbeben der Stärke 6,4`` the thing."""
    before = one.before(one.phrase)
    if before is None or before.owner is None or before.owner.last != before.last:
        return None
    return replace(before, last=before.owner.first, owner=None)


def label_of(one: Stated) -> Phrase | None:
    """The phrase before a colon right before the figure: ``Eintritt: 12 Euro``."""
    before = _labels(one)
    return before[0] if len(before) == 1 else None


def _labels(one: Stated) -> list[Phrase]:
    """The nouns and names of the stretch that ends in the colon right before the figure."""
    chunks, at = one.sentence.chunks, one.phrase.first - 1
    if at <= 0 or chunks[at].text != ":" or one.clause.finite is not None:
        return []
    for clause in one.sentence.clauses:
        for part in clause.parts:
            if part.last == at and part.finite is None:
                return [phrase for phrase in part.phrases if phrase.kind in {"noun", "name"}]
    return []


def labelled(one: Stated) -> Link | None:
    """``Umsatz 2023: 112 Milliarden Euro``, ``Mitarbeiter: 12.000``."""
    labels = _labels(one)
    if one.phrase.prep == "um" or not labels or labels[0].kind != "noun":
        return None  # steigerte den Gewinn kräftig: um 80 Prozent
    if any(not label.prep for label in labels[1:]):
        return None
    word = one.sentence.chunks[labels[0].head].text
    fits = _is_counted(word) if one.figure.kind == "cardinal" else is_magnitude(word)
    if one.figure.kind == "ordinal" or not fits:
        return None
    return Link("label", magnitude(one, labels[0])[0], noun=labels[0], own=True)


def _is_counted(word: str) -> bool:
    return word.lower().endswith(_COUNTED) or is_magnitude(word)
