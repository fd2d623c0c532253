"""What is written in any German spelling of a number is read back; no input raises."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.quantities import read_quantities
from pipeline.extract.reading import read_text
from pipeline.extract.tokens import tokenize
from pipeline.types import Quantity
from tests.extract.test_numerals import LARGE, SMALL, TENS, ordinal, spell

steady = settings(deadline=None, derandomize=True, max_examples=120)
"""The same examples in every run, however slow the machine."""

SEPARATORS = (".", "'", "’", " ", "\u00a0", "\u2009", "\u202f")
SCALES = {
    "Tausend": 10**3,
    "Tsd.": 10**3,
    "Millionen": 10**6,
    "Mio.": 10**6,
    "Mill.": 10**6,
    "Milliarden": 10**9,
    "Mrd.": 10**9,
    "Billionen": 10**12,
    "Bio.": 10**12,
    "Billiarden": 10**15,
    "Trillionen": 10**18,
}
UNITS = {
    "Euro": ("money", "EUR"),
    "€": ("money", "EUR"),
    "US-Dollar": ("money", "USD"),
    "CHF": ("money", "CHF"),
    "Prozent": ("percent", "percent"),
    "%": ("percent", "percent"),
    "Prozentpunkte": ("percent", "percentage_point"),
    "Meter": ("quantity", "m"),
    "km²": ("quantity", "km2"),
    "Kilowattstunden": ("quantity", "kW.h"),
}
DIGITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")


def apart(number: int, last: str = "s") -> str:
    """The number with a blank between all its words: ``zwei hundert fünf und zwanzig tausend``."""
    for value, name in [*LARGE, (1000, "tausend"), (100, "hundert")]:
        count, rest = divmod(number, value)
        if count:
            plural = name if count == 1 or value < 10**6 else f"{name}n" if name.endswith("e") else f"{name}en"
            head = ("ein" if value < 10**6 else "eine") if count == 1 else apart(count, "")
            return f"{head} {plural} {apart(rest, last)}" if rest else f"{head} {plural}"
    if number < 20:
        return SMALL[number] + (last if number == 1 else "")
    ones = SMALL[number % 10]
    return f"{ones} und {TENS[number // 10]}" if ones else TENS[number // 10]


def agency(words: str) -> str:
    return words.replace("ü", "ue").replace("ö", "oe")


def swiss(words: str) -> str:
    return words.replace("ß", "ss")


def capital(words: str) -> str:
    return words[0].upper() + words[1:]


def plain(words: str) -> str:
    return words


def read(text: str) -> list[Quantity]:
    return read_quantities(text, tokenize(text), [])


def only(text: str, surface: str) -> Quantity:
    """The one figure of the text; it covers ``surface``."""
    found = read(text)
    assert [item.text for item in found] == [surface], text
    return found[0]


def grouped(value: Decimal, separator: str) -> str:
    whole, _, decimals = f"{value:,f}".partition(".")
    return whole.replace(",", separator) + (f",{decimals}" if decimals else "")


amounts = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(10_000, 10**15), st.integers(0, 6)
).filter(lambda value: value >= 10)
words_below = st.one_of(st.integers(2, 2000), st.integers(2, 10**6), st.integers(2, 10**18))


@steady
@given(amounts, st.sampled_from(SEPARATORS), st.sampled_from(sorted(UNITS)))
def test_digits_with_a_unit(value: Decimal, separator: str, unit: str) -> None:
    surface = f"{grouped(value, separator)} {unit}"
    found = only(f"Das Amt nennt {surface} als Grenze.", surface)
    assert (found.kind, found.unit, found.value) == (*UNITS[unit], value)


@steady
@given(amounts, st.sampled_from(SEPARATORS))
def test_digits_that_count(value: Decimal, separator: str) -> None:
    surface = grouped(value, separator)
    if "," not in surface and separator in surface:
        found = only(f"Sie zählten {surface} Vögel.", surface)
        assert (found.kind, found.value, found.measures) == ("cardinal", value, "Vogel")


@steady
@given(amounts, st.sampled_from(["minus ", "-", "−"]), st.sampled_from(["Euro", "Prozent", "Grad", "Meter"]))
def test_negative_values(value: Decimal, sign: str, unit: str) -> None:
    surface = f"{sign}{grouped(value, '.')} {unit}"
    assert only(f"Der Wert lag bei {surface} im Mittel.", surface).value == -value


@steady
@given(st.integers(1, 10**12), st.integers(1, 99))
def test_swiss_amounts(whole: int, cents: int) -> None:
    surface = f"{whole:,}.{cents:02} Franken".replace(",", "'")
    if whole >= 1000:
        assert only(f"Die Busse betrug {surface} für die Firma.", surface).value == Decimal(f"{whole}.{cents:02}")


@steady
@given(
    st.integers(1, 9999),
    st.integers(0, 2),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(["Euro", "Prozent", "km²"]),
)
def test_magnitudes(digits: int, places: int, scale: str, unit: str) -> None:
    value = Decimal(digits).scaleb(-places)
    surface = f"{grouped(value, '.')} {scale} {unit}"
    assert only(f"Das Institut rechnet mit {surface} mehr.", surface).value == value * SCALES[scale]


@steady
@given(words_below, st.sampled_from([spell, apart]), st.sampled_from([plain, agency, swiss]))
def test_number_words_that_count(number: int, writer: Callable[[int], str], style: Callable[[str], str]) -> None:
    words = style(writer(number))
    found = only(f"Im Speicher lagen {words} Bücher.", words)
    assert (found.kind, found.measures) == ("cardinal", "Buch")
    assert found.value == number


@steady
@given(words_below, st.sampled_from([spell, apart]), st.sampled_from(["Prozent", "Euro", "Tonnen"]))
def test_number_words_with_a_unit(number: int, writer: Callable[[int], str], unit: str) -> None:
    surface = f"{writer(number)} {unit}"
    assert only(f"Es geht um {surface} im Ganzen.", surface).value == number


@steady
@given(words_below, st.sampled_from([spell, apart]))
def test_number_words_at_the_start_and_alone(number: int, writer: Callable[[int], str]) -> None:
    words = capital(writer(number))
    assert only(f"{words} Tiere fehlen.", words).value == number
    assert only(words, words).value == number
    assert only(words.lower(), words.lower()).value == number
    assert only(f"minus {words.lower()}", f"minus {words.lower()}").value == -number


@steady
@given(words_below)
def test_shouted_number_words(number: int) -> None:
    words = swiss(spell(number)).upper()
    if len(words) > 3:
        assert only(f"BRAND: {words} TIERE TOT", words).value == number


@steady
@given(
    st.integers(0, 10**9).filter(lambda whole: whole != 1),
    st.text("0123456789", min_size=1, max_size=8),
    st.sampled_from(["Komma", "komma"]),
)
def test_words_behind_komma(whole: int, decimals: str, comma: str) -> None:
    words = f"{spell(whole) or 'null'} {comma} {' '.join(DIGITS[int(digit)] for digit in decimals)}"
    found = only(f"Die Quote liegt bei {words} Prozent.", f"{words} Prozent")
    assert (found.kind, found.value) == ("percent", Decimal(f"{whole}.{decimals}"))


@steady
@given(
    st.integers(2, 999), st.sampled_from(["Millionen", "Milliarden", "Billionen"]), st.sampled_from(["Euro", "Liter"])
)
def test_halves_of_magnitudes(number: int, scale: str, unit: str) -> None:
    surface = f"{spell(number, '')}einhalb {scale} {unit}"
    assert only(f"Gesammelt wurden {surface} im Land.", surface).value == (number + Decimal("0.5")) * SCALES[scale]


@steady
@given(st.integers(2, 10**6 - 1).filter(lambda number: number % 100 != 1 and number != 8), st.sampled_from("eEn"))
def test_ordinals(number: int, form: str) -> None:
    words = ordinal(number) + ("en" if form == "n" else "e")
    text = f"Beim {words} Versuch gelang es." if form == "n" else f"Es war der {words} Versuch."
    found = only(text, words)
    assert found.kind == "ordinal"
    assert found.value == number


@steady
@given(st.integers(2, 999))
def test_ordinals_in_digits(number: int) -> None:
    found = only(f"Es war der {number}. Versuch seit dem Start.", f"{number}.")
    assert found.kind == "ordinal"
    assert found.value == number


@steady
@given(amounts, amounts, st.sampled_from([" bis ", "–"]), st.sampled_from(sorted(UNITS)))
def test_ranges(first: Decimal, second: Decimal, link: str, unit: str) -> None:
    low, high = sorted((first, second))
    surface = f"{grouped(low, '.')}{link}{grouped(high, '.')} {unit}"
    found = only(f"Die Firma rechnet mit {surface} mehr.", surface)
    assert (found.value, found.value_max, found.unit) == (low, high, UNITS[unit][1])


@steady
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    for found in read_text("any", text, ()).quantities:
        assert text[found.start : found.end] == found.text


PIECES = [
    "ein",
    "eins",
    "zwei",
    "hundert",
    "tausend",
    "Millionen",
    "und",
    "Komma",
    "minus",
    "halb",
    "einhalb",
    "Drittel",
    "dritte",
    "bis",
    "zu",
    "von",
    "der",
    "das",
    "die",
    "1",
    "1/2",
    "20",
    "000",
    "1.000",
    ".",
    ",",
    "-",
    "/",
    "k",
    "te",
    "Prozent",
    "Euro",
    "Häuser",
]


@settings(steady, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " ", "\n"]))
def test_no_sequence_raises(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    end = 0
    for found in read(text):
        assert found.start >= end
        assert text[found.start : found.end] == found.text
        end = found.end


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("ein hundert zwei und zwanzig", "cardinal", "122"),
        ("zweitausend fünfhundert", "cardinal", "2500"),
        ("eine Milliarde und zwei Millionen", "cardinal", "1002000000"),
        ("drei und ein halb", "cardinal", "3.5"),
        ("zwei einhalb Millionen", "cardinal", "2500000"),
        ("3 1/4", "cardinal", "3.25"),
        ("2/5", "fraction", "0.4"),
        ("ein halb", "fraction", "0.5"),
        ("-1.234,5", "cardinal", "-1234.5"),
        ("2024", "cardinal", "2024"),
        ("3.14", "cardinal", "3.14"),
        ("100k", "cardinal", "100000"),
        ("0033", "cardinal", "33"),
        ("erste", "ordinal", "1"),
        ("der 3.", "ordinal", "3"),
        ("der fünf und zwanzigste", "ordinal", "25"),
        ("zwei millionen dreihundertste", "ordinal", "2000300"),
        ("4ter", "ordinal", "4"),
    ],
)
def test_a_phrase_that_is_all_the_text(text: str, kind: str, value: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.value) == (kind, Decimal(value))
