"""Figures that go on from the one before: what they leave out is taken from its fact."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pipeline.lemmas import base_form
from pipeline.normalize.facts.actions import is_subject, share_of_people
from pipeline.normalize.facts.attribution import source_of
from pipeline.normalize.facts.comparison import compared, signed, times
from pipeline.normalize.facts.draft import PARTS, Group, Stated
from pipeline.normalize.facts.earlier import Previous, like
from pipeline.normalize.facts.frames import SHARE, change_of, is_move, move_of
from pipeline.normalize.facts.gaps import gapped, in_brackets
from pipeline.normalize.facts.groups import DASHES
from pipeline.normalize.facts.holders import COUNTERS
from pipeline.normalize.facts.measure import is_it_was
from pipeline.normalize.facts.nominal import attributed, noun_change
from pipeline.normalize.facts.subject import Subjects
from pipeline.normalize.facts.when import date_of
from pipeline.normalize.facts.words import HEDGES, measure_adjective
from pipeline.types import Fact

_AGREEING = {
    "er": frozenset({"der", "den", "dem", "ein", "einen", "einem", "seinen", "ihren"}),
    "es": frozenset({"das", "dem", "ein", "einem", "sein", "ihr"}),
    "sie": frozenset({"die", "der", "eine", "einer", "seine", "ihre", "seiner", "ihrer"}),
}
"""The articles of a noun that a pronoun may stand for."""
_HAVING = frozenset({"zählen", "kommen", "haben", "bringen", "erreichen"})
_PREVIOUS = ("vorjahr", "vorquartal", "vormonat", "vorwoche")
_PLACES = frozenset({"in", "auf", "bei", "für", "an"})


def inherited(group: Group, previous: Previous, subjects: Subjects) -> Fact | None:
    """The fact of a figure that goes on from an earlier one of the sentence; None where it stands for itself."""
    if not previous:
        return None
    one = group.anchor
    if group.relation == "of":
        return _part_of_named(group, previous, subjects)
    if group.relation is not None:
        return _moved_between(group, previous, subjects) if group.relation == "from_to" else None
    last = max(figure.place for figure in previous[-1][0].figures)
    between = any(last < at < one.place for at in one.sentence.figures)
    for rule in _FAR if between else _RULES:
        if (fact := rule(one, previous, subjects)) is not None:
            return fact
    return None


def _part_of_named(group: Group, previous: Previous, subjects: Subjects) -> Fact | None:
    """``2043 Stellen, davon 689 in Deutschland``, ``vier Goldmedaillen, zwei davon holte er …``: of the fact of the whole."""
    part, whole = group.figures
    model = next((fact for one, fact in reversed(previous) if one.anchor is whole), None)
    if model is None:
        return None
    fact = replace(like(part, model, "part:davon"), figures=(part.span, whole.span), relation="of")
    if not part.gapped:
        return replace(fact, date=date_of(part))
    behind = part.behind()
    if behind is not None and behind.kind == "name" and behind.prep in _PLACES:
        owner = subjects.of_phrase(behind, part.clause)
        return replace(fact, subject=owner.entity, subject_text=owner.text) if owner.sure else None
    return fact


def _coordinated(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``vier Decks und 210 Kabinen``, ``46 Meter Länge und 7000 Tonnen Gewicht``: the same of another magnitude."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    chunks = one.sentence.chunks
    between = [chunk.lower for chunk in chunks[other.phrase.last : one.phrase.first] if chunk.lower not in HEDGES]
    if between not in (["und"], [","], ["sowie"]) or previous[-1][0].relation is not None:
        return None
    if one.phrase.noun is not None:
        return like(one, model, "coordinate:noun", measure=base_form(chunks[one.phrase.noun].text))
    if one.phrase.adjective is not None and other.phrase.adjective is not None:
        adjective = measure_adjective(chunks[one.phrase.adjective].lower)
        return like(one, model, "coordinate:adjective", measure=adjective)
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
        return like(one, previous[-1][1], "gap:of")
    return None


def _in_apposition(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``… auf 77,8 Milliarden Euro, ein Zuwachs um acht Prozent``: by how much what was said before has changed."""
    model = previous[-1][1]
    noun = attributed(one) if one.phrase.prep in {"um", "von"} and _stands_aside(one, previous) else None
    change = noun_change(one.sentence.chunks[noun.head].text) if noun is not None else None
    if noun is None or change is None or noun.prep or noun.owner is not None:
        return None
    counts = model.rule.startswith(("count", "level:points"))
    measure = base_form(one.sentence.chunks[noun.head].text) if counts else model.measure
    return like(one, model, "compare:noun", measure=measure, change=change)


def _stands_aside(one: Stated, previous: Previous) -> bool:
    """Whether a figure stands behind a comma or a dash in a part without a verb, right behind the one before."""
    opener = one.part.opener == "," or one.part.opener in DASHES
    return opener and (one.gapped or one.clause.finite is None) and previous[-1][0].anchor.part is not one.part


def _alike(one: Stated, other: Stated) -> bool:
    return one.figure.kind == other.figure.kind and one.figure.unit == other.figure.unit


