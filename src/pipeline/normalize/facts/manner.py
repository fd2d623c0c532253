"""How a figure is stated: as a fact, a plan, an estimate or a condition; denied or not."""

from collections.abc import Iterator

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import Stated
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.speech import reports
from pipeline.normalize.facts.words import NEGATIONS
from pipeline.types import Modality

_data = load("fact_sources")
_ESTIMATED_VERBS, _PLANNED_VERBS = frozenset(_data["estimated_verbs"]), frozenset(_data["planned_verbs"])
_ESTIMATED_WORDS = frozenset(_data["estimated_words"])
_MEANT = _ESTIMATED_VERBS | _PLANNED_VERBS
_ENDINGS = ("", "e", "en", "er", "es", "em")
_ESTIMATED_ADJECTIVES = frozenset(stem + end for stem in _data["estimated_stems"] for end in _ENDINGS[1:])
_PLANNED_ADJECTIVES = frozenset(stem + end for stem in _data["planned_stems"] for end in _ENDINGS[1:])
_CONDITIONAL, _INDIRECT = frozenset(_data["conditional"]), frozenset(_data["indirect"])
_SUBORDINATE = _INDIRECT | frozenset(_data["indirect_subordinate"])
_PLANS, _GOALS = tuple(_data["plans"]), frozenset(_data["goals"])
_INTENDED = frozenset({"soll", "sollen", "solle", "sollte", "sollten", "will", "wollen", "wolle", "wollte", "wollten"})
_HAS_TO = frozenset({"muss", "müssen", "musste", "mussten"})
_DEFINITE = frozenset({"der", "die", "den", "seine", "seinen", "seiner", "ihre", "ihren", "ihrer"})
_LIKELY = frozenset({"dürfte", "dürften"})
_PERFECT = frozenset({"haben", "sein"})
_MODAL_CUES = _INTENDED | _LIKELY
_BRACKETS = frozenset("([")
_IFS = frozenset({"falls", "wenn", "sofern", "ohne", "sonst", "andernfalls"})
_CUES = frozenset(
    [*_MODAL_CUES, *_ESTIMATED_WORDS, *_CONDITIONAL, *_ESTIMATED_ADJECTIVES, *_PLANNED_ADJECTIVES, "falls"]
)
_BEYOND = frozenset({"nur", "weniger", "mehr", "einmal", "ganz", "allein", "zuletzt"})
_INSTEAD = frozenset({"statt", "anstatt"})
_BACK = 6
_COUNTS = frozenset({"cardinal", "percent", "fraction"})


def modality(one: Stated, reported: bool) -> Modality:
    """What the modal verb, the verb of the clause around and the words beside the figure say."""
    around = list(_around(one))
    verbs = {clause.verb for clause in around if clause.modal not in _HAS_TO}
    if one.sentence.vocabulary.isdisjoint(_CUES) and verbs.isdisjoint(_MEANT) and "vorsehen" not in verbs:
        return "planned" if one.clause.kind == "inf" and _has_goal(one) else "stated"
    return "stated" if _is_given(one) else _meant(one, around, verbs, reported)


def _meant(one: Stated, around: list[Clause], verbs: set[str], reported: bool) -> Modality:
    modals = frozenset[str]().union(*(_modals(one, clause) for clause in around))
    words, adjectives = _words(one), _adjectives(one)
    if modals & _LIKELY or verbs & _ESTIMATED_VERBS or words & _ESTIMATED_WORDS or adjectives & _ESTIMATED_ADJECTIVES:
        return "estimated"
    if modals & _INTENDED or verbs & _PLANNED_VERBS or adjectives & _PLANNED_ADJECTIVES or _is_plan(one, verbs):
        return "planned"
    conditional = words & _CONDITIONAL
    if reported and one.clause.kind == "sub":
        conditional -= _SUBORDINATE  # sagte, dass es 5 Prozent würden
    elif reported or not words & _IFS:
        conditional -= _INDIRECT
    return "conditional" if conditional or ("falls" in words and not reported) else "stated"


def _around(one: Stated) -> Iterator[Clause]:
    """The clause of the figure and those that say how it is meant: the one it goes on from, the one that tells it."""
    clause, steps = one.clause, 0
    yield clause
    while clause.parent is not None and steps < 5:
        goes_on = (clause.joined and clause.finite is None) or clause.kind == "inf"
        goes_on = goes_on or _leaves_modal(one, clause, clause.parent)
        meant = clause.parent.verb in _MEANT and clause.kind != "rel"
        if not goes_on and not (meant and reports(one.sentence, clause.parent, clause)):
            return
        clause, steps = clause.parent, steps + 1
        yield clause


