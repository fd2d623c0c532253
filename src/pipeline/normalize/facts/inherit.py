"""Figures that go on from the one before: what they leave out is taken from its fact."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.lemmas import base_form
from pipeline.normalize.facts.attribution import source_of
from pipeline.normalize.facts.draft import UNSURE, Group, Owner, Stated
from pipeline.normalize.facts.frames import SHARE, change_of
from pipeline.normalize.facts.measure import is_it_was
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.subject import COUNTERS, Subjects
from pipeline.normalize.facts.when import date_of, own_date
from pipeline.normalize.facts.words import measure_adjective
from pipeline.types import Change, Fact

Previous = Sequence[tuple[Group, Fact]]

_MORE = frozenset({"mehr", "höher", "größer", "teurer", "stärker", "schneller"})
_LESS = frozenset({"weniger", "niedriger", "geringer", "kleiner", "billiger", "tiefer", "schwächer"})
_HAVING = frozenset({"zählen", "kommen", "haben", "bringen", "erreichen"})
_DEFINITE = frozenset({"der", "die", "das", "den", "dem"})
_PARTS = frozenset({"percent", "fraction"})


def inherited(group: Group, previous: Previous, subjects: Subjects) -> Fact | None:
    """The fact of a figure that goes on from an earlier one of the sentence; None where it stands for itself."""
    if not previous or group.relation is not None:
        return None
    one = group.anchor
    last = max(figure.place for figure in previous[-1][0].figures)
    between = any(chunk.tag == "figure" for chunk in one.sentence.chunks[last + 1 : one.place])
    for rule in _FAR if between else _RULES:
        if (fact := rule(one, previous, subjects)) is not None:
            return fact
    return None


def _compared(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``9 Millionen Autos, zwölf Prozent mehr als 2022``; ``310 Stimmen, sechs zu wenig``."""
    chunks = one.sentence.chunks
    words = [chunk.lower for chunk in chunks[one.place + 1 : one.place + 4]]
    if not words or (words[0] not in _MORE | _LESS and words[:2] not in (["zu", "wenig"], ["zu", "viel"])):
        return None
    if one.phrase.noun is not None:
        return None
    return _like(one, previous[-1][1], "compare", change=_direction(one, words))


def _direction(one: Stated, words: Sequence[str]) -> Change:
    """Against its own past more is an increase: ``als 2022``, ``als ein Jahr zuvor``; else it is a comparison."""
    behind = one.sentence.chunks[one.place + 2 : one.place + 8]
    past = any(chunk.tag == "time" or "vorjahr" in chunk.lower for chunk in behind)
    if "als" in {chunk.lower for chunk in behind[:2]} and past:
        return "increase" if words[0] in _MORE else "decrease"
    return "comparison"


