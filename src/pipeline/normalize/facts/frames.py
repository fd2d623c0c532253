"""What a figure measures by the frame of its verb: ``stieg um``, ``bezifferte auf``, ``entfielen auf``."""

from functools import lru_cache

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.draft import PARTS, Link, Stated
from pipeline.normalize.facts.epithets import is_epithet, is_person
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.subject import Subjects
from pipeline.types import Change

_verbs = load("measure_verbs")
LEVEL, MOVE, MOVER = frozenset(_verbs["level"]), frozenset(_verbs["move"]), frozenset(_verbs["mover"])
QUOTER, FALLS_TO, TELLER = frozenset(_verbs["quoter"]), frozenset(_verbs["falls_to"]), frozenset(_verbs["teller"])
UP, DOWN, BARE = frozenset(_verbs["up"]), frozenset(_verbs["down"]), frozenset(_verbs["bare"])
LOOSE, TRANSACTIONS = frozenset(_verbs["loose"]), frozenset(_verbs["transactions"])
_MAGNITUDES, _HOLDERS = tuple(_verbs["magnitudes"]), tuple(_verbs["holders"])
_NO_MAGNITUDES = tuple(_verbs["no_magnitudes"])

SHARE = "Anteil"
_HYPHENS = "-‐‑"
_RELATIVE = frozenset({"der", "die", "das", "welche", "welcher", "welches"})
COUNT_NOUNS = frozenset({"zahl", "anzahl"})
_MOVE_FRAME = frozenset({"um", "auf", "von", "", "bei", "zwischen", "unter", "über"})
_LEVEL_FRAME = frozenset({"auf", "bei", "", "mit", "zwischen", "unter", "über"})
_ANY_FRAME = frozenset({"um", "auf", "bei", "zwischen", "von", "bis"})
LENGTHS = frozenset({"m", "km", "[mi_i]"})
_LYING = frozenset({"bei", "zwischen", "unter", "über"})
_NOT_ACCUSATIVE = frozenset({"des", "dem", "eines", "einem", "seines", "seinem", "ihres", "ihrem", "dieses", "diesem"})


def moved(one: Stated) -> Link | None:
    """Someone moves the magnitude: ``steigerte den Umsatz um 5 Prozent auf 6 Milliarden Euro``."""
    mover = one.clause.verb in MOVER or one.clause.verb.endswith("fachen")
    if not mover or one.phrase.prep not in {"um", "auf", "von", ""} or one.clause.passive:
        return None
    if one.figure.kind == "multiplier" and not one.sentence.chunks[one.place].verb:
        return None  # brachten 13 Mal den Zugverkehr durcheinander
    noun = object_of(one)
    if noun is None:
        return None
    name, noun = magnitude(one, noun)
    return Link("change:object", name, noun=noun, change=change_of(one))


def moves_magnitude(one: Stated) -> bool:
    """``hat die Höhe der Entgelte auf 9 Prozent der Bezugsgröße erhöht``: not the share is meant."""
    if one.clause.verb not in MOVER or one.phrase.prep not in {"um", "auf", "von"} or one.clause.passive:
        return False
    noun = object_of(one)
    return noun is not None and is_magnitude(one.sentence.chunks[noun.head].text)


def quoted(one: Stated) -> Link | None:
    """Someone says how large the magnitude is: ``bezifferte den Verlust auf 5 Milliarden Euro``."""
    if one.clause.verb not in QUOTER or one.phrase.prep not in {"auf", "mit", "zwischen"}:
        return None
    noun, subject = object_of(one), subject_of(one)
    if subject is not None and subject.kind == "noun" and is_magnitude(one.sentence.chunks[subject.head].text):
        if noun is not None and noun.first > subject.first:  # Ihr Eigenkapital gibt die Sparkasse mit 3 Milliarden an
            return Link("level:quoted", magnitude(one, subject)[0], subject=noun)
        noun = subject
    if noun is None:
        return None
    name, noun = magnitude(one, noun)
    return Link("level:quoted", name, noun=noun, own=True)


def object_of(one: Stated) -> Phrase | None:
    """The noun that the figure is said of and that is not the subject: a magnitude before the figure, else the nearest noun."""
    phrases = [*one.clause.phrases, *(one.part.phrases if one.gapped else ())]
    subject = one.sentence.subject(one.clause) if one.clause.kind != "inf" and not one.clause.joined else None
    nouns = [
        phrase
        for phrase in phrases
        if phrase.kind == "noun"
        and not phrase.prep
        and phrase.det not in _NOT_ACCUSATIVE
        and (subject is None or phrase.first != subject.first)
    ]
    if len(nouns) > 1:
        nouns = [phrase for phrase in nouns if not _goes_on(one, phrase, phrases)] or nouns
    before = [phrase for phrase in nouns if phrase.first < one.phrase.first]
    magnitudes = [phrase for phrase in before if is_magnitude(one.sentence.chunks[phrase.head].text)]
    nearest: list[Phrase] = magnitudes or before
    if nearest:
        return nearest[-1]
    return nouns[0] if nouns else None


