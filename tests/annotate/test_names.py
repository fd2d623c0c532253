"""Names by alias table and rules: one sentence a case, with the labels that must be found and no others."""

from pathlib import Path

import pytest
from tests.timing import cpu_seconds

from pipeline.annotate.aliases import inflected, load_aliases, without_names
from pipeline.annotate.annotator import Annotator, load_model
from pipeline.annotate.gazetteer import Gazetteer, Splitter, pieces
from pipeline.evaluate import markup
from pipeline.lexicon import load
from pipeline.types import Document

CASES = [
    # alias table, in every inflected form
    "[[Alibabas|ORG]] Gewinn stieg, [[Chinas|LOC]] Wirtschaft wuchs.",
    "Die Sitzung der [[Europäischen Zentralbank|ORG]] in [[Frankfurt|LOC]] dauerte lange.",
    "In den [[Vereinigten Staaten|LOC]] prüft die [[SEC|ORG]] den Fall.",
    "Das Modell [[DeepSeek-V2|MISC]] kostet weniger als [[GPT-4|MISC]].",
    "Laut [[AI Index Report 2025|MISC]] führen die [[USA|LOC]].",
    # persons by their first names, later by the surname
    "[[Barbara Kisseler|PER]] war Kultursenatorin, [[Ole von Beust|PER]] Bürgermeister in [[Hamburg|LOC]].",
    "Das Higgs-Teilchen sagte [[Peter Higgs|PER]] voraus; [[Higgs|PER]] bekam den Preis mit [[François Englert|PER]].",
    "[[Rolf-Dieter Heuer|PER]] leitete das [[CERN|ORG]].",
    "Im Finale trafen [[Miroslav Klose|PER]] und [[Toni Kroos|PER]]; [[Kloses|PER]] Tor war das schönste.",
    # a surname of the alias table is its bearer's only where it stands alone
    "Kanzler [[Merz|PER]] traf [[Trump|PER]], die Rede [[Trumps|PER]] und der CDU-Chef [[Merz|PER]].",
    "Die Schauspielerin [[Charlotte Merz|PER]] und [[Jill Biden|PER]] kamen mit [[Errol Musk|PER]].",
    "Ein [[Thomas Lewandowski|PER]] wohnt in [[Kassel|LOC]].",
    "Yolanthe Musk, Spiridon Putin und die Trump Organization, der Merz Verlag, Merz & Partner.",
    "Will [[Trump|PER]] das wirklich? Sollte [[Merz|PER]] gehen?",
    # organisations of head noun and place
    "Das [[Landgericht Kassel|ORG]], die [[Stadtwerke Bochum|ORG]] und die [[IHK Darmstadt|ORG]].",
    "An der [[Technischen Hochschule Ingolstadt|ORG]] und der [[Universität zu Köln|ORG]] lernt man.",
    "Urteil des [[Amtsgerichts Bonn|ORG]], der [[Sparkasse Heidelberg|ORG]], des [[Oberlandesgerichts Hamm|ORG]].",
    "Die [[University of Arizona|ORG]], [[Preußen Münster|ORG]] und die [[Universität Leipzig|ORG]].",
    "Das Gericht in [[Kassel|LOC]], die Hochschulen [[Bayerns|LOC]], die Stadtwerke in [[Bochum|LOC]].",
    "Mit Energie [[Russlands|LOC]] und den Universitäten, [[Köln|LOC]] voran.",
    # names that are ordinary words too: a cue in the sentence, or elsewhere in the text
    "Der Pharmakonzern [[Bayer|ORG]] und der Gasehersteller [[Linde|ORG]] legten zu.",
    "Die Aktie von [[Henkel|ORG]] fiel. Später erholte sich [[Henkel|ORG]].",
    "[[Linde plc|ORG]] zahlt mehr. Davon hat [[Linde|ORG]] genug.",
    "Der Messenger [[Signal|MISC]] und die Google-Mutter [[Alphabet|ORG]].",
    "Sie programmiert in [[Python|MISC]] und [[Java|MISC]].",
    "[[Tesla|ORG]] baut in [[Grünheide|LOC]], [[Schweden|LOC]] liegt vorn, im [[Harz|LOC]] schneit es.",
    "Die Gewerkschaft [[Verdi|ORG]] streikt, in [[Hagen|LOC]] und bei [[Hamm|LOC]] fährt nichts.",
    "Sie bekam einen [[Oscar|MISC]], er flog nach [[Houston|LOC]] und aus [[Georgia|LOC]] zurück.",
    "Der Terror der Miliz [[IS|ORG]] und der Bus von [[MAN|ORG]], einem Hersteller von Lkw.",
    "Die [[ZEIT|ORG]] und der [[BUND|ORG]] fordern mehr.",
    # joined and unusual blanks
    "Die Linie [[Köln|LOC]]–[[Bonn|LOC]] ist gesperrt.",
    "Die [[Deutsche\u00a0Bahn|ORG]] sucht Personal.",
    # lookalikes
    "Der Bayer goss die Linde, nahm den Henkel und sah einen Puma.",
    "Das Alphabet hat 26 Buchstaben, ein Signal blinkt, die Python frisst.",
    "Zwei Hessen siegten, die Schweden jubelten, drei Polen kamen.",
    "Das Feld hat 8,3 Tesla, drei Tesla sind viel.",
    "Das Harz klebt an der Kiefer, ein Pullover aus Kaschmir, ein Kleid aus Jersey.",
    "Pumas jagen nachts, Linde und Eiche wachsen, jeder Seat war besetzt.",
    "Nils spielte mit Claude, Oscar und Alexa, Gemma sah zu. Georgia lächelte Austin an, Hagen und Hamm schliefen.",
    "Ein klares Signal gegen das falsche Alphabet, sagte Frau Linde.",
    "Keine ZEIT! Die ganze WELT ist müde. BUND UND LÄNDER, ARM UND REICH.",
    "Der Komponist Verdi schrieb die Oper, die Madonna mit Kind hängt in der Kirche.",
    "Auf der Bühne stand [[Whitney Houston|PER]]; [[Houston|PER]] sang.",
    "Wir warten an der Haltestelle der U2 auf die U-Bahn.",
    "Der US-Dollar fiel, die KI-Chips wurden teurer, chinesische Firmen jubelten.",
    "Im August war es warm, der April blieb kalt.",
    "Die Paul-Klee-Straße ist gesperrt, der Goethe-Turm offen.",
    "Neue Verfahren helfen, sagt der Verband. Neuer Schwung tut gut.",
    "Er zahlte 20 Mark Strafe und ging nach Hause.",
    "Die Hersteller planen Open-Source-Modelle für den Binnenmarkt.",
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator("blank:de", load_aliases())


@pytest.mark.parametrize("case", CASES)
def test_names(annotator: Annotator, case: str) -> None:
    marked = markup.parse(case)
    document = Document("a", "", None, (), None, None, "de", 1.0, "utf-8", marked.text)
    (annotation,) = annotator.annotate([document])
    found = [(name.start, name.end, name.label) for name in annotation.names]
    assert found == [(row["start"], row["end"], row["label"]) for row in marked.entities]


@pytest.mark.parametrize(
    "case",
    [
        "Beschluss des [[Bundestages|ORG]], des [[Bundesrates|ORG]], des [[Bundesgerichtshofes|ORG]].",
        "Sprecher des [[Kanzleramtes|ORG]], des [[Europäischen Gerichtshofs|ORG]] und des [[Auswärtigen Amtes|ORG]].",
        "Artikel des [[Grundgesetzes|MISC]], Preisträger des [[Friedensnobelpreises|MISC]]; das Lande und die Tage.",
    ],
)
def test_genitive_in_es(annotator: Annotator, case: str) -> None:
    test_names(annotator, case)


@pytest.mark.parametrize(
    "case",
    [
        "Der Flughafen [[Köln|LOC]]–[[Bonn|LOC]] und [[Siemens|ORG]];[[BASF|ORG]];[[SAP|ORG]]",
        "[[Berlin|LOC]]/[[Hamburg|LOC]], die [[CDU/CSU|ORG]] und der Kurs von 10/12",
        "Die [[Deutsche\u00a0Bahn|ORG]] und die [[Deutsche  Bahn|ORG]] und [[New\u00a0 York|LOC]]",
        "Siehe https://www.example.org/Berlin/Hamburg und Köln-Bonn",
        "Sieg für [[Bayern|LOC]]\n[[München|LOC]] feiert",
    ],
)
def test_names_joined_or_spaced(annotator: Annotator, case: str) -> None:
    test_names(annotator, case)


def test_names_joined_by_a_bar(annotator: Annotator) -> None:
    text = "Siemens|BASF"
    (annotation,) = annotator.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)])
    assert [name.text for name in annotation.names] == ["Siemens", "BASF"]


