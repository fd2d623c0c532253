"""Reads the currency of an amount, behind it or before it."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import (
    ABBREVIATED_CODES,
    CODES,
    CODES_BEFORE,
    CURRENCY_FORMS,
    CURRENCY_NOUNS,
    CURRENCY_PHRASES,
    DOLLAR_LETTERS,
    HUNDREDTHS,
    NEUTRAL_ADJECTIVES,
    SCALED_SIGNS,
    SYMBOLS,
    THOUSANDS,
    YEN_LETTERS,
    currency_of,
    is_currency_adjective,
    is_small_noun,
)
from pipeline.extract.tokens import Token
from pipeline.lemmas import adjective_stem

_HUNDREDTH, _THOUSAND, _ONE = Decimal("0.01"), Decimal(1000), Decimal(1)
_CHINESE_WINDOW = 160
_DOTTED = frozenset({"Fr", "SFr", "sFr", "kr"})


@dataclass(slots=True)
class Currency:
    """A currency: tokens ``first`` up to ``after``, ``factor`` of it in one piece (a cent: 0.01)."""

    code: str | None
    first: int
    after: int
    end: int
    factor: Decimal = _ONE


def currency_behind(page: Page, index: int) -> Currency | None:
    """The currency whose name, code or sign starts at ``index`` behind a number; ``.-`` may stand before it (``95.- Fr.``)."""
    if page.raw(index).text in {".", ","} and page.raw(index + 1).text in {"-", "–", "—"}:
        if not (page.touches(index) and page.touches(index + 1)):
            return None
        index += 3 if page.raw(index + 2).text == page.raw(index + 1).text and page.touches(index + 2) else 2
    token = page.next_word(index)
    if token.kind == "symbol":
        code = _sign(page, index)
        return Currency(code, index, index + 1, token.end) if code else None
    return _word(page, index, token) if token.kind == "word" else None


def _sign(page: Page, index: int) -> str | None:
    text = page.token(index).text
    if text != "¥":
        return SYMBOLS.get(text)
    start = page.token(index).start
    near = page.text[max(0, start - _CHINESE_WINDOW) : start + _CHINESE_WINDOW].lower()
    return "CNY" if "chines" in near or "china" in near else "JPY"


def _word(page: Page, index: int, token: Token) -> Currency | None:
    lettered = _lettered_sign(page, index)
    if lettered:
        return lettered
    if token.text in ABBREVIATED_CODES and (token.text != "Fr" or page.raw(index + 1).text == "."):
        dotted = token.text in _DOTTED and page.raw(index + 1).text == "." and page.touches(index + 1)
        last = page.raw(index + dotted)
        return Currency(ABBREVIATED_CODES[token.text], index, index + 1 + dotted, last.end)
    if token.text in CODES:
        return Currency(token.text, index, index + 1, token.end)
    return _phrase(page, index, token) or _plain_noun(page, index, token) or _with_adjective(page, index, token)


def _plain_noun(page: Page, index: int, token: Token) -> Currency | None:
    """``Euro``, ``US-Dollar``, ``Cent``, ``TEUR``: a noun alone."""
    capital = token.text[0].isupper()
    if token.lower in HUNDREDTHS and (capital or is_small_noun(token.lower)):
        return Currency(HUNDREDTHS[token.lower], index, index + 1, token.end, _HUNDREDTH)
    if token.lower in THOUSANDS and capital:
        return Currency(THOUSANDS[token.lower], index, index + 1, token.end, _THOUSAND)
    if token.lower in CURRENCY_NOUNS and (capital or is_small_noun(token.lower)):
        return Currency(CURRENCY_NOUNS[token.lower], index, index + 1, token.end)
    return None


def _phrase(page: Page, index: int, token: Token) -> Currency | None:
    """Two or three words (``Pfund Sterling``, ``Mark der DDR``), and ``Hongkong Dollar`` without its hyphen."""
    second = page.next_word(index + 1)
    if second.kind != "word" or not token.text[0].isupper():
        return None
    third = page.next_word(index + 2)
    for words, last in ((3, third), (2, second)):
        phrase = f"{token.lower} {second.lower}" + (f" {third.lower}" if words == 3 else "")
        if phrase in CURRENCY_PHRASES:
            return Currency(CURRENCY_PHRASES[phrase], index, index + words, last.end)
    apart = f"{token.lower}-{second.lower}"
    if apart in CURRENCY_NOUNS and second.text[0].isupper():
        return Currency(CURRENCY_NOUNS[apart], index, index + 2, second.end)
    return None


def _with_adjective(page: Page, index: int, token: Token) -> Currency | None:
    """``schwedische Kronen``, ``Schweizer Franken``, ``neue türkische Lira``, ``dänische Öre``."""
    if not is_currency_adjective(token.lower):
        return None
    noun = page.next_word(index + 1)
    if is_currency_adjective(noun.lower):
        index += 1
        token = token if adjective_stem(noun.lower) in NEUTRAL_ADJECTIVES else noun
        noun = page.next_word(index + 1)
    if not noun.text or not (noun.text[0].isupper() or is_small_noun(noun.lower)):
        return None
    if noun.lower in CURRENCY_FORMS or noun.lower in CURRENCY_NOUNS:
        return Currency(currency_of(token.lower, noun.lower), index, index + 2, noun.end)
    if noun.lower in HUNDREDTHS:
        return Currency(currency_of(token.lower, noun.lower), index, index + 2, noun.end, _HUNDREDTH)
    return None


def _lettered_sign(page: Page, index: int) -> Currency | None:
    """``US-$``, ``US$``, ``A$``, ``CN¥``: letters that say whose dollar it is."""
    at = index + 1
    if page.raw(at).text in {"-", "‑"} and page.touches(at):
        at += 1
    sign = page.token(at)
    if sign.text not in {"$", "¥", "€"} or not page.touches(at):
        return None
    if sign.text == "€":
        scale = SCALED_SIGNS.get(page.token(index).text)
        return Currency("EUR", index, at + 1, sign.end, Decimal(scale)) if scale else None
    table = DOLLAR_LETTERS if sign.text == "$" else YEN_LETTERS
    letters = page.token(index).text
    code = table.get(letters.upper() if len(letters) > 1 else letters)
    return Currency(code, index, at + 1, sign.end) if code else None


def currency_before(page: Page, index: int) -> Currency | None:
    """The currency that starts at ``index`` and stands before its amount (``€ 5``, ``US-$ 20``, ``EUR 5``, ``Fr. 95.-``)."""
    token = page.token(index)
    if token.kind == "number":
        return None
    if token.kind == "symbol":
        code = _sign(page, index)
        found = Currency(code, index, index + 1, token.end) if code else None
    else:
        found = _lettered_sign(page, index) or _code_before(page, index, token)
    if found is None or page.token(found.after).kind != "number" or not page.near(found.after):
        return None
    return found


def _code_before(page: Page, index: int, token: Token) -> Currency | None:
    if token.text not in CODES_BEFORE or page.touches(index):
        return None
    code = ABBREVIATED_CODES.get(token.text, token.text)
    dotted = page.raw(index + 1).text == "." and page.touches(index + 1) and token.text in ABBREVIATED_CODES
    if token.text == "Fr" and not dotted:
        return None
    return Currency(code if code in CODES else None, index, index + 1 + dotted, page.raw(index + dotted).end)
