"""How names of gazetteer, rules and model come together; the model's are fed in."""

import pytest

from pipeline.annotate.consistency import consistent
from pipeline.annotate.merging import cut, joined, merge
from pipeline.types import EntityLabel, Name, NameSource

SPELLINGS = frozenset({"Tencent", "Apple", "Paris", "Xiaomi", "Hamburg", "St. Lucia", "Leipzig", "CIA"})


def name(text: str, surface: str, label: EntityLabel, source: NameSource, rule: str | None = None) -> Name:
    start = text.index(surface)
    return Name(start, start + len(surface), surface, label, source, rule)


@pytest.mark.parametrize(
    ("text", "model", "known", "expected"),
    [
        ("Tencents Superapp Weixin wächst.", ("Tencents Superapp Weixin", "PER"), ("Tencents", "ORG"), "Weixin"),
        ("In Apples App Store fehlt es.", ("Apples App Store", "MISC"), ("Apples", "ORG"), "App Store"),
        ("Tencents Gewinne steigen.", ("Tencents Gewinne", "ORG"), ("Tencents", "ORG"), None),
        ("Lei Jun von Xiaomi spricht.", ("Lei Jun von Xiaomi", "PER"), ("Xiaomi", "ORG"), "Lei Jun"),
        ("Gold für St. Lucia Leute!", ("St. Lucia Leute", "ORG"), ("St. Lucia", "LOC"), "St. Lucia"),
        ("Laut CIA 2010 schon.", ("CIA 2010", "MISC"), ("CIA", "ORG"), "CIA"),
        ("Die Universität Hamburg lehrt.", ("Universität Hamburg", "ORG"), ("Hamburg", "LOC"), "Universität Hamburg"),
        ("Das Paris Saint-Germain kommt.", ("Paris Saint-Germain", "ORG"), ("Paris", "LOC"), "Paris Saint-Germain"),
        ("Der Apple Store öffnet.", ("Apple Store", "ORG"), ("Apple", "ORG"), "Apple Store"),
        ("Elisabeth von Hamburg ruht.", ("Elisabeth von Hamburg", "PER"), ("Hamburg", "LOC"), "Elisabeth von Hamburg"),
    ],
)
def test_a_name_over_a_known_one_is_cut(
    text: str, model: tuple[str, EntityLabel], known: tuple[str, EntityLabel], expected: str | None
) -> None:
    names = [name(text, *model, "model")]
    found = list(cut(text, names, [name(text, *known, "gazetteer", "alias")], SPELLINGS))
    assert [one.text for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Nach der Völkerschlacht bei Leipzig war Ruhe.", ("Völkerschlacht bei", "MISC"), "Völkerschlacht bei Leipzig"),
        ("Die Messe in Leipzig war voll.", ("Messe in", "MISC"), "Messe in"),
        ("Pony Ma von Leipzig aus.", ("Pony Ma von", "PER"), "Pony Ma von"),
        ("Die Schlacht, Leipzig voran.", ("Schlacht", "MISC"), "Schlacht"),
    ],
)
def test_a_name_that_ends_in_a_joint_goes_on(text: str, model: tuple[str, EntityLabel], expected: str) -> None:
    known = [name(text, "Leipzig", "LOC", "gazetteer", "alias")]
    assert [one.text for one in joined(text, [name(text, *model, "model")], known)] == [expected]


def test_of_equal_spans_the_gazetteer_wins_and_the_longer_wins_over_it() -> None:
    text = "Siemens und die Siemens Energy Global"
    listed = [
        Name(0, 7, "Siemens", "ORG", "gazetteer", "alias:ORG:Siemens"),
        Name(16, 23, "Siemens", "ORG", "gazetteer", "a"),
    ]
    model = [Name(0, 7, "Siemens", "LOC", "model"), Name(16, 37, "Siemens Energy Global", "ORG", "model")]
    assert [(one.text, one.label, one.source) for one in merge(text, listed, model)] == [
        ("Siemens", "ORG", "gazetteer"),
        ("Siemens Energy Global", "ORG", "model"),
    ]


def test_the_model_wins_over_a_first_name_and_a_surname_over_the_model() -> None:
    text = "Robert Koch Institut"
    first = Name(0, 11, "Robert Koch", "PER", "rule", "person:first_name")
    assert merge(text, [first], [Name(0, 11, "Robert Koch", "ORG", "model")])[0].label == "ORG"
    surname = Name(7, 11, "Koch", "PER", "rule", "person:surname")
    assert merge(text, [surname], [Name(7, 11, "Koch", "ORG", "model")])[0].label == "PER"


def _labels(*mentions: tuple[str, EntityLabel, NameSource]) -> list[str]:
    names = [Name(index * 100, index * 100 + len(text), text, *rest) for index, (text, *rest) in enumerate(mentions)]  # type: ignore[arg-type]
    return [one.label for one in consistent(names)]


def test_one_label_for_one_surface() -> None:
    assert _labels(("Manus", "ORG", "model"), ("Manus", "ORG", "model"), ("Manus’s", "LOC", "model")) == ["ORG"] * 3
    assert _labels(("Klose", "PER", "rule"), ("Klose", "LOC", "model"), ("Klose", "LOC", "model")) == ["PER"] * 3


def test_an_abbreviation_has_the_label_of_its_name() -> None:
    assert _labels(("Future Circular Collider", "MISC", "model"), ("FCC", "ORG", "model")) == ["MISC", "MISC"]
    assert _labels(("Black Myth: Wukong", "MISC", "model"), ("BMW", "ORG", "gazetteer")) == ["MISC", "ORG"]


def test_what_the_table_says_stays() -> None:
    assert _labels(("DeepSeek", "MISC", "gazetteer"), ("DeepSeek", "ORG", "gazetteer")) == ["MISC", "ORG"]
    assert _labels(("Ulm", "LOC", "model"), ("Hulm", "ORG", "model")) == ["LOC", "ORG"]