def test_a_name_of_the_users_table_is_not_restricted(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("canonical,label,spellings,wikidata,domain\nLinde,ORG,,,\n", encoding="utf-8")
    text = "Die Linde blüht."
    own = Annotator("blank:de", load_aliases((str(table),)))
    (annotation,) = own.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)])
    assert [name.text for name in annotation.names] == ["Linde"]


def test_an_organisation_by_rule_says_so(annotator: Annotator) -> None:
    text = "Das Landgericht München II tagt."
    (annotation,) = annotator.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)])
    assert [(name.text, name.source, name.rule) for name in annotation.names] == [
        ("Landgericht München II", "rule", "org:head_noun")
    ]


def test_ambiguous_names_are_found_in_linear_time(annotator: Annotator) -> None:
    def annotate(count: int) -> None:
        text = "Bayer mit Linde ohne Jill Biden " * count
        list(annotator.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)]))

    assert cpu_seconds(lambda: annotate(4_000)) < 8 * 3 * cpu_seconds(lambda: annotate(500)) + 0.1


def test_every_ambiguous_name_is_in_the_alias_table() -> None:
    spellings = {form for alias in load_aliases() for spelling in alias.spellings for form in inflected(spelling)}
    assert {name for group in load("ambiguous_names")["groups"].values() for name in group["names"]} <= spellings


