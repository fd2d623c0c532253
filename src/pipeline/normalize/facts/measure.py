"""What a figure measures: rules from the closest tie to the loosest, the first that fits."""

from collections.abc import Callable, Sequence

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.actions import by_verb, needed, share_of_people, times_done
from pipeline.normalize.facts.comparison import more_of, moved_noun, than, times_as
from pipeline.normalize.facts.draft import PARTS, Group, Link, Stated
from pipeline.normalize.facts.frames import falls_on, falls_to, moved, quoted, subject_noun
from pipeline.normalize.facts.nominal import apposed, changed, doubled, label_of, labelled
from pipeline.normalize.facts.subject import Subjects
from pipeline.normalize.facts.ties import (
    adjective,
    adjective_before,
    attribute,
    counted,
    counted_change,
    final_adjective,
    noun_of,
    ordinal,
    share,
)

_RANKS = frozenset({"platz", "rang", "stelle", "mitglied", "position", "tabellenplatz"})
_DEFINITE = frozenset(
    {"die", "den", "der", "diese", "diesen", "dieser", "ihre", "seine", "beide", "alle", "allen", "aller"}
)
_VICTIMS = tuple(load("measure_verbs")["victims"])
_GLOBE = frozenset({"breite", "länge"})
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
    if group.relation == "from_to" and (link := _counted_pair(group)) is not None:
        return link
    link = _first(_TIES[one.figure.kind], one) or subject_noun(one, subjects) or _first(_LOOSE[one.figure.kind], one)
    return link if link is not None and link.measure is not None else None


def _first(rules: Sequence[Rule], one: Stated) -> Link | None:
    for rule in rules:
        if (link := rule(one)) is not None:
            return link
    return None


def _counted_pair(group: Group) -> Link | None:
    """``Statt 528 Jets brachten sie 348``: the noun may stand behind the first figure."""
    first, last = group.figures
    noun = noun_of(first)
    if {first.figure.kind, last.figure.kind} != {"cardinal"} or noun_of(last) is not None or noun is None:
        return None
    return Link("count:noun", first.figure.measures or base_form(noun))


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
    if _is_coordinate(one) or one.phrase.prep == "pro":
        return True  # 25 Verkehrstote pro eine Million Einwohner
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
    if one.clause.finite is not None or one.clause.kind != "main" or label_of(one):
        return False
    return not _is_news(one)


def _is_coordinate(one: Stated) -> bool:
    """``zwischen 38° 51' und 41° 16' nördlicher Breite``: where a place is on the globe."""
    if not one.sentence.vocabulary & _GLOBE:
        return False
    return any(chunk.text.endswith("°") for chunk in one.sentence.chunks[max(0, one.place - 1) : one.place + 1])


def _is_news(one: Stated) -> bool:
    """Whether a line without a verb tells a count: ``1000 Fans beim Training``, ``Zwei Tote bei Brand``; not ``Fünf Tipps``."""
    noun = noun_of(one)
    if noun is None or one.phrase.det or one.figure.kind != "cardinal":
        return False
    return one.figure.value > _SMALL or base_form(noun).lower().endswith(_VICTIMS)


def _is_predicate(one: Stated) -> bool:
    verb = one.clause.verb in {"sein", "werden", "bleiben"}
    return verb and not one.phrase.prep and one.phrase.det in {"der", "die", "das"}


_ANY = frozenset({"money", "percent", "fraction", "quantity", "cardinal", "multiplier"})
_AMOUNTS = frozenset({"money", "quantity"})


def _by_kind(*rules: tuple[Rule, frozenset[str]]) -> dict[str, tuple[Rule, ...]]:
    """For each kind of figure the rules for it, in order."""
    return {kind: tuple(rule for rule, kinds in rules if kind in kinds) for kind in (*_ANY, "ordinal")}


_TIES = _by_kind(
    (ordinal, frozenset({"ordinal"})),
    (adjective, _AMOUNTS | {"multiplier"}),
    (adjective_before, frozenset({"quantity"})),
    (moved_noun, _ANY),
    (changed, _ANY - {"multiplier"}),
    (doubled, frozenset({"multiplier", "fraction"})),
    (more_of, PARTS),
    (than, _AMOUNTS | PARTS),
    (counted, _ANY - {"fraction"}),
    (times_as, frozenset({"multiplier"})),
    (attribute, _ANY - {"multiplier"}),
    (share, PARTS),
    (final_adjective, _AMOUNTS),
    (moved, _ANY),
    (quoted, _ANY),
    (falls_to, _ANY),
)
"""Before the subject of the clause, from the closest tie to the loosest."""

_LOOSE = _by_kind(
    (labelled, _ANY),
    (apposed, _ANY - {"multiplier"}),
    (counted_change, frozenset({"cardinal"})),
    (share_of_people, PARTS),
    (needed, _AMOUNTS | {"percent"}),
    (times_done, frozenset({"multiplier"})),
    (by_verb, _ANY - {"cardinal"}),
)
"""Where nothing else fits."""
