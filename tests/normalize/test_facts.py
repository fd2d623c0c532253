"""The linker of figures against one-sentence cases, and its promises on any text."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate.aliases import load_aliases
from pipeline.annotate.sentences import split_sentences
from pipeline.evaluate.align import align
from pipeline.evaluate.fact_markup import parse_facts
from pipeline.evaluate.facts import FURTHER, TOGETHER, field_right
from pipeline.evaluate.markup import Marked, Row, parse
from pipeline.extract.reading import read_text
from pipeline.normalize.dates import resolve_times
from pipeline.normalize.facts import link_facts
from pipeline.normalize.names import Canonizer
from pipeline.types import Entity, Fact, Name, Quantity, TimeExpression, Timex
from tests.timing import cpu_seconds


def _split_cases(source: str) -> Iterator[tuple[str, list[str]]]:
    """The sentences of a case file, each with the fact lines below it (``  = …``); ``#`` lines are comments."""
    sentence, facts = "", list[str]()
    for line in source.splitlines():
        if line.startswith("  "):
            facts.append(line)
        elif line.strip() and not line.startswith("#"):
            if sentence:
                yield sentence, facts
            sentence, facts = line, []
    if sentence:
        yield sentence, facts


CASES = Path(__file__).parents[1] / "cases" / "facts.txt"
SENTENCES = list(_split_cases(CASES.read_text(encoding="utf-8")))
CANONIZER = Canonizer(load_aliases(()))
ALWAYS = tuple(name for name in (*TOGETHER, *FURTHER) if name != "object_text")


def entities(marked: Marked) -> tuple[Entity, ...]:
    return CANONIZER.entities(
        [Name(row["start"], row["end"], row["text"], row["label"], "rule") for row in marked.entities]
    )


def quantity(row: Row) -> Quantity:
    high = Decimal(row["value_max"]) if row["value_max"] else None
    more = {name: row[name] for name in ("modifier", "unit", "per", "measures")}
    return Quantity(row["start"], row["end"], row["text"], row["kind"], Decimal(row["value"]), "gold", high, **more)


def timex(row: Row) -> Timex:
    read = TimeExpression(row["start"], row["end"], row["text"], row["type"], row["value"], "gold", mod=row["mod"])
    return Timex(read, row["value"], None, None, row["relative"], None)


def link(marked: Marked) -> tuple[Fact, ...]:
    quantities = [quantity(row) for row in marked.quantities]
    dates = [timex(row) for row in marked.dates]
    return link_facts(marked.text, split_sentences(marked.text), entities(marked), quantities, dates)


def row(fact: Fact, marked: Marked) -> Row:
    """A fact as it is compared with a gold row."""
    names = {one.name.text for one in entities(marked) if one.entity_id == fact.subject}
    names |= {one.canonical for one in entities(marked) if one.entity_id == fact.subject}
    start, end = fact.figures[0]
    return {
        **{name: getattr(fact, name) for name in FURTHER},
        "start": start,
        "end": end,
        "text": marked.text[start:end],
        "quantities": [list(place) for place in fact.figures],
        "measure": fact.measure,
        "subject": fact.subject_text,
        "subject_names": names,
        "date": list(fact.date) if fact.date else None,
    }


def wrong_fields(gold: Row, found: Row) -> dict[str, Any]:
    """Each wrong field with its wanted and its found value; an object counts where the case names one."""
    names = [*ALWAYS, "object_text"] if gold["object_text"] else ALWAYS
    return {name: (gold[name], found[name]) for name in names if not field_right(name, gold, found)}


@pytest.mark.parametrize(("sentence", "lines"), SENTENCES, ids=[sentence[:40] for sentence, _ in SENTENCES])
def test_case(sentence: str, lines: list[str]) -> None:
    marked = parse(sentence)
    alignment = align(parse_facts(lines, marked), [row(fact, marked) for fact in link(marked)])
    wrong = {gold["text"]: fields for gold, found in alignment.pairs if (fields := wrong_fields(gold, found))}
    missed = [gold["text"] for gold in alignment.missed if not gold["optional"]]
    assert (wrong, missed, [found["text"] for found in alignment.spurious]) == ({}, [], [])


def test_there_are_enough_cases() -> None:
    assert len(SENTENCES) >= 120
    assert len({sentence for sentence, _ in SENTENCES}) == len(SENTENCES)
    assert sum(not lines for _, lines in SENTENCES) >= 10


