"""Parts that leave the verb out: ``…, die CDU 23,6 Prozent``, ``…, 6,9 Prozent (2022)``, ``…, 15 aus China``."""

from pipeline.lemmas import base_form
from pipeline.normalize.facts.draft import PARTS, UNSURE, Owner, Stated
from pipeline.normalize.facts.earlier import Previous, like
from pipeline.normalize.facts.frames import SHARE, change_of
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.subject import Subjects
from pipeline.types import Fact

_DEFINITE = frozenset({"der", "die", "das", "den", "dem"})
_OWNER_PREPOSITIONS = frozenset({"auf", "für", "aus", "in", "bei", "an"})
_JOINERS = frozenset({"und", "sowie", "oder"})
_WHOLE = 100
"""Percent: a bare number above is no share."""
_FRAMED = ("change:subject", "level:subject", "change:object")


def gapped(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """The fact of a figure whose part goes on with the verb of the one before."""
    model_group, model = previous[-1]
    other = model_group.anchor
    if other.clause is not one.clause or not (one.gapped or _bare(one, other)):
        return None
    if one.phrase.det in _DEFINITE and one.phrase.noun is None:
        return None  # in den kleinen 550
    if one.phrase.adjective is not None and one.phrase.noun is not None:
        return None  # 250 Meter hohe Kamine und ein 140 Meter hoher Kühlturm
    if not _alike(one, other) or _has_whole(one, model):
        return _part_of(one, model) if one.gapped else None
    if one.phrase.noun is not None and one.figure.kind == "cardinal" and not one.gapped:
        return None
    subject = _new_subject(one, other, model, subjects)
    if subject is UNSURE:
        return None
    changes: dict[str, object] = {"change": change_of(one) if one.phrase.prep else model.change}
    noun = _new_noun(one, model)
    if noun is not None:
        changes["measure"] = base_form(one.sentence.chunks[noun.head].text)
    elif subject is not None:
        changes |= _teller(one, model) or {"subject": subject.entity, "subject_text": subject.text}
    if one.phrase.noun is not None and one.figure.kind != "percent":
        changes["measure"] = base_form(one.sentence.chunks[one.phrase.noun].text)
    return like(one, model, "gap", **changes)


def _teller(one: Stated, model: Fact) -> dict[str, object]:
    """``Der Bund gibt die Kosten mit 40 Millionen an, das Land mit 55``: who stands there says it, and has it not."""
    if model.rule != "level:quoted" or model.attributed_to is None:
        return {}
    said = next((phrase for phrase in _window(one) if one.sentence.phraser.may_be_subject(phrase)), None)
    return {} if said is None else {"attributed_to": one.sentence.words(said.first, said.last)}


def _alike(one: Stated, other: Stated) -> bool:
    if one.figure.kind == other.figure.kind:
        return one.figure.unit == other.figure.unit
    if one.figure.kind in PARTS and other.phrase.noun is not None:
        return False  # 250.000 Ausländer, acht Prozent der Bevölkerung
    if one.figure.kind == "cardinal" and other.figure.kind == "percent" and one.figure.value > _WHOLE:
        return False  # 72,5 Prozent leben in Städten und 2.025.569 auf dem Land
    return "cardinal" in {one.figure.kind, other.figure.kind} and one.phrase.noun is None


def _has_whole(one: Stated, model: Fact) -> bool:
    """``…, zehn Prozent der Belegschaft``: a share of something that the model is no share of."""
    return one.figure.kind in PARTS and one.phrase.owner is not None and model.measure != SHARE


def _bare(one: Stated, other: Stated) -> bool:
    """Whether a figure without a noun of its own follows one that has what it needs: ``15 aus China und drei aus Europa``."""
    joined = any(
        chunk.lower in {"und", "sowie", ","} for chunk in one.sentence.chunks[other.place + 1 : one.phrase.first + 1]
    )
    return (
        one.figure.kind == "cardinal"
        and one.phrase.noun is None
        and joined
        and one.figure.measures in {None, other.figure.measures}
    )


def _part_of(one: Stated, model: Fact) -> Fact | None:
    """``276.288 in China, also mehr als die Hälfte``."""
    between = {chunk.lower for chunk in one.sentence.chunks[one.part.first : one.place]}
    if (
        one.figure.kind in PARTS
        and one.phrase.owner is None
        and not one.phrase.prep
        and len(one.part.phrases) == 1
        and ("also" in between or one.figure.kind == "fraction")
    ):
        return like(one, model, "gap", measure=SHARE)
    return None


def _new_subject(one: Stated, other: Stated, model: Fact, subjects: Subjects) -> Owner | None:
    """The phrase of the part in the place of the model's subject: in the nominative, or with the same preposition."""
    sentence = one.sentence
    rest = [phrase for phrase in _window(one) if phrase.kind in {"name", "noun", "pron"}]
    if not one.gapped:
        rest = [phrase for phrase in rest if phrase.first == one.phrase.last or _opens(one, phrase)]
    if any(phrase.kind == "pron" and phrase.det for phrase in rest):
        return UNSURE  # in den kleinen 550
    carrier = one.before(one.phrase) if one.phrase.prep == "mit" else None
    if carrier is not None and carrier.prep in {"vor", "hinter"}:
        return subjects.of_phrase(carrier, one.clause)  # knapp vor US-Entwicklern mit 15,8 Prozent
    if not rest or (len(rest) == 1 and rest[0].prep == "aus" and not subjects.names(rest[0])):
        return None  # 91 Medaillen, davon 40 aus Gold
    nominative = [phrase for phrase in rest if sentence.phraser.may_be_subject(phrase)]
    if nominative:
        return subjects.of_phrase(nominative[0], one.clause)
    return _with_preposition(rest, one, other, model, subjects)


def _opens(one: Stated, phrase: Phrase) -> bool:
    """``in Brasilien 37 Einheimische, in Deutschland nur 4,6``: the phrase between the comma and the figure."""
    before = one.sentence.chunks[phrase.first - 1].lower if phrase.first else ""
    return phrase.last == one.phrase.first and before in {",", "und", "sowie"} and bool(phrase.prep)


def in_brackets(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """``… bei 48.824 Euro (Bayern: 44.215 Euro)``: the same of somebody else."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    if one.clause.kind != "bracket" or one.phrase.noun is not None or one.phrase.prep:
        return None
    if (one.figure.kind, one.figure.unit) != (other.figure.kind, other.figure.unit):
        return None
    chunks, first = one.sentence.chunks, one.part.first
    end = one.phrase.first - (one.phrase.first > first and chunks[one.phrase.first - 1].text == ":")
    if other.clause is not one.clause and other.place < first - 4:
        return None
    named = [phrase for phrase in one.part.phrases if phrase.last == end and phrase.kind == "name"]
    owner = subjects.of_phrase(named[0], one.clause) if named and not named[0].prep else UNSURE
    return like(one, model, "gap:bracket", subject=owner.entity, subject_text=owner.text) if owner.sure else None


def _with_preposition(rest: list[Phrase], one: Stated, other: Stated, model: Fact, subjects: Subjects) -> Owner | None:
    """``15 aus China und drei aus Europa``: a new subject, where the model's has the same preposition."""
    before = {phrase.prep: phrase for phrase in other.phrases if phrase.prep in _OWNER_PREPOSITIONS}
    same = [phrase for phrase in rest if phrase.prep in before]
    if not same:
        return UNSURE
    phrase = same[0]
    if model.rule.startswith("verb") and model.subject_text != subjects.words(before[phrase.prep]):
        return None  # BMW investiert 5 Milliarden in China, 3 Milliarden in Ungarn
    return subjects.of_phrase(phrase, one.clause)


def _window(one: Stated) -> list[Phrase]:
    """The phrases between the figure before and the one behind; if one touches the figure, what follows it alone."""
    phrases = one.part.phrases
    figures = [phrase for phrase in phrases if phrase.kind == "figure"]
    low = max((phrase.last for phrase in figures if phrase.last <= one.phrase.first), default=one.part.first)
    high = min((phrase.first for phrase in figures if phrase.first >= one.phrase.last), default=one.part.last)
    window = [phrase for phrase in phrases if low <= phrase.first < high and phrase.first != one.phrase.first]
    touching = [phrase for phrase in window if phrase.first == one.phrase.last and phrase.prep]
    return touching or [phrase for phrase in window if high == one.part.last or phrase.first < one.phrase.first]


def _new_noun(one: Stated, model: Fact) -> Phrase | None:
    """``Der Umsatz stieg um 4, der Gewinn um 9 Prozent``: the magnitude is what changes."""
    if not one.gapped or not model.rule.startswith(_FRAMED):
        return None
    nouns = [phrase for phrase in one.part.phrases if phrase.kind == "noun" and not phrase.prep]
    chunks = one.sentence.chunks
    return next((noun for noun in nouns if not noun.first or chunks[noun.first - 1].lower not in _JOINERS), None)
