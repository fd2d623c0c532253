"""What a figure measures by the frame of its verb: ``stieg um``, ``bezifferte auf``, ``entfielen auf``."""

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.draft import Link, Stated
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.subject import Subjects
from pipeline.types import Change

_verbs = load("measure_verbs")
LEVEL, MOVE, MOVER = frozenset(_verbs["level"]), frozenset(_verbs["move"]), frozenset(_verbs["mover"])
QUOTER, FALLS_TO, TELLER = frozenset(_verbs["quoter"]), frozenset(_verbs["falls_to"]), frozenset(_verbs["teller"])
TRANSACTIONS = frozenset(_verbs["transactions"])
UP, DOWN, BARE = frozenset(_verbs["up"]), frozenset(_verbs["down"]), frozenset(_verbs["bare"])
LOOSE = frozenset(_verbs["loose"])
_GOALS: dict[str, list[str]] = _verbs["goals"]
_MAGNITUDES = tuple(_verbs["magnitudes"])

SHARE = "Anteil"
PARTS = frozenset({"percent", "fraction"})
MORE = frozenset({"mehr", "weniger"})
COUNT_NOUNS = frozenset({"zahl", "anzahl"})
_MOVE_FRAME = frozenset({"um", "auf", "", "bei", "zwischen"})
_LEVEL_FRAME = frozenset({"auf", "bei", "", "mit", "zwischen"})


def moved(one: Stated) -> Link | None:
    """Someone moves the magnitude: ``steigerte den Umsatz um 5 Prozent auf 6 Milliarden Euro``."""
    if one.clause.verb not in MOVER or one.phrase.prep not in {"um", "auf", "von", ""} or one.clause.passive:
        return None
    noun = _object(one)
    if noun is None:
        return None
    name, noun = magnitude(one, noun)
    return Link("change:object", name, noun=noun, change=change_of(one))


def quoted(one: Stated) -> Link | None:
    """Someone says how large the magnitude is: ``bezifferte den Verlust auf 5 Milliarden Euro``."""
    if one.clause.verb not in QUOTER or one.phrase.prep not in {"auf", "mit"}:
        return None
    noun, subject = _object(one), one.sentence.subject(one.clause)
    if subject is not None and subject.kind == "noun" and is_magnitude(one.sentence.chunks[subject.head].text):
        if noun is not None and noun.first > subject.first:  # Ihr Eigenkapital gibt die Sparkasse mit 3 Milliarden an
            return Link("level:quoted", magnitude(one, subject)[0], subject=noun)
        noun = subject
    if noun is None:
        return None
    name, noun = magnitude(one, noun)
    return Link("level:quoted", name, noun=noun, own=True)


def _object(one: Stated) -> Phrase | None:
    """The nearest noun without preposition before the figure that is not the subject, else the first behind it."""
    phrases = [*one.sentence.head_phrases(one.clause), *(one.sentence.phrases(one.part) if one.gapped else ())]
    subject = one.sentence.subject(one.clause) if one.clause.kind != "inf" and not one.clause.joined else None
    nouns = [
        phrase
        for phrase in phrases
        if phrase.kind == "noun" and not phrase.prep and (subject is None or phrase.first != subject.first)
    ]
    before = [phrase for phrase in nouns if phrase.first < one.phrase.first]
    return before[-1] if before else (nouns[0] if nouns else None)


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
    phrases = one.phrases()
    owners = [phrase for phrase in phrases if phrase.prep == "auf" and phrase.kind in {"name", "noun"}]
    for stand_in in (phrase for phrase in phrases if phrase.prep == "auf" and phrase.kind == "pron"):
        owners += [phrase for phrase in phrases if phrase.first == stand_in.last and phrase.prep == "aus"]
    behind = [phrase for phrase in owners if phrase.first > one.place]
    return behind[0] if behind else (owners[-1] if owners else None)


