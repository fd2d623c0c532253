"""Links the figures of a document to what they belong to."""

from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

from msgspec.structs import replace

from pipeline.normalize.facts.attribution import source_of
from pipeline.normalize.facts.chunks import Mention
from pipeline.normalize.facts.document import Text
from pipeline.normalize.facts.draft import Group, Stated
from pipeline.normalize.facts.frames import move_of
from pipeline.normalize.facts.groups import group
from pipeline.normalize.facts.inherit import inherited
from pipeline.normalize.facts.lasting import is_inserted
from pipeline.normalize.facts.manner import modality, negated
from pipeline.normalize.facts.measure import measure
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.series import Series
from pipeline.normalize.facts.subject import Subjects
from pipeline.normalize.facts.tense import starts_anew
from pipeline.normalize.facts.when import date_of, says_now
from pipeline.types import Change, Entity, Fact, Quantity, Sentence, Timex


def link_facts(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quantities: Sequence[Quantity],
    dates: Sequence[Timex],
    subjects: Sequence[int] | None = None,
) -> tuple[Fact, ...]:
    """The facts of a document, in order of their figures.

    ``subjects``: where the heads of the grammatical subjects begin, by a parser; None where there is none.
    ``Der Umsatz von SAP stieg 2023 auf 31,2 Milliarden Euro.``: the amount, Umsatz, SAP, 2023.
    """
    mentions: list[tuple[int, int, Mention]] = [
        *[(one.name.start, one.name.end, one) for one in entities],
        *[(one.start, one.end, one) for one in quantities],
        *[(one.expression.start, one.expression.end, one) for one in dates],
    ]
    mentions.sort(key=itemgetter(1), reverse=True)
    mentions.sort(key=itemgetter(0))  # of those that begin together the longest first
    document = Text(text, sentences, mentions, quantities, subjects)
    series = Series(document)
    facts: list[Fact] = []
    for number in document.with_figures:
        facts += series.dated(number, list(_facts(document, number)))
    return tuple(sorted(facts, key=lambda fact: fact.figures[0]))


def _facts(document: Text, number: int) -> Iterator[Fact]:
    """The facts of one sentence."""
    subjects = Subjects(document, number)
    previous: list[tuple[Group, Fact]] = []
    for one in group(_stated(document.parsed(number))):
        fact = inherited(one, previous, subjects)
        fact = _told_anew(fact, one.anchor, previous[-1][0].anchor) if fact and previous else _by_rule(one, subjects)
        if fact is not None:
            fact = _dated_like(fact, one.anchor, previous)
            previous.append((one, fact))
            yield fact


def _told_anew(fact: Fact, one: Stated, before: Stated) -> Fact:
    """The fact of a figure that goes on in a clause of its own: who says it and how is not taken from the one before."""
    if one.clause is before.clause or one.clause.finite is None:
        return fact
    source = source_of(one.sentence, one.clause)
    return replace(fact, attributed_to=source, modality=modality(one, source is not None), negated=negated(one))


def _dated_like(fact: Fact, one: Stated, previous: list[tuple[Group, Fact]]) -> Fact:
    """The fact with the date of the one before in the sentence, where both are of the same magnitude."""
    if fact.date is not None or not previous or previous[-1][1].measure != fact.measure:
        return fact
    if fact.rule.startswith(("gap", "part")):
        return fact
    before = previous[-1][0].anchor
    if says_now(one.sentence, one.clause) or starts_anew(one.sentence, one.clause, before.clause):
        return fact
    return replace(fact, date=previous[-1][1].date)


def _by_rule(one: Group, subjects: Subjects) -> Fact | None:
    link, anchor = measure(one, subjects), one.anchor
    if link is None:
        return None
    owner = subjects.of_link(link, anchor)
    if not owner.sure:
        return None
    aside = is_inserted(anchor.clause, anchor.part)  # das Buch, 40 Dollar teuer, verkaufte sich laut X …
    source = None if aside else source_of(anchor.sentence, anchor.clause)
    return Fact(
        figures=tuple(figure.span for figure in one.figures),
        rule=link.rule,
        relation=one.relation,
        measure=link.measure,
        subject=owner.entity,
        subject_text=owner.text,
        object_text=link.object_text,
        date=date_of(anchor),
        attributed_to=source,
        change=_direction(one) if one.relation == "from_to" else link.change,
        modality=modality(anchor, source is not None),
        negated=negated(anchor),
        parsed=anchor.sentence.is_parsed,
    )


def _direction(one: Group) -> Change:
    """By the verb where it says so (``von 138 Millionen auf 270``: the second in millions too), else by the values."""
    if (moved := move_of(one.anchor.clause.verb)) is not None:
        return moved
    first, last = (figure.figure.value for figure in one.figures)
    return "increase" if last > first else "decrease"


def _stated(parsed: Parsed) -> list[Stated]:
    """The figures of a sentence where they stand, in order."""
    chunks = parsed.chunks
    found = [
        Stated(figure, at, phrase, part, clause, parsed, number >= len(clause.head))
        for clause in parsed.clauses
        for number, part in enumerate(clause.parts)
        for phrase in part.phrases
        if (at := phrase.figure) is not None and (figure := chunks[at].figure) is not None
    ]
    if len(found) > 1:
        found.sort(key=attrgetter("place"))
    return found
