"""Names by alias table and rules: one sentence a case, with the labels that must be found and no others."""

import pytest

from pipeline.annotate.annotator import Annotator
from pipeline.evaluate import markup
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
    # lookalikes
    "Der US-Dollar fiel, die KI-Chips wurden teurer, chinesische Firmen jubelten.",
    "Im August war es warm, der April blieb kalt.",
    "Die Paul-Klee-Straße ist gesperrt, der Goethe-Turm offen.",
    "Neue Verfahren helfen, sagt der Verband. Neuer Schwung tut gut.",
    "Er zahlte 20 Mark Strafe und ging nach Hause.",
    "Die Hersteller planen Open-Source-Modelle für den Binnenmarkt.",
]


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator("blank:de")


@pytest.mark.parametrize("case", CASES)
def test_names(annotator: Annotator, case: str) -> None:
    marked = markup.parse(case)
    document = Document("a", "", None, (), None, None, "de", 1.0, "utf-8", marked.text)
    (annotation,) = annotator.annotate([document])
    found = [(name.start, name.end, name.label) for name in annotation.names]
    assert found == [(row["start"], row["end"], row["label"]) for row in marked.entities]


def test_every_name_says_where_it_comes_from(annotator: Annotator) -> None:
    text = "Barbara Kisseler besuchte Siemens."
    (annotation,) = annotator.annotate([Document("a", "", None, (), None, None, "de", 1.0, "utf-8", text)])
    assert [(name.source, name.rule) for name in annotation.names] == [
        ("rule", "person:first_name"),
        ("gazetteer", "alias:ORG:Siemens"),
    ]