def _goes_on(one: Stated, phrase: Phrase, phrases: list[Phrase]) -> bool:
    """``nach einer gesenkten Schwelle und der verlängerten Frist``: the noun still belongs to the preposition before."""
    if phrase.first == 0 or one.sentence.chunks[phrase.first - 1].lower not in {"und", "sowie", "oder"}:
        return False
    return any(before.last == phrase.first - 1 and before.prep and before.kind != "figure" for before in phrases)


def falls_to(one: Stated) -> Link | None:
    """``Auf China entfielen 17,1 Prozent``."""
    owner = falls_on(one)
    if owner is None:
        return None
    name = SHARE if one.figure.kind in PARTS else one.figure.measures
    return Link("share:verb", name, subject=owner)


def falls_on(one: Stated) -> Phrase | None:
    """The phrase with ``auf`` that a part falls to; ``auf solche aus den USA``: the name behind it."""
    if one.clause.verb not in FALLS_TO or one.phrase.prep:
        return None
    phrases = one.phrases
    owners = [phrase for phrase in phrases if phrase.prep == "auf" and phrase.kind in {"name", "noun"}]
    owners += [one for one in phrases if one.prep == "auf" and one.kind == "pron" and not one.det]
    for stand_in in (phrase for phrase in phrases if phrase.prep == "auf" and phrase.kind == "pron"):
        owners += [phrase for phrase in phrases if phrase.first == stand_in.last and phrase.prep == "aus"]
    behind = [phrase for phrase in owners if phrase.first > one.place]
    return behind[0] if behind else (owners[-1] if owners else None)


def subject_noun(one: Stated, subjects: Subjects) -> Link | None:
    """The magnitude is the subject: ``Der Umsatz stieg auf 5``, ``Die Quote liegt bei 5 Prozent``."""
    subject = subject_of(one)
    if subject is None:
        return None
    verb, move = one.clause.verb, _is_moved(one)
    rule = "change:subject" if move else "level:subject"
    fits = one.phrase.prep in _frame(one, subject) and not (
        one.phrase.prep in {"von", "zwischen", "bis"} and _is_of_other(one, subject)
    )
    if subject.kind == "pron":
        noun = subjects.meant(one.sentence.chunks[subject.head].lower, one.clause) if fits else None
        if noun is None or not is_magnitude(noun):
            return None
        taken = subjects.taken_up(one.sentence.chunks[subject.head].lower, one.clause)
        owner = taken.owner if taken is not None else None
        return Link(rule, base_form(noun), subject=owner, change=change_of(one), own=True)
    if not fits or not _is_thing(one, subject):
        return None
    bare = move and one.phrase.prep == ""  # Der Tipper gewinnt 5 Euro
    loose = (
        not move
        and verb in LOOSE
        and not (verb == "liegen" and one.phrase.prep in _LYING and _has_no_holder(one, subject))
    )
    if (bare or loose) and not is_magnitude(one.sentence.chunks[subject.head].text):
        return None
    name, noun_phrase = magnitude(one, subject)
    if (
        one.figure.kind == "cardinal"
        and one.phrase.noun is not None
        and noun_phrase is subject
        and not is_magnitude(name)
    ):
        return None  # Die Belegschaft schrumpft auf 9400 Mitarbeiter: they are counted
    return Link(rule, name, noun=noun_phrase, change=change_of(one), own=True)


def _is_of_other(one: Stated, subject: Phrase) -> bool:
    """``Aktiva von 2 Millionen stehen Passiva von 3 Millionen gegenüber``: the figure belongs to the word before it."""
    before = one.before(one.phrase)
    if before is None or before.kind not in {"noun", "name"} or one.clause.verb == "liegen":
        return False
    return before.first != subject.first and not _is_moved(one)


def _has_no_holder(one: Stated, subject: Phrase) -> bool:
    """``Die Renten liegen bei 672 Euro``: no people or firm that has the value (``Die Partei liegt bei 5 Prozent``).

    Of a length it is a place: ``Das Dorf liegt bei Kilometer 20``.
    """
    word = one.sentence.chunks[subject.head].text
    amount = one.figure.kind in {"money", "percent"} or (
        one.figure.kind == "quantity" and one.figure.unit not in LENGTHS
    )
    return amount and not is_epithet(word) and not is_person(word)


def subject_of(one: Stated) -> Phrase | None:
    """The subject of the clause; where it goes on without one, that of the clause before: ``… und sank auf 2,2``.

    A part without a verb has its own: ``…, die Marge bei zwölf Prozent``.
    """
    clause = one.clause
    if clause.kind == "rel" and not clause.joined and one.sentence.chunks[clause.first].lower in _RELATIVE:
        return _antecedent(one)
    if one.gapped:
        own = [phrase for phrase in one.part.phrases if phrase.kind in {"noun", "name"}]
        nominative = next((phrase for phrase in own if one.sentence.phraser.may_be_subject(phrase)), None)
        if nominative is not None:
            return nominative
    subject = one.sentence.subject(clause)
    if subject is None and clause.joined and clause.kind == "main" and clause.parent is not None:
        return one.sentence.subject(clause.parent)
    return subject