def subject_noun(one: Stated, subjects: Subjects) -> Link | None:
    """The magnitude is the subject: ``Der Umsatz stieg auf 5``, ``Die Quote liegt bei 5 Prozent``."""
    verb = one.clause.verb
    move = is_move(verb)
    subject = one.sentence.subject(one.clause)
    if subject is None or not (move or verb in LEVEL) or one.phrase.prep not in (_MOVE_FRAME if move else _LEVEL_FRAME):
        return None
    rule = "change:subject" if move else "level:subject"
    if subject.kind == "pron":
        noun = subjects.meant(one.sentence.chunks[subject.head].lower, one.clause)
        return (
            Link(rule, base_form(noun), change=change_of(one), own=True)
            if noun is not None and is_magnitude(noun)
            else None
        )
    if subject.kind != "noun" or subject.name is not None or subject.figure is not None:
        return None
    if not move and verb in LOOSE and not is_magnitude(one.sentence.chunks[subject.head].text):
        return None
    name, noun_phrase = magnitude(one, subject)
    return Link(rule, name, noun=noun_phrase, change=change_of(one), own=True)


def is_move(verb: str) -> bool:
    """Whether the verb says that a magnitude moves: ``steigen``, ``vervierzehnfachen``."""
    return verb in MOVE or verb.endswith("fachen")


def is_magnitude(noun: str) -> bool:
    """Whether a noun names a magnitude: ``Einlagensatz``, ``Kosten``."""
    return base_form(noun).lower().endswith(_MAGNITUDES) or noun.lower().endswith(_MAGNITUDES)


def by_verb(one: Stated) -> Link | None:
    """The infinitive of the verb: ``setzte 5 Milliarden Euro um``, ``Die Aktie gab um 5 Prozent nach``."""
    verb, kind = one.clause.verb, one.figure.kind
    if not verb or kind in {"cardinal", "ordinal"}:
        return None
    if kind in PARTS and one.phrase.prep == "mit" and _object(one) is not None:
        return None
    if verb == "bringen" and any(chunk.lower == "es" for chunk in one.sentence.chunks[one.clause.first : one.place]):
        return None  # brachte es auf 7 Milliarden Dollar
    if verb == "rechnen" and kind == "money" and one.phrase.prep == "mit":
        return Link("verb", verb, subject=one.sentence.subject(one.clause))
    if kind == "multiplier" and not one.sentence.chunks[one.place].verb:
        return None
    if (kind == "money" and verb in TRANSACTIONS) or verb not in TELLER:
        more = any(chunk.lower in MORE for chunk in one.sentence.chunks[one.place + 1 : one.place + 2])
        return Link("verb", verb, object_text=_goal(one), change="comparison" if more else change_of(one))
    return None


def _goal(one: Stated) -> str | None:
    """What money goes to: ``in Rechenzentren``, ``für WhatsApp``."""
    prepositions = _GOALS.get(one.clause.verb, ())
    for phrase in one.phrases():
        if (
            phrase.prep in prepositions
            and phrase.kind in {"name", "noun", "figure"}
            and phrase.first >= one.phrase.last
        ):
            return one.sentence.words(phrase.first, phrase.last)
    return None


def change_of(one: Stated) -> Change | None:
    """``um 5``, or the bare amount of a loss; ``auf 5`` is a level."""
    verb = one.clause.verb
    up, down = verb in UP or verb.endswith("fachen"), verb in DOWN
    if one.phrase.prep not in {"um", ""} or not (up or down):
        return None
    if one.phrase.prep == "" and verb not in BARE and one.figure.kind not in {"multiplier", "fraction"}:
        return None
    return "increase" if up else "decrease"


def magnitude(one: Stated, phrase: Phrase) -> tuple[str, Phrase]:
    """The base form of a noun and its phrase; of ``die Zahl der Anträge`` those of the things counted."""
    chunks = one.sentence.chunks
    if chunks[phrase.head].lower in COUNT_NOUNS and phrase.owner is not None and phrase.owner.kind == "noun":
        phrase = phrase.owner
    return base_form(chunks[phrase.head].text), phrase
