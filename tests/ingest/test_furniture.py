"""Page furniture and what only looks like it."""

from collections.abc import Callable

import pytest

from pipeline.ingest.furniture import find_furniture, match_line, trailing_credit
from pipeline.ingest.read import FileResult

Read = Callable[..., FileResult]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Diesen Artikel anhören", "audio"),
        ("🔊 Artikel vorlesen", "audio"),
        ("Teilen", "share"),
        ("Facebook | Twitter | WhatsApp | E-Mail | Drucken", "share"),
        ("Facebook Twitter Link kopieren", "share"),
        ("Zur Startseite", "navigation"),
        ("Jetzt abonnieren", "subscribe"),
        ("» Newsletter abonnieren!", "subscribe"),
        ("Jetzt kostenfreie Newsletter bestellen!", "newsletter"),
        ("Unseren Wirtschafts-Newsletter jetzt kostenlos abonnieren", "newsletter"),
        ("Abonnieren Sie jetzt unseren täglichen Newsletter und bleiben Sie auf dem Laufenden.", "newsletter_call"),
        ("Melden Sie sich hier für den wöchentlichen Newsletter der Redaktion an.", "newsletter_signup"),
        ("Sie möchten nichts verpassen? Dann abonnieren Sie unseren Newsletter.", "newsletter_offer"),
        ("Sie sind bereits Abonnent? Hier anmelden", "already_customer"),
        ("Folgen Sie uns auf Instagram", "follow"),
        ("Lesen Sie mehr zum Thema", "related"),
        ("Das könnte Sie auch interessieren:", "related"),
        ("Weitere Artikel zu Arbeitswelt", "more_articles"),
        ("Lesen Sie auch: Wie die Zinsen die Mieten treiben", "see_also"),
        ("12 Kommentare", "comment_count"),
        ("Kommentare (3)", "comment_count"),
        (
            "Wir verwenden Cookies, um die Nutzung zu messen. Sie können in den Einstellungen widersprechen.",
            "cookie_notice",
        ),
        ("An dieser Stelle finden Sie einen externen Inhalt von YouTube.", "external_content"),
        ("© Merics", "rights"),
        ("© 2024 dpa-infocom GmbH", "rights"),
        ("Alle Rechte vorbehalten.", "rights"),
        ("Foto: dpa", "photo_credit"),
        ("Foto: A. Mustermann", "photo_credit"),
        ("(Foto: Michael Kappeler/dpa)", "photo_credit"),
        ("Bild: © Erika Mustermann / stock.adobe.com", "photo_credit"),
        ("IMAGO / Political-Moments", "agency_credit"),
        ("Lesezeit: 4 Minuten", "reading_time"),
        ("Anzeige", "ads"),
    ],
)
def test_furniture(line: str, rule: str) -> None:
    found = match_line(line)
    assert found is not None
    assert found.id == rule


@pytest.mark.parametrize(
    "line",
    [
        "Der Verlag verkauft seinen Newsletter künftig für fünf Euro im Monat.",
        "„Abonnieren Sie unseren Newsletter“, stand auf jeder Seite des Magazins.",
        "Bestellen den Newsletter mehr Leser, steigt auch der Erlös der Zeitung.",
        "Sie wollen mit einem Newsletter junge Leserinnen und Leser erreichen.",
        "Newsletter bringen den Verlagen Geld",
        "Das Teilen von Links ist nach dem Urteil erlaubt.",
        "Teilen und herrschen",
        "Facebook und Twitter sperren Konten",
        "Facebook, Instagram",
        "Nach dem Urteil müssen Nutzer Cookies ausdrücklich zustimmen.",
        "Mit dem Gesetz sollen Nutzer Cookies in den Einstellungen des Browsers ablehnen können.",
        "Anzeige gegen Unbekannt",
        "Die Polizei nahm eine Anzeige auf.",
        "Copyright-Streit: Verlage verklagen KI-Firmen",
        "Grafik: So verteilen sich die Stimmen",
        "Bild: Der neue Bahnhof wird gebaut",
        "Foto: Ein Bagger im Tagebau Garzweiler.",
        "Hintergrund: Der Streit um die Chips",
        "Folgen",
        "Diskussion",
        "Kommentar: Der Kanzler muss liefern",
        "Weitere Nachrichten aus Kiew erreichten Berlin am Abend.",
        "Mehr Geld für die Schulen",
        "Alle Artikel der Verfassung gelten weiter.",
        "Quelle: Statistisches Bundesamt",
        "Lesen Sie das Kleingedruckte, rät die Verbraucherzentrale.",
        "Kurz & Knapp",
        "Bereits Mitglied seit 1973",
        "Video: Pressekonferenz in Berlin",
        "Um diese Zeit ist der Bahnhof leer.",
    ],
)
def test_lookalikes(line: str) -> None:
    assert match_line(line) is None