def _antecedent(one: Stated) -> Phrase | None:
    """``Kosten, die bei 5 Millionen Euro liegen``: the magnitude before the comma; else the subject of the clause."""
    end = one.clause.first - 1
    before = next(
        (phrase for phrase in one.sentence.all_phrases() if phrase.last == end and phrase.kind == "noun"), None
    )
    subject = one.sentence.subject(one.clause)
    relative = subject is not None and subject.kind == "pron" and subject.first == one.clause.first
    if relative and before is not None and is_magnitude(one.sentence.chunks[before.head].text):
        return before
    return subject


def is_stated_level(one: Stated) -> bool:
    """Whether the clause says how large a magnitude is, with a noun behind the figure: ``betrug sieben Kinder pro Frau``."""
    clear = one.clause.verb in {"betragen", "belaufen", "lauten"}
    if not (clear or one.clause.verb in {"liegen", "erreichen"}) or one.figure.kind == "percent":
        return False
    if one.phrase.prep not in ({"", "auf"} if clear else {"", "bei"}):
        return False
    subject = subject_of(one)
    if subject is None or subject.kind != "noun" or subject.name is not None:
        return False
    magnitude_first = subject.first < one.phrase.first and is_magnitude(one.sentence.chunks[subject.head].text)
    return clear or magnitude_first  # die Auflage erreichte 3 Millionen Hefte


def _is_thing(one: Stated, subject: Phrase) -> bool:
    """Whether the subject may be a magnitude: a noun without a name, or a magnitude by its initials (``EBIT``)."""
    if subject.kind == "name":
        return one.sentence.chunks[subject.head].entity is None and is_magnitude(one.sentence.chunks[subject.head].text)
    holder = one.sentence.chunks[subject.head].lower.endswith(_HOLDERS)
    return subject.kind == "noun" and subject.name is None and subject.figure is None and not holder


def _is_moved(one: Stated) -> bool:
    """``Der Zins sinkt``, ``Der Zins wird gesenkt``, ``Das Ergebnis verbessert sich``."""
    verb = one.clause.verb
    if is_move(verb):
        return True
    return verb in MOVER and (one.clause.passive or "sich" in one.sentence.clause_words(one.clause))


def _frame(one: Stated, subject: Phrase) -> frozenset[str]:
    """The prepositions that a figure may have, if the subject is its magnitude; a clear magnitude takes any verb."""
    if _is_moved(one):
        return _MOVE_FRAME
    clear = subject.kind in {"noun", "name"} and is_magnitude(one.sentence.chunks[subject.head].text)
    if one.clause.verb in LEVEL:
        return _LEVEL_FRAME | _ANY_FRAME if clear else _LEVEL_FRAME
    told = one.clause.verb in QUOTER and not one.clause.passive
    return _ANY_FRAME if clear and not told and one.clause.verb not in TRANSACTIONS else frozenset()


def is_move(verb: str) -> bool:
    """Whether the verb says that a magnitude moves: ``steigen``, ``vervierzehnfachen``."""
    return verb in MOVE or verb.endswith("fachen")


@lru_cache(maxsize=1 << 12)
def is_magnitude(noun: str) -> bool:
    """Whether a noun names a magnitude: ``Einlagensatz``, ``Kosten``."""
    if noun.lower().endswith(_NO_MAGNITUDES):
        return False
    return base_form(noun).lower().endswith(_MAGNITUDES) or noun.lower().endswith(_MAGNITUDES)


def change_of(one: Stated) -> Change | None:
    """``um 5``, or the bare amount of a loss; ``auf 5`` is a level."""
    verb = one.clause.verb
    if one.phrase.prep not in {"um", ""}:
        return None
    if one.phrase.prep == "" and verb not in BARE and one.figure.kind not in {"multiplier", "fraction"}:
        return None
    if one.phrase.prep == "" and _opens_as_level(one):
        return None  # fiel auf kaum mehr als 96.000
    return move_of(verb)


def _opens_as_level(one: Stated) -> bool:
    chunks, at = one.sentence.chunks, one.phrase.first - 1
    while at > one.part.first and chunks[at].lower in {"als", "mehr", "weniger", "kaum", "nicht"}:
        at -= 1
    return at >= one.part.first and chunks[at].lower == "auf"


def move_of(verb: str) -> Change | None:
    """Which way a verb moves: ``steigen``, ``senken``."""
    if verb in UP or verb.endswith("fachen"):
        return "increase"
    return "decrease" if verb in DOWN else None


def magnitude(one: Stated, phrase: Phrase) -> tuple[str, Phrase]:
    """The base form of a noun and its phrase; of ``die Zahl der Anträge`` those of the things counted."""
    chunks = one.sentence.chunks
    if chunks[phrase.head].lower in COUNT_NOUNS and phrase.owner is not None and phrase.owner.kind == "noun":
        phrase = phrase.owner
    head = phrase.head
    if chunks[head].text[-1] in _HYPHENS and head + 2 < len(chunks) and chunks[head + 2].tag == "noun":
        head += 2  # Erkrankungs- und Sterberate
    return base_form(chunks[head].text), phrase
