"""Characters mended and hard-wrapped lines joined."""

import textwrap

import pytest

from pipeline.ingest.characters import inline, line_ends, mend, tidy
from pipeline.ingest.offsets import MappedText
from pipeline.ingest.unwrap import unwrap

PARAGRAPH = (
    "Der Bundesrat hat seinen Sitz in Berlin und vertritt die Länder bei der Gesetzgebung des Bundes. Er besteht aus "
    "Mitgliedern der Regierungen der Länder, die sie bestellen und abberufen. Jedes Land hat mindestens drei Stimmen, "
    "große Länder haben bis zu sechs davon, und abgegeben werden sie nur einheitlich."
)


def mended(raw: str) -> str:
    return tidy(mend(line_ends(MappedText.of(raw)))).text


def unwrapped(raw: str) -> str:
    return unwrap(MappedText.of(raw), lambda _line: False, slack=0.05).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("GrÃ¼ÃŸe", "Grüße"),
        ("â€žZitatâ€œ â€“ 5 â‚¬", "„Zitat“ – 5 €"),
        ("ÃƒÂ¤rgern", "ärgern"),
        ("Fru\u0308hling", "Frühling"),
        ("Wirt\u00adschaft", "Wirtschaft"),
        ("Wirt\u00ad\nschaft", "Wirtschaft"),
        ("5\xa0000\u202fEuro\u2009!", "5 000 Euro !"),
        ("a\u200bb\ufeffc\u2060d", "abcd"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("pro\u2011chinesisch", "pro-chinesisch"),
        ("  zwei   Blanks  \n\n\n\nEnde ", "zwei Blanks\n\nEnde"),
        ("kaputt\ud800", "kaputt"),
    ],
)
def test_mended(raw: str, text: str) -> None:
    assert mended(raw) == text


@pytest.mark.parametrize(
    "raw",
    [
        "„Gänse“ ‚füßchen‘ “englisch” »spitz«",
        "Warten … – —",
        "ﬁnden",
        "Ｗｅｉｔ",
        "m² ½ µ",
        "豆包",
        "Ärger über Öl",
        "AT&amp;T",
        "’s gut",
    ],
)
def test_left_alone(raw: str) -> None:
    assert mended(raw) == raw


def test_inline_is_one_line() -> None:
    assert inline(" Ein\n Titel\u00ad ") == "Ein Titel"


@pytest.mark.parametrize("width", [50, 60, 72, 80])
def test_a_wrapped_paragraph_becomes_one_line(width: int) -> None:
    assert unwrapped(textwrap.fill(PARAGRAPH, width)) == PARAGRAPH


def test_a_heading_and_the_next_paragraph_stay_apart() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 70)
    assert unwrapped(f"Die Länderkammer\n{wrapped}\n\n{wrapped}\n{wrapped}") == (
        f"Die Länderkammer\n{PARAGRAPH}\n\n{PARAGRAPH}\n{PARAGRAPH}"
    )


@pytest.mark.parametrize(
    ("break_", "joined"),
    [
        ("Wirt-\nschaft", "Wirtschaft"),
        ("US-\nDollar", "US-Dollar"),
        ("KI-\nbasierte", "KI-basierte"),
        ("E-\nmails", "E-mails"),
        ("Ein- und\nAusgaben", "Ein- und Ausgaben"),
        ("Ein-\nund Ausgaben", "Ein- und Ausgaben"),
        ("Nordrhein-\nWestfalen", "Nordrhein-Westfalen"),
        ("Frankfurt –\nalso", "Frankfurt – also"),
        ("2,5-\nfache", "2,5-fache"),
    ],
)
def test_hyphens_at_the_line_end(break_: str, joined: str) -> None:
    before, after = break_.split("\n")
    lines = [
        *textwrap.wrap(PARAGRAPH, 64)[:4],
        f"Die Länder stimmen im Bundesrat am Freitag ab {before}",
        f"{after} und mehr.",
    ]
    assert joined in unwrapped("\n".join(lines))


@pytest.mark.parametrize(
    "raw",
    [
        "Erste Zeile der Liste mit vielen Wörtern\nZweite Zeile der Liste mit Wörtern\nDritte Zeile",
        "Zinsen sinken auf den tiefsten Stand seit Jahren\nBörse in Frankfurt schließt mit einem Plus von Banken\nAktien",
        f"Titel\n{PARAGRAPH}\n{PARAGRAPH}",
        "Wirt-\n\nschaft",
        "Nordrhein-\nWestfalen",
        "Das Spiel endet 3-\n- ein Punkt",
        "siehe https://example.org/die-\nseite",
        "- Punkt eins der Liste\n- Punkt zwei",
    ],
)
def test_text_that_is_not_wrapped_stays(raw: str) -> None:
    assert unwrapped(raw) == raw


def test_list_items_in_wrapped_text_begin_lines() -> None:
    items = [textwrap.fill(f"- {PARAGRAPH}", 70, subsequent_indent="  ") for _ in range(2)]
    assert unwrapped("\n".join(items)) == f"- {PARAGRAPH}\n- {PARAGRAPH}"


@pytest.mark.parametrize(
    ("raw", "joined"),
    [
        ("Die Wirt-\nschaft wächst um 3 Prozent.", "Die Wirtschaft wächst um 3 Prozent."),
        ("Wirt-\nschaft", "Wirtschaft"),
        ("Kurz\n\nÜber- \n größe", "Kurz\n\nÜbergröße"),
        ("Ein-\nund Ausgaben", "Ein- und Ausgaben"),
        ("Vor-\noder Nachteil", "Vor- oder Nachteil"),
        ("Import-\nsowie Exportquote", "Import- sowie Exportquote"),
        ("zwei-\nbis dreimal", "zwei- bis dreimal"),
        ("KI-\nbasierte Modelle", "KI-basierte Modelle"),
        ("da-\nmit ist So-\nwie Werk-\nstatt", "damit ist Sowie Werkstatt"),
        ("Dampf-\nstatt Elektroloks", "Dampf- statt Elektroloks"),
    ],
)
def test_a_hyphen_at_a_line_end_joins_in_text_of_any_width(raw: str, joined: str) -> None:
    assert unwrapped(raw) == joined