def cut(text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[index] for index in sorted(find_furniture(lines, frozenset()))]


def test_link_titles_at_the_end_go_with_their_heading() -> None:
    text = "Titel\nDer Artikel endet mit einem Satz.\nMehr zum Thema\nDie Zinsen steigen\nMieten in Berlin"
    assert cut(text) == ["Mehr zum Thema", "Die Zinsen steigen", "Mieten in Berlin"]


def test_an_article_that_goes_on_below_the_heading_stays() -> None:
    text = "Titel\nErster Absatz des Artikels.\nMehr zum Thema\nZwischentitel\nZweiter Absatz des Artikels."
    assert cut(text) == ["Mehr zum Thema"]


def test_linked_items_in_the_middle_go_with_their_heading() -> None:
    text = "Erster Absatz.\nLesen Sie auch\n- Die Zinsen steigen\n- Mieten in Berlin\nZweiter Absatz."
    assert cut(text) == ["Lesen Sie auch", "- Die Zinsen steigen", "- Mieten in Berlin"]


def test_a_heading_of_links_above_a_text_without_sentences_cuts_only_itself() -> None:
    assert cut("Titel\nKommentare\nBerlin wählt\nHamburg auch") == ["Kommentare"]


AD = "Mit unserem Abo liest du werbefrei, bekommst Zugriff auf das Archiv und jede Woche den Newsletter."


def test_an_advertisement_at_the_end_goes_with_its_heading() -> None:
    text = f"Titel\nDer letzte Satz des Artikels.\nNachrichten ohne Umwege\n{AD}\nJetzt abonnieren"
    assert cut(text) == ["Nachrichten ohne Umwege", AD, "Jetzt abonnieren"]


@pytest.mark.parametrize(
    "text",
    [
        f"Titel\nDer letzte Satz.\nÜberschrift\n{AD}",
        f"Titel\nErster Satz.\n{AD}\nDer letzte Satz des Artikels.",
        "Titel\nErster Satz.\nWie bewerten Sie die Lage? Schreiben Sie uns Ihre Meinung in den Kommentaren.",
        "Titel\nErster Satz.\nDer Verlag zählt 5000 Abos, der Newsletter ist kostenlos und das Archiv offen.",
    ],
)
def test_paragraphs_that_speak_of_offers_stay_without_a_call(text: str) -> None:
    assert cut(text) == []


def test_a_last_list_item_is_no_heading_of_an_advertisement() -> None:
    text = f"Titel\nDrei Dinge sind wichtig.\n- Offene Modelle\n{AD}\nJetzt abonnieren"
    assert cut(text) == [AD, "Jetzt abonnieren"]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Das Werk in Emden gehört zu Volkswagen. Foto: dpa", "Das Werk in Emden gehört zu Volkswagen."),
        ("Das Werk in Emden. (Foto: Jörg Sarbach/dpa)", "Das Werk in Emden."),
        ("Das Werk in Emden © picture alliance", "Das Werk in Emden"),
    ],
)
def test_a_credit_behind_a_caption(line: str, rest: str) -> None:
    assert line[: trailing_credit(line)] == rest


@pytest.mark.parametrize(
    "line", ["Er zeigte ein Foto: Es war alt.", "Auf dem Bild: der Kanzler", "Er sagte. Foto: das alte Haus"]
)
def test_no_credit_behind_a_sentence(line: str) -> None:
    assert trailing_credit(line) is None


def test_headline_and_byline_stay(read: Read, body: str) -> None:
    source = f"Newsletter: Was Verlage planen\nVon Erika Mustermann, 3. Mai 2024\n{body}\n© dpa\nKommentare\nTeilen"
    document = read("a.txt", source).documents[0]
    assert document.text == f"Newsletter: Was Verlage planen\nVon Erika Mustermann, 3. Mai 2024\n{body}"
    assert document.title == "Newsletter: Was Verlage planen"