def test_every_name_says_where_it_comes_from(annotator: Annotator) -> None:
    text = "Barbara Kisseler besuchte Siemens."
    (annotation,) = annotator.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)])
    assert [(name.source, name.rule) for name in annotation.names] == [
        ("rule", "person:first_name"),
        ("gazetteer", "alias:ORG:Siemens"),
    ]


@pytest.mark.parametrize(
    "case",
    [
        # a slash joins the name to a compound; halves of compounds
        "Die CDU/CSU-Fraktion lud ein, die [[CDU|ORG]] und die [[CSU|ORG]] kamen.",
        "An [[Nord- und Ostsee|LOC]] stürmt es, in [[Mittel- und Osteuropa|LOC]] auch; Stadt und [[Berlin|LOC]] zahlen.",
        # no surnames
        "Er wohnt in der Peter Meyer-Straße, am Robert Koch-Platz, beim Paul Klee-Institut.",
        "[[Warren Buffetts|PER]] Anteil wuchs, [[Buffett|PER]] schwieg.",
        "Man machte Peter zum Kommandanten, Erich zur Zielscheibe.",
        "[[Karl-Theodor zu Guttenberg|PER]] und [[Ursula von der Leyen|PER]] kamen.",
    ],
)
def test_names_and_what_stands_beside_them(annotator: Annotator, case: str) -> None:
    test_names(annotator, case)


def test_the_table_is_split_as_a_text_is() -> None:
    nlp = load_model("blank:de")
    table = Gazetteer(nlp, load_aliases())
    splitter = Splitter(nlp)
    assert [form for form in table.forms if splitter.words(form) != pieces(nlp.make_doc(form))[0]] == []


def test_a_table_without_the_names_of_a_text() -> None:
    names = {"Alibabas", "Deutschen Bahn", "Olaf Scholz"}
    left = without_names(load_aliases(), names)
    forms = {form for alias in left for spelling in alias.spellings for form in inflected(spelling)}
    assert names.isdisjoint(forms)
    assert {"Siemens", "Berlin"} <= forms