def plain(text: str) -> tuple[Fact, ...]:
    """The facts of a text without names, read by the real readers."""
    reading = read_text("a", text, ())
    dates = tuple(resolve_times(text, reading.times, date(2025, 7, 23)))
    return link_facts(text, split_sentences(text), (), reading.quantities, dates)


def test_facts_are_in_order_and_refer_to_what_was_read() -> None:
    text = "Der Umsatz stieg 2024 um 4 Prozent auf 12 Millionen Euro. Danach machten 14 der 20 Filialen Gewinn."
    facts = plain(text)
    assert [text[slice(*place)] for fact in facts for place in fact.figures] == [
        "4 Prozent",
        "12 Millionen Euro",
        "14",
        "20",
    ]
    assert [text[slice(*fact.date)] for fact in facts if fact.date] == ["2024", "2024"]
    assert [fact.relation for fact in facts] == [None, None, "of"]


def test_the_date_of_a_paragraph_goes_on() -> None:
    """Rule: a share without a date in the next sentence belongs to the same vote, while nothing else is said."""
    first = "Am 9. Juni 2024 kam die Union auf 30,0 Prozent. "
    assert [fact.date for fact in plain(first + "Die SPD erreichte 13,9 Prozent.")] == [(3, 15), (3, 15)]
    assert [fact.date for fact in plain(first + "Die SPD erreicht in Umfragen 15 Prozent.")][1:] == [None]
    assert [fact.date for fact in plain(first.strip() + "\nDie SPD erreichte 13,9 Prozent.")][1:] == [None]


WORDS = """
    Der die des Umsatz SAP Berlin stieg sank setzte um auf von bis zu 2023 3 14 5,2 Prozent Prozent. Millionen Euro nach mehr als
    ( ) , ; : – und das kam wo dessen sein es waren davon so viel wie laut nicht doppelt verdoppelt
"""
PIECES = st.sampled_from(WORDS.split())


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_facts_of_its_figures(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = read_text("a", text, ())
    places = {(one.start, one.end) for one in reading.quantities}
    facts = plain(text)
    assert {place for fact in facts for place in fact.figures} <= places
    assert len({fact.figures for fact in facts}) == len(facts)
    for fact in facts:
        assert fact.subject_text is None or fact.subject_text in text
        assert fact.object_text is None or fact.object_text in text
        assert fact.attributed_to is None or fact.attributed_to in text


@pytest.mark.parametrize(
    "unit",
    [
        "Audi verkaufte 3 Autos, ",
        "das 5 Prozent kam, ",
        "(3 Euro ",
        "Der Umsatz stieg um 3 Prozent. ",
        "und ",
        "von 3 auf 5 Prozent ",
        "der des der ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Twice the text takes no more than three times as long."""
    short, long = unit * 400, unit * 800
    texts = {text: (read_text("a", text, ()), split_sentences(text)) for text in (short, long)}

    def run(text: str) -> None:
        reading, sentences = texts[text]
        link_facts(text, sentences, (), reading.quantities, ())

    run(short)
    assert cpu_seconds(lambda: run(long)) < 3 * cpu_seconds(lambda: run(short)) + 0.02


def test_a_parser_says_what_the_subject_is() -> None:
    marked = parse(
        "Die [[Deutsche Bahn|ORG]] verkaufte die [[Bundesrepublik|LOC]] für [[12 Milliarden Euro|money 12e9 EUR]]."
    )
    quantities, dates = [quantity(row) for row in marked.quantities], [timex(row) for row in marked.dates]
    sentences = split_sentences(marked.text)

    def owner(subjects: list[int] | None) -> tuple[str | None, bool]:
        (fact,) = link_facts(marked.text, sentences, entities(marked), quantities, dates, subjects)
        return fact.subject_text, fact.parsed

    assert owner(None) == ("Die Deutsche Bahn", False)
    assert owner([marked.text.index("Bundesrepublik")]) == ("die Bundesrepublik", True)
    assert owner([]) == ("Die Deutsche Bahn", True)


def test_cases_are_sentences_with_their_facts_below() -> None:
    cases = list(_split_cases("# Kopf\nEin Satz.\n  = 3\n\nNoch einer.\n"))
    assert cases == [("Ein Satz.", ["  = 3"]), ("Noch einer.", [])]
