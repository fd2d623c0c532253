"""Sentence borders: one line a case, ``|`` where a sentence ends."""

import pytest

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


def test_hostile_input_is_linear() -> None:
    text = "z. B. 3. " * 20_000
    assert len(split_sentences(text)) == 1