def _leaves_modal(one: Stated, clause: Clause, before: Clause) -> bool:
    """``Die Steuer soll auf sieben Prozent fallen, das Rentenniveau von 48 Prozent bis 2031 gelten``: an infinitive last."""
    if not before.modal or clause.finite is None or clause.head[-1].last - 1 != clause.finite:
        return False
    verb, opens = one.sentence.chunks[clause.finite], one.sentence.chunks[clause.first].lower
    if clause.kind != "main" and (clause.kind != "rel" or opens not in {"das", "der"}):
        return False
    return verb.lower == verb.verb and clause.finite - clause.first > 1


def _is_given(one: Stated) -> bool:
    """``will für die rund 10.000 Mitarbeiter einen Tarifvertrag``: counted things that are there, whatever is meant."""
    if one.figure.kind != "cardinal" or one.phrase.noun is None:
        return False
    before = one.before(one.phrase)  # der derzeit 5500 Arbeitsplätze
    return one.phrase.det in _DEFINITE or (before is not None and before.kind == "time" and before.det in _DEFINITE)


def _modals(one: Stated, clause: Clause) -> frozenset[str]:
    """The modal verbs of a clause; ``soll 5 Millionen gekostet haben`` is hearsay and no plan."""
    chunks = one.sentence.chunks
    found = frozenset().union(*(one.sentence.lowers(part) for part in clause.head)) & _MODAL_CUES
    if not found & _INTENDED:
        return found
    for part in clause.head:
        for at in range(part.first + 1, part.last):
            if (
                chunks[at].lower in _PERFECT
                and chunks[at - 1].tag == "verb"
                and chunks[at - 1].lower not in _MODAL_CUES
            ):
                return found - _INTENDED
    return found


def _words(one: Stated) -> frozenset[str]:
    parts = (*one.clause.head, one.part)
    words = frozenset[str]().union(*(one.sentence.lowers(part) for part in parts))
    if _BRACKETS & one.sentence.vocabulary and not one.sentence.chunks[one.place].inside:  # (andere liegen höher)
        words = frozenset(
            chunk.lower for part in parts for chunk in one.sentence.chunks[part.first : part.last] if not chunk.inside
        )
    if _IFS & one.sentence.vocabulary:
        conditions = (clause for clause in one.sentence.clauses if clause.kind == "sub")
        opens = {one.sentence.chunks[clause.first].lower for clause in conditions}
        words |= opens & _IFS
    return words


def _adjectives(one: Stated) -> frozenset[str]:
    """The words of the phrase of the figure, of the noun before it (not ``statt der geplanten 770``), and of the subject."""
    before = one.before(one.phrase)
    if before is not None and before.prep in _INSTEAD:
        before = None
    phrases: list[Phrase | None] = [one.phrase, before, one.sentence.subject(one.clause)]
    found = [one.sentence.chunks[phrase.first : phrase.last] for phrase in phrases if phrase is not None]
    return frozenset(chunk.lower for chunks in found for chunk in chunks)


def _is_plan(one: Stated, verbs: set[str]) -> bool:
    """``Der Plan sieht 5 Millionen vor``, ``dafür sind 5 Millionen Euro vorgesehen``."""
    chunks = one.sentence.chunks
    if "vorsehen" in verbs:
        if one.clause.modal and one.figure.kind == "money":
            return True
        subject = one.sentence.subject(one.clause)
        return subject is not None and chunks[subject.head].lower.endswith(_PLANS)
    return one.clause.kind == "inf" and _has_goal(one)


def _has_goal(one: Stated) -> bool:
    """``das Ziel, 75 Flugzeuge zu bauen``."""
    before = one.sentence.chunks[max(0, one.clause.first - _BACK) : one.clause.first]
    return any(chunk.lower in _GOALS for chunk in before)


def negated(one: Stated) -> bool:
    """Whether ``nicht`` or ``kein`` stands right before the figure, or ``nicht`` before the verb at the end.

    Of counted things a verb that is denied says how many they are: ``300 Menschen konnten nicht gerettet werden``.
    """
    chunks, first = one.sentence.chunks, one.phrase.first
    if not NEGATIONS & one.sentence.vocabulary:
        return False
    for part in one.clause.head:
        for at in range(part.first, part.last - 1):
            if chunks[at].tag == "neg" and chunks[at + 1].verb:
                return at < one.place or one.figure.kind not in _COUNTS
    for at in range(max(0, first - 1), one.place):
        if chunks[at].lower in NEGATIONS:
            return chunks[at + 1].lower not in _BEYOND
        if chunks[at].lower == "noch" and "weder" in one.sentence.lowers(one.part):
            return True
    return False
