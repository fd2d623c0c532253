"""Every currency that CLDR names in German is read by its name, singular and plural, and by its code."""

import pytest
from babel import Locale
from babel.numbers import get_currency_name

from pipeline.extract.quantities import read_quantities
from pipeline.extract.tokens import tokenize
from pipeline.lexicon import load

CODES = [code for code in load("currencies")["codes"] if "(" not in Locale("de").currencies[code]]
NOT_CODES = frozenset(load("currency_words")["not_codes"])
OTHER_NAMES = {"BAM", "SHP"}
"""CLDR's names of these are more than a noun: ``Konvertible Mark Bosnien und Herzegowina``, ``St.-Helena-Pfund``."""


def money(text: str) -> list[tuple[str, int, str | None]]:
    found = read_quantities(text, tokenize(text), [])
    return [(figure.kind, int(figure.value), figure.unit) for figure in found]


@pytest.mark.parametrize("code", sorted(set(CODES) - OTHER_NAMES))
@pytest.mark.parametrize("count", [1, 700])
def test_a_currency_by_its_name(code: str, count: int) -> None:
    name = get_currency_name(code, count=count, locale="de")
    assert money(f"Der Zoll nahm ihm {count} {name} ab.") == [("money", count, code)]


@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_CODES))
def test_a_currency_by_its_code(code: str) -> None:
    assert money(f"Der Umsatz lag bei 700 {code} im Mittel.") == [("money", 700, code)]
