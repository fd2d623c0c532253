"""Markdown: the markup goes, the words stay."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import FileResult
from pipeline.ingest.readers.markdown import read as read_markdown

Read = Callable[..., FileResult]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**14** der 20", "14 der 20"),
        ("*kursiv* und _auch_ und ***beides***", "kursiv und auch und beides"),
        ("**fett *kursiv* fett**", "fett kursiv fett"),
        ("~~alt~~ neu", "alt neu"),
        ('[Text](https://example.org/a_(b) "Titel")', "Text"),
        ("[**Text**][ref]\n\n[ref]: https://example.org", "Text\n\n"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("vor ![Bild](a.png) nach", "vor  nach"),
        ("[![Bild](a.png)](https://example.org)", ""),
        ("# Titel #", "Titel"),
        ("### Zwischentitel", "Zwischentitel"),
        ("Titel\n=====", "Titel\n"),
        ("> Zitat\n> weiter", "Zitat\nweiter"),
        ("* eins\n+ zwei\n- drei", "- eins\n- zwei\n- drei"),
        ("- [x] erledigt", "- erledigt"),
        ("1. eins", "1. eins"),
        ("`code` und ``mehr``", "code und mehr"),
        ("a\n\n```python\nx = 1\n```\nb", "a\n\n\nb"),
        ("a<!-- weg\nweg -->b", "ab"),
        ("eins\n\n---\n\nzwei", "eins\n\n\n\nzwei"),
        ("Satz.[^1]\n\n[^1]: Note", "Satz.\n\nNote"),
        ("a &amp; b &ndash; c", "a & b – c"),
        (r"\*kein\* 5\.", "*kein* 5."),
        ("a<br>b <b>c</b>", "a\nb c"),
        ("| Jahr | Wert |\n|------|-----:|\n| 2023 | 5 % |", "Jahr | Wert\n2023 | 5 %"),
    ],
)
def test_markup_is_cut(source: str, text: str) -> None:
    assert read_markdown(source.encode(), IngestParams()).text.text == text


@pytest.mark.parametrize(
    "source",
    [
        "Leser*innen und Kund*innen",
        "3 * 4 * 5 und 2*3*4",
        "snake_case_name und a_b",
        "#hashtag am Anfang",
        "-5 Grad und 3 > 2",
        "5 < 6 und 7 > 3",
        "[Anmerkung der Redaktion]",
        "<!-- nie geschlossen",
        "```\nnie geschlossen",
        "Preis: 5 €*",
    ],
)
def test_prose_is_left_alone(source: str) -> None:
    assert read_markdown(source.encode(), IngestParams()).text.text == source


def test_front_matter_is_metadata_and_not_text(read: Read, body: str) -> None:
    front_matter = "title: Die Bank\nauthors: [Erika Mustermann, Max Mustermann]\ndate: 2024-05-03\nlanguage: de"
    document = read("a.md", f"---\n{front_matter}\n---\n# Überschrift\n\n{body}\n").documents[0]
    assert document.text == f"Überschrift\n\n{body}"
    assert document.title == "Die Bank"
    assert document.authors == ("Erika Mustermann", "Max Mustermann")
    assert (document.published, document.published_source) == (date(2024, 5, 3), "front_matter")


def test_the_heading_is_the_title_where_front_matter_has_none(read: Read, body: str) -> None:
    assert read("a.md", f"Dachzeile\n\n# Die *große* Bank\n\n{body}").documents[0].title == "Die große Bank"


def test_a_rule_at_the_top_is_no_front_matter(read: Read, body: str) -> None:
    assert read("a.md", f"---\n{body}\n---\n{body} Noch ein Satz.").documents[0].text.count("Zentralbank") == 2


@pytest.mark.parametrize("front_matter", ["title: [offen", "title: a: b"])
def test_front_matter_that_cannot_be_read_is_reported(read: Read, body: str, front_matter: str) -> None:
    rejected = read("a.md", f"---\n{front_matter}\n---\n{body}").rejected[0]
    assert rejected.reason == "unreadable"
    assert "front matter" in rejected.message


@pytest.mark.parametrize("stated", ["gestern Abend", "03/05/2024", "2024-13-01"])
def test_a_date_that_cannot_be_read_is_none(read: Read, body: str, stated: str) -> None:
    document = read("a.md", f"---\ntitle: Die Bank\ndate: {stated}\n---\n{body}").documents[0]
    assert (document.text, document.title, document.published) == (body, "Die Bank", None)
