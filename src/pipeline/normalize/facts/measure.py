"""What a figure measures: rules from the closest tie to the loosest, the first that fits."""

from collections.abc import Callable, Sequence

from pipeline.lemmas import base_form
from pipeline.normalize.facts.draft import Group, Link, Stated
from pipeline.normalize.facts.frames import by_verb, falls_on, falls_to, moved, quoted, subject_noun
from pipeline.normalize.facts.subject import Subjects
from pipeline.normalize.facts.ties import (
    adjective,
    attribute,
    counted,
    counted_change,
    final_adjective,
    label_of,
    labelled,
    more_of,
    noun_of,
    ordinal,
    share,
    times_as,
)

_RANKS = frozenset({"platz", "rang", "stelle", "mitglied", "position", "tabellenplatz"})
_DEFINITE = frozenset(
    {"die", "den", "der", "diese", "diesen", "dieser", "ihre", "seine", "beide", "alle", "allen", "aller"}
)
_SMALL = 12
"""``die drei Autorinnen``: up to so many, a definite number points back at what was named."""

Rule = Callable[[Stated], Link | None]


def measure(group: Group, subjects: Subjects) -> Link | None:
    """The first rule that says what the figures of a group measure; None where none is sure."""
    one = group.anchor
    if _states_nothing(group) or is_it_was(one):
        return None
    if group.relation == "of":
        return _part(group)
    for rule in (*_TIES, lambda stated: subject_noun(stated, subjects), *_LOOSE):
        if (link := rule(one)) is not None:
            return link if link.measure is not None else None
    return None


def _part(group: Group) -> Link | None:
    """``14 der 20 Modelle aus China``: the noun may stand behind either figure."""
    part, whole = group.figures
    noun = next((noun for noun in (noun_of(part), noun_of(whole)) if noun), None)
    if noun is None:
        return None
    subject, behind = falls_on(part), whole.behind()
    if subject is None and behind is not None and behind.prep == "aus" and behind.kind == "name":
        subject = behind
    return Link("count:part", base_form(noun), subject=subject)


def is_it_was(one: Stated) -> bool:
    """``2024 waren es 5,9 Millionen``."""
    if one.clause.verb != "sein" or one.phrase.prep or one.phrase.noun is not None:
        return False
    return "es" in one.sentence.clause_words(one.clause)


def _states_nothing(group: Group) -> bool:
    """``die drei Autorinnen`` points back, ``Fünf Gründe für das Tempo`` is a heading, ``die zweite Phase`` a name."""
    one = group.anchor
    chunks = one.sentence.chunks
    if (
        one.place + 1 < len(chunks)
        and chunks[one.place + 1].start == one.figure.end
        and chunks[one.place + 1].text[0] in "-‐‑"
    ):
        return True  # die 5-Prozent-Hürde
    if one.figure.kind == "ordinal":
        noun = noun_of(one)
        denied = any(
            chunk.tag == "neg" for part in one.clause.parts for chunk in one.sentence.chunks[part.first : part.last]
        )
        subject = one.sentence.subject(one.clause)
        itself = subject is not None and subject.figure == one.place and not _is_predicate(one)
        return noun is None or denied or itself or not (noun.lower() in _RANKS or _is_predicate(one))
    if one.figure.kind != "cardinal" or group.relation is not None:
        return False
    if one.phrase.noun is None and one.phrase.det in _DEFINITE and one.phrase.owner is None:
        return True
    if one.phrase.noun is not None and one.phrase.det in _DEFINITE and one.figure.value <= _SMALL:
        return True
    return one.clause.finite is None and one.clause.kind == "main" and not label_of(one)


def _is_predicate(one: Stated) -> bool:
    verb = one.clause.verb in {"sein", "werden", "bleiben"}
    return verb and not one.phrase.prep and one.phrase.det in {"der", "die", "das"}


_TIES: Sequence[Rule] = (
    ordinal,
    adjective,
    more_of,
    counted,
    times_as,
    attribute,
    share,
    final_adjective,
    moved,
    quoted,
    falls_to,
)
_LOOSE: Sequence[Rule] = (labelled, counted_change, by_verb)
