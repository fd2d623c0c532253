"""Bylines, headlines and the dates that metadata states."""

from datetime import date

import pytest

from pipeline.ingest.byline import find_byline, read_byline
from pipeline.ingest.dates import parse_date
from pipeline.ingest.headline import find_headline
from pipeline.ingest.metadata import Metadata, names_of
from pipeline.ingest.params import IngestParams

MAY = date(2024, 5, 3)
SENTENCE = "Die Europäische Zentralbank hat ihren Sitz in Frankfurt am Main seit dem Jahr 1998."


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("3. Mai 2024, 9:05 Uhr | Erika Mustermann", ("Erika Mustermann",), MAY),
        ("Von Erika Mustermann, 3. Mai 2024", ("Erika Mustermann",), MAY),
        ("Von Erika Mustermann", ("Erika Mustermann",), None),
        ("Von Erika Mustermann und Dr. Max von Mustermann", ("Erika Mustermann", "Dr. Max von Mustermann"), None),
        ("Von Erika Mustermann, Brüssel", ("Erika Mustermann",), None),
        ("Von Erika Mustermann (dpa)", ("Erika Mustermann",), None),
        ("03.05.2024 · Erika Mustermann · 12 Kommentare", ("Erika Mustermann",), MAY),
        ("Stand: 03.05.2024, 10:15 Uhr", (), MAY),
        ("3. Mai 2024", (), MAY),
        ("Freitag, 3. Mai 2024, 10.15 Uhr", (), MAY),
        ("Freitag, den 3. Mai 2024", (), MAY),
        ("Berlin, 3. Mai 2024", (), MAY),
        ("Berlin (dpa) - 3. Mai 2024", (), MAY),
        ("3. Mai 2024, 13:11 Uhr | Redaktion", (), MAY),
        ("Veröffentlicht am 3. Mai 2024, aktualisiert am 4. Mai 2024", (), MAY),
        ("Aktualisiert: 04.05.2024 | Veröffentlicht: 03.05.2024 | Lesezeit: 3 Min.", (), MAY),
        ("3. Jänner 2024", (), date(2024, 1, 3)),
        ("2024-05-03", (), MAY),
        ("2024-05-03T10:15:00+02:00", (), MAY),
        ("2024-05-03T08:15Z | Redaktion", (), MAY),
        ("Stand: 2024-05-03 10:15:00+02:00", (), MAY),
        ("Erika Mustermann, 03.05.2024", ("Erika Mustermann",), MAY),
        ("dpa/Erika Mustermann", ("Erika Mustermann",), None),
        ("Text: Erika Mustermann", ("Erika Mustermann",), None),
        ("Kommentar von Erika Mustermann", ("Erika Mustermann",), None),
        ("Von Ursula von der Leyen", ("Ursula von der Leyen",), None),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], published: date | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.authors, byline.published) == (authors, published)


@pytest.mark.parametrize(
    "line",
    [
        "Am 3. Mai 2024 trat das Gesetz in Kraft.",
        "Seit dem 3. Mai 2024",
        "3. Mai 2024: Große Koalition",
        "Olympische Spiele, 26. Juli 2024",
        "Bundestagswahl 23. Februar 2025",
        "Große Koalition | 3. Mai 2024",
        "Von Berlin nach Paris",
        "Von Berlin, Paris und Rom",
        "Von TikTok zur KI-Supermacht",
        "Von Rekord zu Rekord",
        "Von Haus zu Haus, 3. Mai 2024",
        "Von Tanz der Vampire",
        "Analyse von Goldman Sachs",
        "Eine Analyse von Goldman Sachs, 3. Mai 2024",
        "Interview Olaf Scholz",
        "Interview: Olaf Scholz",
        "Bericht: Deutsche Bahn",
        "Text Erika Mustermann",
        "Goldman Sachs, 03.05.2024",
        "Deutsche Bahn/dpa",
        "Rathaus/Marktplatz",
        "2024-05-03T25",
        "Vom Chip zum Chatbot",
        "Von Januar bis März 2024",
        "Von Angela Merkel bis Olaf Scholz",
        "31. Februar 2024",
        "Version 3.5.24",
        "dpa",
        "Neue Modelle | Alte Modelle",
        "Der Tag, 3. Mai 2024, 12 Uhr: Was war",
        "Kommentar",
        "",
    ],
)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_when_it_appeared_comes_before_the_state_of_the_text() -> None:
    lines = ["Titel", "Stand: 04.05.2024", "Veröffentlicht am 03.05.2024", SENTENCE]
    metadata, found = find_byline(lines, IngestParams())
    assert (metadata.published, metadata.published_source, set(found)) == (MAY, "byline", {1, 2})


def test_dates_that_head_the_parts_of_a_chronicle_are_no_bylines() -> None:
    lines = ["Chronik", SENTENCE, "3. Mai 2024", SENTENCE, "4. Mai 2024", SENTENCE]
    assert find_byline(lines, IngestParams())[0].published is None


def test_a_date_far_below_the_top_counts_only_with_a_label_at_the_end() -> None:
    lines = ["Titel", *[SENTENCE] * 10]
    assert find_byline([*lines, "3. Mai 2024"], IngestParams())[0].published is None
    assert find_byline([*lines, "Stand: 3. Mai 2024"], IngestParams())[0].published == MAY


