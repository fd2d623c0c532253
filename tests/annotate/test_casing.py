"""Headlines in capitals as the finders read them."""

import pytest

from pipeline.annotate.aliases import load_aliases
from pipeline.annotate.annotator import Annotator
from pipeline.annotate.casing import Truecaser
from pipeline.types import Document


@pytest.fixture(scope="module")
def truecaser() -> Truecaser:
    return Truecaser(load_aliases())


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("BUNDESTAG BERÄT ÜBER DEUTSCHE BAHN", "Bundestag berät über Deutsche Bahn"),
        ("OPENAI STELLT GPT-5 VOR", "OpenAI stellt GPT-5 vor"),
        ("EU WILL GOOGLE ZUR KASSE BITTEN", "EU will Google zur Kasse bitten"),
        ("KRITIK AN VONOVIA-CHEF\nDer Chef von Vonovia ging.", "Kritik an Vonovia-Chef\nDer Chef von Vonovia ging."),
        ("STREIT UM ZWIRNBURG\nIn Zwirnburg brennt es.", "Streit um Zwirnburg\nIn Zwirnburg brennt es."),
        # as they are
        ("SPD, CDU UND FDP", "SPD, CDU UND FDP"),
        ("INHALT", "INHALT"),
        ("Keine ZEIT für HALBE SACHEN", "Keine ZEIT für HALBE SACHEN"),
        ("ISIN: DE000BASF111", "ISIN: DE000BASF111"),
        ("Die NATO und die UNESCO", "Die NATO und die UNESCO"),
    ],
)
def test_casing(truecaser: Truecaser, printed: str, read: str) -> None:
    assert truecaser.truecased(printed) == read


@pytest.mark.parametrize("text", ["GROSSE STRASSE GESPERRT", "İSTANBUL ERWARTET STURM", "DŽUNGEL ǅUNGEL SCHWEIẞ", ""])
def test_the_length_stays(truecaser: Truecaser, text: str) -> None:
    assert len(truecaser.truecased(text)) == len(text)


def test_names_of_a_headline_have_their_printed_words() -> None:
    text = "SIEMENS UND DEUTSCHE BAHN BAUEN ZÜGE"
    document = Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)
    (annotation,) = Annotator("blank:de", load_aliases()).annotate([document])
    assert [(name.text, name.rule) for name in annotation.names] == [
        ("SIEMENS", "alias:ORG:Siemens"),
        ("DEUTSCHE BAHN", "alias:ORG:Deutsche Bahn"),
    ]
    assert all(text[name.start : name.end] == name.text for name in annotation.names)
