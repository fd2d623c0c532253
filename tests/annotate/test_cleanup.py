"""Names as a model might give them, marked with [[ ]], and what the clean-up makes of them; no model is needed."""

import re

import pytest
from tests.timing import cpu_seconds

from pipeline.annotate.cleanup import cleaned
from pipeline.types import EntityLabel, Name

_MARK = re.compile(r"\[\[(.+?)\|(\w+)\]\]", re.DOTALL)
KNOWN = frozenset({"Bremen", "Hangzhou", "Elbphilharmonie", "Die Linke"})


def names_of(case: str) -> tuple[str, list[Name]]:
    text, names, end = "", [], 0
    for match in _MARK.finditer(case):
        text += case[end : match.start()]
        label: EntityLabel = next(label for label in ("PER", "LOC", "ORG", "MISC") if label == match[2])
        names.append(Name(len(text), len(text) + len(match[1]), match[1], label, "model"))
        text += match[1]
        end = match.end()
    return text + case[end:], names


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # borders
        ("Sie liest [[»Emma« |MISC]] gern.", ["Emma"]),
        ("Quelle: [[© Keystone|ORG]]", ["Keystone"]),
        ("In [[Frankfurt (Oder)|LOC]] steht eine Brücke.", ["Frankfurt (Oder)"]),
        ("In [[Frankfurt (Oder|LOC]]) steht eine Brücke.", ["Frankfurt (Oder)"]),
        ("Der [[Drohnenbauer Quantum Systems|ORG]] wächst.", ["Quantum Systems"]),
        ("Der [[Ministerpräsident Boris Rhein|PER]] sprach in Wiesbaden.", ["Boris Rhein"]),
        ("[[Herr Lauterbach|PER]] antwortete knapp.", ["Lauterbach"]),
        ("[[Bevor Mehdorn|PER]] ging, kam der Aufsichtsrat.", ["Mehdorn"]),
        ("Die Karte hängt bei [[der Lufthansa|ORG]].", ["Lufthansa"]),
        ("In der Zeitschrift [[Science erschien|MISC]] der Aufsatz.", ["Science"]),
        ("Auf der [[Entity List der|MISC]] USA steht die Firma.", ["Entity List"]),
        ("Hier regiert [[Felipe VI.|PER]] das Land.", ["Felipe VI."]),
        ("Die [[Baker Hughes Co.|ORG]] bohrt.", ["Baker Hughes Co."]),
        ("Das ist [[Hans’|PER]] Fahrrad.", ["Hans’"]),
        ("Er fuhr nach [[Ulm.|LOC]]", ["Ulm"]),
        ("Seit [[Wacken 2019|LOC]] regnet es.", ["Wacken"]),
        ("Er trägt die Farben von [[Union\nKöln|ORG]] gewann.", ["Union", "Köln"]),
        ("Auf Chips des Typs [[H800. Die Konkurrenz|MISC]] zog nach.", ["H800"]),
        ("Sie las „[[Die Blechtrommel|MISC]]“ zweimal.", ["Die Blechtrommel"]),
        # as they are
        ("Die [[Bauer Media Group|ORG]] druckt.", ["Bauer Media Group"]),
        ("Das Modell [[DeepSeek-V2|MISC]] kam im Mai.", ["DeepSeek-V2"]),
        ("Mit [[gpt-oss-20b|MISC]] fing es an.", ["gpt-oss-20b"]),
        ("Die [[Elbphilharmonie|LOC]] ist voll.", ["Elbphilharmonie"]),
        ("[[Die Linke|ORG]] stimmte zu.", ["Die Linke"]),
        ("Der Rennstall [[Sauber|ORG]] baut um.", ["Sauber"]),
        ("Am [[Bodensee|LOC]] und in [[Hannover|LOC]] taut es.", ["Bodensee", "Hannover"]),
        ("Im Film sang [[Mai|PER]] ein Lied.", ["Mai"]),
        ("Der Orden [[Pour le Mérite|MISC]] ist alt.", ["Pour le Mérite"]),
    ],
)
def test_borders(case: str, expected: list[str]) -> None:
    text, names = names_of(case)
    found = list(cleaned(text, names, KNOWN))
    assert [name.text for name in found] == expected
    assert all(text[name.start : name.end] == name.text for name in found)


@pytest.mark.parametrize(
    "case",
    [
        # compounds with a common noun as head, ordinary nouns
        "Die [[US-Unternehmen|ORG]] zögern.",
        "Teure [[KI-Chips|MISC]] fehlen.",
        "Freie [[Open-Source-Modelle|MISC]] gewinnen.",
        "Der [[Westafrika-Franc|MISC]] und die [[Lehman-Pleite|MISC]] schaden.",
        "Der [[Mathematiktest|MISC]] war schwer, im [[Ruderboot|LOC]] saß niemand.",
        "Laut [[Firmenangaben|PER]] stimmt das.",
        # adjectives and people of a place
        "Der [[Bremer|LOC]] Senat und die [[Hangzhouer|LOC]] Firmen.",
        "Auf [[chinesische|LOC]] und [[Französische|MISC]] Art.",
        # capitals of the sentence's beginning alone
        "[[Gratis|LOC]] ist das nicht.",
        "Es stimmt. [[Wenig|LOC]] spricht dagegen.",
        "## [[Sorglos|PER]] in den Herbst",
        # money, days, techniques, legal forms
        "Er zahlte in [[Yuan|MISC]] und [[Euro|MISC]].",
        "Am [[Dienstag|MISC]] und im [[November|LOC]] nicht.",
        "Ohne [[KI|MISC]] und [[GPUs|MISC]] wächst das [[BIP|ORG]] der [[GmbH|ORG]] kaum.",
        # dates, amounts, marks
        "Bis [[3. Mai 2024|MISC]] zahlt er [[20 Euro|MISC]].",
        "Ergebnis: [[2:1|MISC]], [[…|ORG]]",
        # the half of a compound, and articles of a heading
        "In [[Mittel-|LOC]] und Südamerika.",
        "## [[Der Triumph|MISC]]",
    ],
)
def test_no_names(case: str) -> None:
    text, names = names_of(case)
    assert list(cleaned(text, names, KNOWN)) == []


def test_hostile_names_take_linear_time() -> None:
    def clean(count: int) -> None:
        text = "der (" * count
        list(cleaned(text, [Name(0, len(text), text, "ORG", "model")]))
        many = "Der Ort. Die " * count
        list(cleaned(many, [Name(0, len(many), many, "MISC", "model")]))

    assert cpu_seconds(lambda: clean(8_000)) < 8 * 3 * cpu_seconds(lambda: clean(1_000)) + 0.1