def _times(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``rund elfmal so viele``, ``130-mal so schwer wie ein Proton``."""
    if one.figure.kind not in {"multiplier", "fraction"} or one.sentence.chunks[one.place].verb:
        return None
    words = one.sentence.chunks[one.place + 1 : one.place + 3]
    if len(words) == 2 and words[0].lower == "so":
        if words[1].lower.startswith("viel"):
            return _like(one, previous[-1][1], "compare", change="comparison")
        adjective = measure_adjective(words[1].lower)
        if adjective is not None:
            return _like(one, previous[-1][1], "compare", change="comparison", measure=adjective)
    return None


def _like(one: Stated, model: Fact, rule: str, **changes: object) -> Fact:
    """The fact of the model with another figure."""
    date = own_date(one) or (None if _davon(one) else model.date)
    fields: dict[str, object] = {"relation": None, "change": None, "object_text": None, "date": date, **changes}
    return replace(model, figures=(one.span,), rule=rule, **fields)  # type: ignore[arg-type]


def _davon(one: Stated) -> bool:
    return [chunk.lower for chunk in one.sentence.chunks[one.place + 1 : one.place + 2]] == ["davon"]


def _coordinated(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``vier Decks und 210 Kabinen``, ``46 Meter Länge und 7000 Tonnen Gewicht``: the same of another magnitude."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    chunks = one.sentence.chunks
    between = [chunk.lower for chunk in chunks[other.phrase.last : one.phrase.first]]
    if between not in (["und"], [","], ["sowie"]) or previous[-1][0].relation is not None:
        return None
    if one.phrase.noun is not None:
        return _like(one, model, "coordinate:noun", measure=base_form(chunks[one.phrase.noun].text))
    if one.phrase.adjective is not None and other.phrase.adjective is not None:
        adjective = measure_adjective(chunks[one.phrase.adjective].lower)
        return _like(one, model, "coordinate:adjective", measure=adjective)
    return None


def _of_those(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``671 Milliarden Parameter, von denen nur 37 Milliarden arbeiten``."""
    opening = [chunk.lower for chunk in one.sentence.chunks[one.clause.first : one.clause.first + 2]]
    if (
        one.clause.kind == "rel"
        and opening == ["von", "denen"]
        and one.figure.kind == "cardinal"
        and one.phrase.noun is None
    ):
        return _like(one, previous[-1][1], "gap:of")
    return None


def _part_of_those(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """``Er schwamm zu vier Goldmedaillen, zwei davon holte er …``."""
    other = previous[-1][0].anchor
    if (
        not _davon(one)
        or one.figure.kind != "cardinal"
        or one.phrase.noun is not None
        or other.figure.kind != "cardinal"
    ):
        return None
    return _like(one, previous[-1][1], "gap:davon", date=date_of(one))


def _same_things(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """``…; der BER zählte knapp zehn Millionen``: the things counted before, of another subject."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    bare = (
        one.figure.kind == other.figure.kind == "cardinal" and one.phrase.noun is None and one.figure.measures is None
    )
    if (
        not bare
        or one.clause is other.clause
        or one.clause.verb not in _HAVING
        or not model.rule.startswith(("count", "gap"))
    ):
        return None
    owner = subjects.grammatical(one.clause)
    if owner is None or not owner.sure:
        return None
    return _like(one, model, "gap:things", subject=owner.entity, subject_text=owner.text, date=date_of(one))


def _was(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """``2024 waren es schon 5,9 Millionen``: the same as the last main clause, at another time."""
    if not is_it_was(one):
        return None
    main = [
        fact
        for group, fact in previous
        if group.anchor.clause.kind == "main" and group.anchor.figure.kind == one.figure.kind
    ]
    if not main:
        return None
    place = subjects.place(one)
    owner = {"subject": place.entity, "subject_text": place.text} if place is not None else {}
    return _like(one, main[0], "gap:was", date=date_of(one), **owner)


def _expected(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``…; für 2026 erwartet die EZB 1,9 Prozent``: the same magnitude, told by somebody."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    told = one.clause.verb in COUNTERS and one.clause is not other.clause and one.clause.kind == "main"
    if (
        not told
        or one.phrase.noun is not None
        or one.figure.kind != other.figure.kind
        or one.phrase.prep not in {"", "mit"}
    ):
        return None
    if any(phrase.kind == "noun" and not phrase.prep for phrase in one.sentence.head_phrases(one.clause)):
        return None
    source = source_of(one.sentence, one.clause)
    date = date_of(one) or model.date
    return _like(one, model, "gap:told", modality="estimated", attributed_to=source, date=date)


def _gapped(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """A part that leaves the verb out: ``…, die CDU 23,6 Prozent``, ``…, 6,9 Prozent (2022)``, ``…, 15 aus China``."""
    model_group, model = previous[-1]
    other = model_group.anchor
    if other.clause is not one.clause or not (one.gapped or _bare(one, other)):
        return None
    if one.phrase.det in _DEFINITE and one.phrase.noun is None:
        return None  # in den kleinen 550
    if not _alike(one, other):
        return _part_of(one, model) if one.gapped else None
    if one.phrase.noun is not None and one.figure.kind == "cardinal" and not one.gapped:
        return None
    subject = _new_subject(one, other, subjects)
    if subject is UNSURE:
        return None
    changes: dict[str, object] = {"change": change_of(one) if one.phrase.prep else model.change}
    noun = _new_noun(one, model)
    if noun is not None:
        changes["measure"] = base_form(one.sentence.chunks[noun.head].text)
    elif subject is not None:
        changes |= {"subject": subject.entity, "subject_text": subject.text}
    if one.phrase.noun is not None and one.figure.kind != "percent":
        changes["measure"] = base_form(one.sentence.chunks[one.phrase.noun].text)
    return _like(one, model, "gap", **changes)


def _alike(one: Stated, other: Stated) -> bool:
    same = one.figure.kind == other.figure.kind and one.figure.unit == other.figure.unit
    return same or ("cardinal" in {one.figure.kind, other.figure.kind} and one.phrase.noun is None)


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
        one.figure.kind in _PARTS
        and one.phrase.owner is None
        and not one.phrase.prep
        and len(one.sentence.phrases(one.part)) == 1
        and ("also" in between or one.figure.kind == "fraction")
    ):
        return _like(one, model, "gap", measure=SHARE)
    return None


def _new_subject(one: Stated, other: Stated, subjects: Subjects) -> Owner | None:
    """The phrase of the part in the place of the model's subject: in the nominative, or with the same preposition."""
    sentence = one.sentence
    rest = [phrase for phrase in _window(one) if phrase.kind in {"name", "noun", "pron"}]
    if not one.gapped:
        rest = [phrase for phrase in rest if phrase.first == one.phrase.last]
    if any(phrase.kind == "pron" and phrase.det for phrase in rest):
        return UNSURE  # in den kleinen 550
    carrier = one.before(one.phrase) if one.phrase.prep == "mit" else None
    if carrier is not None and carrier.prep in {"vor", "hinter"}:
        return subjects.of_phrase(carrier, one.clause)  # knapp vor US-Entwicklern mit 15,8 Prozent
    if not rest:
        return None
    nominative = [phrase for phrase in rest if sentence.phraser.may_be_subject(phrase)]
    if nominative:
        return subjects.of_phrase(nominative[0], one.clause)
    owner_preps = {phrase.prep for phrase in other.phrases() if phrase.prep in {"auf", "für", "aus", "in", "bei"}}
    same = [phrase for phrase in rest if phrase.prep in owner_preps]
    return subjects.of_phrase(same[0], one.clause) if same else UNSURE


def _window(one: Stated) -> list[Phrase]:
    """The phrases between the figure before and the one behind; if one touches the figure, what follows it alone."""
    phrases = one.sentence.phrases(one.part)
    figures = [phrase for phrase in phrases if phrase.kind == "figure"]
    low = max((phrase.last for phrase in figures if phrase.last <= one.phrase.first), default=one.part.first)
    high = min((phrase.first for phrase in figures if phrase.first >= one.phrase.last), default=one.part.last)
    window = [phrase for phrase in phrases if low <= phrase.first < high and phrase.first != one.phrase.first]
    touching = [phrase for phrase in window if phrase.first == one.phrase.last and phrase.prep]
    return touching or [phrase for phrase in window if high == one.part.last or phrase.first < one.phrase.first]


def _new_noun(one: Stated, model: Fact) -> Phrase | None:
    """``Der Umsatz stieg um 4, der Gewinn um 9 Prozent``: the magnitude is what changes."""
    if not one.gapped or not model.rule.startswith(("change:subject", "level:subject", "change:object")):
        return None
    nouns = [phrase for phrase in one.sentence.phrases(one.part) if phrase.kind == "noun" and not phrase.prep]
    return nouns[0] if nouns else None


_FAR = (_was, _expected, _same_things)
_RULES: Sequence[Callable[[Stated, Previous, Subjects], Fact | None]] = (
    *(_compared, _times, _coordinated, _of_those, _part_of_those, _was, _expected, _same_things),
    _gapped,
)
