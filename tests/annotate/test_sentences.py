"""Sentence borders: one line a case, ``|`` where a sentence ends."""

import pytest
from tests.timing import cpu_seconds

from pipeline.annotate.sentences import split_sentences

CASES = [
    "Am 3. Mai tagt der Rat.|Danach reist er ab.",
    "Es kostet ca. 138 Mrd. US-Dollar, sagt Dr. Weber.|Das ist viel.",
    "Viele Firmen, z. B. Siemens, liefern u. a. nach Wien.|Sie wachsen.",
    "Das war 2024.|Damit endete die Reihe.",
    "Der Umsatz stieg auf 3 Mrd.|Die Firma zahlt mehr Steuern.",
    "Sie kauften Obst, Brot usw.|Der Rest blieb liegen.",
    "Im 20. Jahrhundert lebte J. Robert Oppenheimer.|Er war Physiker.",
    "Der 1. FC Köln stieg auf.|Die Fans feierten.",
    "Er fragte: „Wie geht es weiter?“|Niemand wusste es.",
    "„Wie geht es weiter?“, fragte er.|Niemand wusste es.",
    "Wirklich?!|Ja.|So ist es …|Morgen geht es weiter.",
    "Die Meta Inc. kauft zu.|Der Kurs steigt.",
    "Gemäß § 5 Abs. 2 gilt das nicht.|Die Frist läuft ab.",
    "Karl der Große starb 814 n. Chr.|Sein Sohn folgte ihm.",
    "Um 9.30 Uhr am 27.1. öffnete die Börse.",
    "Der Preis (vgl. Tab. 3) sank um 3,5 Prozent.|Das überraschte.",
    "Rund 1.234.567 Menschen kamen.|Alle blieben.",
    "Prof. Dr. h. c. Meier kommt um 8 Uhr.|Er bleibt bis 10 Uhr.",
    # numbers that end a sentence, and ordinals that do not
    "Das Spiel endete 3:1.|Bayern siegte.",
    "Er ist 18.|Anna ist 20.",
    "Der Umsatz sank um 3,5.|Anleger verkauften.",
    "Sie wohnt in Zimmer 12.|Nachbarn kennen sie.",
    "Damals waren es 250.|Menschen jubelten.",
    "Am 18. Spieltag siegte Bayern.|Der 2. Platz ist sicher.",
    "Sie feierte ihren 80. Geburtstag im 3. Stock.|Danach ging sie.",
    "Der 1. und 2. Vorsitzende kamen zum 100. Treffen.",
    "1. FC Köln gegen Mainz, 3. Liga und 2. Runde.",
    "Vom 1.-3. Mai und am 5./6. Juni ist zu.",
    # abbreviations before a number, names with a mark, words that are abbreviations too
    "Das Büro liegt in der Kaiserstr. 5.|Dort ist es ruhig.",
    "Er ging die Straße entlang.|5 Kinder folgten.",
    "Die Firma Yahoo! Deutschland zog um.|Yahoo!|Das Portal blieb.",
    "Er rief: Hurra!|Deutschland jubelte.",
    "Er heißt Max.|Sie heißt Anna.",
    "Das ist die Art.|Sie gefällt mir.",
    "Die Last beträgt max. 5 Kilogramm, siehe Art. 3 und max. Last.",
]


@pytest.mark.parametrize("case", CASES)
def test_borders(case: str) -> None:
    wanted = case.split("|")
    text = " ".join(wanted)
    assert [text[sentence.start : sentence.end] for sentence in split_sentences(text)] == wanted


def test_a_line_break_ends_a_sentence() -> None:
    text = "Eine Überschrift\n\nDer erste Satz. Der zweite\n"
    assert [text[s.start : s.end] for s in split_sentences(text)] == [
        "Eine Überschrift",
        "Der erste Satz.",
        "Der zweite",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "...", "\n.\n"])
def test_nothing_to_split(text: str) -> None:
    assert all(text[s.start : s.end].strip() for s in split_sentences(text))


@pytest.mark.parametrize("unit", ["z. B. 3. ", ".", "!“", ". ", "… »", "1.", "a. "])
def test_hostile_input_is_linear(unit: str) -> None:
    small, large = ("a" + unit * count + "b" for count in (5_000, 40_000))
    limit = 8 * 4 * cpu_seconds(lambda: split_sentences(small)) + 0.05
    assert cpu_seconds(lambda: split_sentences(large)) < limit


def test_abbreviations_in_a_row_end_no_sentence() -> None:
    assert len(split_sentences("z. B. 3. " * 20_000)) == 1