@pytest.mark.parametrize("first", ["Von Erika Mustermann", "dpa/Erika Mustermann", "Von Rekord zu Rekord"])
def test_the_first_line_is_no_byline_without_a_date(first: str) -> None:
    assert find_byline([first, SENTENCE], IngestParams()) == (Metadata(), frozenset())


def test_the_first_line_is_a_byline_with_a_date() -> None:
    metadata, found = find_byline(["Von Erika Mustermann, 3. Mai 2024", "Titel", SENTENCE], IngestParams())
    assert (metadata.authors, metadata.published, set(found)) == (("Erika Mustermann",), MAY, {0})


@pytest.mark.parametrize(
    "line",
    [
        "Freitag, 3. Mai 2024, 20 Uhr",
        "3. Mai 2024",
        "Datum: 3. Mai 2024, 20 Uhr",
        "Berlin, 3. Mai 2024",
        "Erika Mustermann | 3. Mai 2024",
        "dpa/Erika Mustermann",
    ],
)
def test_below_the_first_sentence_a_date_is_that_of_an_event(line: str) -> None:
    assert find_byline(["Titel", SENTENCE, line], IngestParams()) == (Metadata(), frozenset())
    assert find_byline(["Titel", line, SENTENCE], IngestParams())[1] == {1}


@pytest.mark.parametrize(
    "line", ["Veröffentlicht am 3. Mai 2024", "Stand: 3. Mai 2024, 20 Uhr", "Von Erika Mustermann, 3. Mai 2024"]
)
def test_below_a_lead_what_is_labelled_counts(line: str) -> None:
    assert find_byline(["Titel", SENTENCE, line, SENTENCE], IngestParams())[0].published == MAY


@pytest.mark.parametrize(
    "title", ["Wann sinken die Zinsen im Euroraum wieder?", "Jetzt wird es eng für die Koalition!"]
)
def test_a_headline_with_a_question_mark_is_no_running_sentence(title: str) -> None:
    assert find_byline([title, "3. Mai 2024", SENTENCE], IngestParams())[0].published == MAY


@pytest.mark.parametrize(
    ("lines", "bylines", "headline"),
    [
        (["Zinsen sinken", "", SENTENCE], (), "Zinsen sinken"),
        (["Sinken die Zinsen?", SENTENCE], (), "Sinken die Zinsen?"),
        (["Geldpolitik", "Zinsen sinken weiter", "3. Mai 2024", SENTENCE], (2,), "Zinsen sinken weiter"),
        (["3. Mai 2024", "Zinsen sinken", SENTENCE], (0,), "Zinsen sinken"),
        (["Zinsen sinken", "Das Wichtigste", SENTENCE], (), "Zinsen sinken"),
        (
            ["Wahl am 3. Mai: Dr. Merz reist nach St. Gallen", SENTENCE],
            (),
            "Wahl am 3. Mai: Dr. Merz reist nach St. Gallen",
        ),
        ([SENTENCE, SENTENCE], (), None),
        (["- Ein Punkt", SENTENCE], (), None),
        (["Zinsen sinken"], (), None),
        (["Zinsen sinken", "Börse fällt"], (), None),
        (["Er kam. Er sah", SENTENCE], (), None),
        ([], (), None),
    ],
)
def test_headlines(lines: list[str], bylines: tuple[int, ...], headline: str | None) -> None:
    assert find_headline(lines, bylines) == headline


@pytest.mark.parametrize(
    "stated",
    [
        MAY,
        "2024-05-03",
        "2024-05-03T10:15:00+02:00",
        "2024-05-03 10:15",
        "03.05.2024",
        "3. Mai 2024, 10 Uhr",
        "20240503",
        20240503,
        "Fri, 03 May 2024 10:15:00 +0200",
        "May 3, 2024",
        "3 May 2024",
        "2024/05/03",
        "20240503T101500Z",
        1714723200,
        1714723200.5,
        "1714723200",
        1714723200000,
        1714723200000000,
    ],
)
def test_dates_of_metadata(stated: object) -> None:
    assert parse_date(stated) == MAY


@pytest.mark.parametrize(
    "stated",
    [
        *(None, "", "gestern", "2024", 2024, "2024-13-01", True, [], "31.02.2024", "x" * 200),
        *("03/05/2024", "5-3-2024", "31/02/2024", "13/13/2024", "3 Foo 2024", "Mai 2024", float("nan"), float("inf")),
        *(123456789, 9 * 10**15, -1714723200, 10**30, "49891234567"),
    ],
)
def test_no_dates_of_metadata(stated: object) -> None:
    assert parse_date(stated) is None


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Von Erika Mustermann und Max Mustermann", ("Erika Mustermann", "Max Mustermann")),
        (["Erika Mustermann", "Erika Mustermann"], ("Erika Mustermann",)),
        ([{"name": "Erika Mustermann"}, {"@id": 1}], ("Erika Mustermann",)),
        ("Erika Mustermann; https://example.org/max", ("Erika Mustermann",)),
        (None, ()),
        (42, ()),
    ],
)
def test_names(stated: object, names: tuple[str, ...]) -> None:
    assert names_of(stated) == names


@pytest.mark.parametrize(
    ("stated", "day"), [("13/05/2024", 13), ("05/13/2024", 13), ("05/05/2024", 5), ("31-05-2024", 31)]
)
def test_numbers_that_can_be_only_one_day(stated: str, day: int) -> None:
    assert parse_date(stated) == date(2024, 5, day)
