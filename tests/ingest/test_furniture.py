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
        ("Alle Rechte vorbehalten. © 2024 dpa", "rights"),
        ("(c) 2024 dpa", "rights"),
        ("Copyright: Erika Mustermann", "rights_credit"),
        ("Weitere Beiträge zum Thema", "more_articles"),
        ("Um diesen Artikel weiterlesen zu können, benötigen Sie ein Abo.", "login_wall"),
        ("Dieser Beitrag ist nur für registrierte Nutzer zugänglich.", "login_wall"),
        ("Dieser Artikel ist kostenpflichtig.", "login_wall"),
        ("Diese Website verwendet Cookies. Mit der Nutzung stimmen Sie dem zu.", "cookie_notice"),
        ("An dieser Stelle finden Sie externe Inhalte von Instagram", "external_content"),
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
        "Mehr Beiträge zur Pflegeversicherung",
        "Dieser Beitrag ist für alle Mitglieder der Kasse gleich hoch und steigt 2026 auf 120 Euro.",
        "Um diesen Beitrag werden die 40000 Mitglieder gebeten, heißt es in der Anmeldung.",
        "An dieser Stelle steht künftig ein externes Zwischenlager für 74 Castoren.",
        "Hier steht bald ein Reaktor mit externer Kühlung für 500 Megawatt.",
        "Diese Website nutzt 43 Cookies, ohne dass ein Besucher ihnen zustimmen kann, rügte die Aufsicht.",
        "Unsere Website setzt auf Daten, nicht auf Cookies, teilte der Verlag zu den Einstellungen mit.",
        "Alle Rechte vorbehalten hat sich der Verlag, der 2024 die Lizenz erwarb.",
        "(c) die Beiträge steigen auf 3 Prozent",
        "Copyright: Verlage verklagen einen Anbieter",
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


@pytest.mark.parametrize(
    "headline",
    [
        "Werbung",
        "Newsletter",
        "Mehr Beiträge zur Pflegeversicherung",
        "Alle Nachrichten zum Krieg in der Ukraine",
        "Lesen Sie auch: Was Verlage raten",
        "Bild: Deutsche Presse-Agentur",
    ],
)
def test_a_headline_stays_whatever_it_says(read: Read, body: str, headline: str) -> None:
    for source in (f"{headline}\n\n{body}", f"{headline}\nVon Erika Mustermann, 3. Mai 2024\n{body}"):
        document = read("a.txt", source).documents[0]
        assert (document.text, document.title) == (source, headline)
    assert read("a.txt", f"3. Mai 2024\n{headline}\n{body}").documents[0].title == headline


def test_a_phrase_above_the_headline_goes(read: Read, body: str) -> None:
    assert read("a.txt", f"Anzeige\nNewsletter\nZinsen sinken\n{body}").documents[0].text == f"Zinsen sinken\n{body}"


def test_a_stated_title_stays_and_a_phrase_below_it_goes(read: Read, body: str) -> None:
    document = read("a.md", f"Geldpolitik\n\n# Werbung\n\nAnzeige\n\n{body}").documents[0]
    assert (document.text, document.title) == (f"Geldpolitik\n\nWerbung\n\n{body}", "Werbung")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_of_a_list_stay(gap: str) -> None:
    assert cut(gap.join(["Davon lebt der Verlag heute.", "- Werbung", "- Newsletter", "- E-Paper"])) == []
    assert cut("Davon lebt der Verlag heute.\n- Newsletter") == ["- Newsletter"]


@pytest.mark.parametrize("heading", ["Zum Thema", "Mehr dazu"])
@pytest.mark.parametrize("mark", ["", "- "])
def test_results_below_a_heading_of_links_stay(heading: str, mark: str) -> None:
    results = [f"{mark}Gruppe A", f"{mark}1. Platz: Köln, 12 Punkte", f"{mark}2. Platz: Bonn, 9 Punkte"]
    assert cut("\n".join(["Titel", "So ging die Runde am Samstag aus.", heading, *results])) == [heading]


def test_a_link_title_with_a_figure_stays_and_the_others_go() -> None:
    text = (
        "Titel\nDas ist der letzte Satz.\nMehr zum Thema\nMieten steigen um 3 Prozent\nBauen wird teurer\nDer Wahlabend"
    )
    assert cut(text) == ["Mehr zum Thema", "Bauen wird teurer", "Der Wahlabend"]
    linked = text.replace("Mieten steigen um 3 Prozent", "Mieten: https://example.org/artikel/3")
    assert len(cut(linked)) == 4