def _it_moved(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``… ein Betriebsergebnis von sieben Milliarden an; 2024 war es um acht Prozent gesunken``: the pronoun is the magnitude."""
    subject, other, model = one.sentence.subject(one.clause), previous[-1][0].anchor, previous[-1][1]
    if model.rule == "gap:moved" and one.clause is other.clause and one.phrase.prep == "auf":
        return like(one, model, "gap:moved")
    moves = is_move(one.clause.verb) and one.phrase.prep in {"um", "auf", "von"} and one.clause is not other.clause
    if not moves or subject is None or subject.kind != "pron" or model.rule.startswith(("verb", "count")):
        return None
    chunks = one.sentence.chunks
    agreeing = _AGREEING.get(chunks[subject.head].lower, frozenset())
    nouns = [phrase for phrase in other.clause.phrases if phrase.kind == "noun"]
    if not any(noun.det in agreeing and base_form(chunks[noun.head].text) == model.measure for noun in nouns):
        return None
    return like(one, model, "gap:moved", change=change_of(one), date=date_of(one))


def _moved_between(group: Group, previous: Previous, subjects: Subjects) -> Fact | None:
    """``Der Gewinn der Gruppe verfünffachte sich, er kletterte von 287 Millionen auf 1,5 Milliarden``."""
    one, model = group.anchor, previous[-1][1]
    fact = _it_moved(one, previous, subjects) if model.rule.startswith(("change", "level")) else None
    figures, date = tuple(figure.span for figure in group.figures), date_of(one) or model.date
    change = move_of(one.clause.verb)
    return None if fact is None else replace(fact, figures=figures, relation="from_to", change=change, date=date)


def _and_so(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``fallen 700 Stellen und damit 17 Prozent der Arbeitsplätze weg``: the same as a share."""
    other, owner = previous[-1][0].anchor, one.phrase.owner
    between = [chunk.lower for chunk in one.sentence.chunks[other.phrase.last : one.phrase.first]]
    if (
        one.figure.kind not in PARTS
        or owner is None
        or between[:2] != ["und", "damit"]
        or not HEDGES.issuperset(between[2:])
    ):
        return None
    return like(
        one, previous[-1][1], "share:so", measure=SHARE, object_text=one.sentence.words(owner.first, owner.last)
    )


def _of_earlier(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``… auf 17,9 Milliarden Euro, gut die Hälfte des Vorjahreswerts``: the amount before, compared with its own past."""
    owner = one.phrase.owner
    if one.figure.kind not in PARTS or owner is None or not _stands_aside(one, previous):
        return None
    past = one.sentence.chunks[owner.head].lower.startswith(_PREVIOUS)
    return like(one, previous[-1][1], "compare:earlier", change="comparison") if past else None


def _other_share(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``58,9 Prozent stimmten in Baden-Württemberg dagegen; 41,1 Prozent waren dafür``."""
    model = previous[-1][1]
    if model.rule != "share:subject" or one.clause.kind != "main" or share_of_people(one) is None:
        return None
    return like(one, model, "share:other", date=date_of(one) or model.date)


def _same_things(one: Stated, previous: Previous, subjects: Subjects) -> Fact | None:
    """``…; der BER zählte knapp zehn Millionen``: the things counted before, of another subject; ``…, 47 wurden verletzt``."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    bare = (
        one.figure.kind == other.figure.kind == "cardinal" and one.phrase.noun is None and one.figure.measures is None
    )
    if not bare or one.clause is other.clause or not model.rule.startswith(("count", "gap")):
        return None
    if one.clause.kind == "main" and is_subject(one) and is_subject(other):
        return like(one, model, "gap:things", date=date_of(one) or model.date)
    if one.clause.verb not in _HAVING:
        return None
    owner = subjects.grammatical(one.clause)
    if owner is None or not owner.sure:
        return None
    date = date_of(one) or model.date
    return like(one, model, "gap:things", subject=owner.entity, subject_text=owner.text, date=date)


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
    return like(one, main[0], "gap:was", date=date_of(one), **owner)


def _expected(one: Stated, previous: Previous, _subjects: Subjects) -> Fact | None:
    """``…; für 2026 erwartet die EZB 1,9 Prozent``: the same magnitude, told by somebody."""
    other, model = previous[-1][0].anchor, previous[-1][1]
    if one.clause is other.clause or one.clause.kind != "main" or one.phrase.noun is not None:
        return None
    if one.phrase.prep == "von" and "rede" in one.sentence.vocabulary and _alike(one, other):
        whole = next((fact for group, fact in previous if group.relation is None), model)
        return like(one, whole, "gap:told", date=date_of(one))  # im Oktober war noch von 2500 die Rede
    if one.clause.verb not in COUNTERS or one.figure.kind != other.figure.kind or one.phrase.prep not in {"", "mit"}:
        return None
    if any(phrase.kind == "noun" and not phrase.prep for phrase in one.clause.phrases):
        return None
    source = source_of(one.sentence, one.clause)
    date = date_of(one) or model.date
    return like(one, model, "gap:told", modality="estimated", attributed_to=source, date=date)


_FAR = (_was, _it_moved, _expected, _same_things)
_RULES: Sequence[Callable[[Stated, Previous, Subjects], Fact | None]] = (
    compared,
    times,
    signed,
    in_brackets,
    _coordinated,
    _and_so,
    _of_earlier,
    _of_those,
    _in_apposition,
    _was,
    _it_moved,
    _expected,
    _other_share,
    _same_things,
    gapped,
)
