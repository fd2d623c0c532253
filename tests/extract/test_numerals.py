"""Number words and numerals in digits, one by one and against a speller."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.numerals import parse_decimal, read_cardinal, read_denominator, read_mixed, read_ordinal

SMALL = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
SMALL += [f"{stem}zehn" for stem in ("drei", "vier", "fünf", "sech", "sieb", "acht", "neun")]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
LARGE = [(10**18, "trillion"), (10**15, "billiarde"), (10**12, "billion"), (10**9, "milliarde"), (10**6, "million")]


def spell(number: int, last: str = "s") -> str:
    """The number in one word; ``last`` is what a final ``ein`` ends in."""
    for value, name in LARGE:
        count, rest = divmod(number, value)
        if count:
            plural = name if count == 1 else f"{name}n" if name.endswith("e") else f"{name}en"
            return (spell(count, "") if count > 1 else "eine") + plural + (spell(rest) if rest else "")
    for value, name in ((1000, "tausend"), (100, "hundert")):
        count, rest = divmod(number, value)
        if count:
            return spell(count, "") + name + (spell(rest, last) if rest else "")
    if number < 20:
        return SMALL[number] + (last if number == 1 else "")
    ones = SMALL[number % 10]
    return f"{ones}und{TENS[number // 10]}" if ones else TENS[number // 10]


def ordinal(number: int) -> str:
    word, end = spell(number), number % 100
    for value, cut, stem in ((1, "eins", "erst"), (3, "drei", "dritt"), (7, "sieben", "siebt"), (8, "acht", "acht")):
        if end == value:
            return word.removesuffix(cut) + stem
    return word + ("t" if 0 < end < 20 else "st")


@given(st.integers(1, 10**21 - 1))
def test_cardinals_read_back(number: int) -> None:
    assert read_cardinal(spell(number)) == number


@given(st.integers(1, 999_999), st.sampled_from(["e", "en", "er", "es", "em"]))
def test_ordinals_read_back(number: int, ending: str) -> None:
    assert read_ordinal(ordinal(number) + ending) == number


@given(st.integers(1, 999_999))
def test_other_spellings(number: int) -> None:
    assert read_cardinal(spell(number).replace("ü", "ue").replace("ö", "oe").replace("ß", "ss")) == number


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("null", 0),
        ("eins", 1),
        ("eine", 1),
        ("einer", 1),
        ("zwo", 2),
        ("zweier", 2),
        ("dreien", 3),
        ("dreier", 3),
        ("hundert", 100),
        ("tausend", 1000),
        ("hundertundeins", 101),
        ("tausendundzwei", 1002),
        ("elfhundert", 1100),
        ("neunzehnhundertachtzig", 1980),
        ("zweihundertfünfunddreißigtausend", 235_000),
        ("einemillionzweihunderttausend", 1_200_000),
        ("dreimilliarden", 3 * 10**9),
    ],
)
def test_cardinal(word: str, value: int) -> None:
    assert read_cardinal(word) == value


@pytest.mark.parametrize(
    "word",
    [
        "",
        "viel",
        "hunderte",
        "zehntausende",
        "achten",
        "achtung",
        "dreist",
        "million",
        "millionen",
        "zweifel",
        "einsam",
        "neunauge",
        "siebe",
        "elfen",
        "zwanziger",
        "undeins",
        "hundertund",
        "einszwanzig",
        "zehnhundertmillion",
        "hunderthundert",
    ],
)
def test_no_cardinal(word: str) -> None:
    assert read_cardinal(word) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("erste", 1),
        ("zwoten", 2),
        ("dritter", 3),
        ("siebenten", 7),
        ("siebte", 7),
        ("achtes", 8),
        ("sechster", 6),
        ("zwanzigsten", 20),
        ("hundertste", 100),
        ("eintausendste", 1000),
        ("zweihundertdritter", 203),
        ("millionste", 10**6),
        ("zehnmillionster", 10**7),
    ],
)
def test_ordinal(word: str, value: int) -> None:
    assert read_ordinal(word) == value


@pytest.mark.parametrize(
    "word", ["", "beste", "letzte", "leiste", "drittel", "weite", "einste", "zweit", "echte", "dreite", "zehnste"]
)
def test_no_ordinal(word: str) -> None:
    assert read_ordinal(word) is None


@pytest.mark.parametrize(
    ("word", "value"), [("drittel", 3), ("vierteln", 4), ("achtels", 8), ("zwanzigstel", 20), ("hundertstel", 100)]
)
def test_denominator(word: str, value: int) -> None:
    assert read_denominator(word) == value


@pytest.mark.parametrize("word", ["mittel", "titel", "zettel", "erstel", "zweitel", "artikel"])
def test_no_denominator(word: str) -> None:
    assert read_denominator(word) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("anderthalb", "1.5"),
        ("eineinhalb", "1.5"),
        ("dreieinhalb", "3.5"),
        ("zwölfeinhalb", "12.5"),
        ("dreiviertel", "0.75"),
        ("siebeneinhalbtausend", "7500"),
        ("anderthalbtausend", "1500"),
    ],
)
def test_mixed(word: str, value: str) -> None:
    assert read_mixed(word) == Decimal(value)


@pytest.mark.parametrize(
    "word", ["einhalb", "einhalbtausend", "deshalb", "innerhalb", "viertel", "stadtviertel", "einviertel"]
)
def test_no_mixed(word: str) -> None:
    assert read_mixed(word) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("1.234.567,89", "1234567.89"),
        ("1.234", "1234"),
        ("0.123", "0.123"),
        ("1.5", "1.5"),
        ("12,50", "12.50"),
        ("10 000", "10000"),
        ("10\u202f000,5", "10000.5"),
        ("10'000", "10000"),
        ("10’000.50", "10000.50"),
        ("1,234,567", "1234567"),
        ("1,234.56", "1234.56"),
        ("½", "0.5"),
        ("1 ½", "1.5"),
        ("−3,5", "-3.5"),
        ("+2", "2"),
    ],
)
def test_decimal(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", ".", ",5", "1.23.4", "10.000.00", "1..2", "1'23", "drei", "1e5", "9" * 40, "½½", "1.234 567"]
)
def test_no_decimal(text: str) -> None:
    assert parse_decimal(text) is None


@given(st.integers(0, 10**15), st.integers(0, 999), st.sampled_from(".'’ \u00a0\u2009\u202f"))
def test_groups_read_back(whole: int, decimals: int, separator: str) -> None:
    text = f"{whole:,}".replace(",", separator)
    assert parse_decimal(text) == whole
    assert parse_decimal(f"{text},{decimals:03}") == whole + Decimal(decimals).scaleb(-3)


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    for reader in (read_cardinal, read_ordinal, read_denominator, read_mixed, parse_decimal):
        reader(text.lower())
