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
    DOLLAR_LETTERS,
    HUNDREDTHS,
    SYMBOLS,
    THOUSANDS,
    YEN_LETTERS,
    currency_of,
    is_currency_adjective,
)
from pipeline.extract.tokens import Token

_HUNDREDTH, _THOUSAND, _ONE = Decimal("0.01"), Decimal(1000), Decimal(1)
_CHINESE_WINDOW = 160


@dataclass(frozen=True, slots=True)
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
        index += 2
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
        dotted = page.raw(index + 1).text == "." and page.touches(index + 1)
        last = page.raw(index + dotted)
        return Currency(ABBREVIATED_CODES[token.text], index, index + 1 + dotted, last.end)
    if token.text in CODES:
        return Currency(token.text, index, index + 1, token.end)
    capital = token.text[0].isupper()
    if token.lower in HUNDREDTHS and (capital or token.lower == "ct"):
        return Currency(HUNDREDTHS[token.lower], index, index + 1, token.end, _HUNDREDTH)
    if token.lower in THOUSANDS and capital:
        return Currency(THOUSANDS[token.lower], index, index + 1, token.end, _THOUSAND)
    if token.lower in CURRENCY_NOUNS and (capital or token.lower in {"euro", "dollar"}):
        return _noun(page, index, token)
    return _with_adjective(page, index, token)


def _noun(page: Page, index: int, token: Token) -> Currency:
    """A noun alone, also with what follows it (``Pfund Sterling``, ``Mark der DDR``)."""
    code = CURRENCY_NOUNS[token.lower]
    if token.lower.startswith("pfund") and page.next_word(index + 1).lower == "sterling":
        return Currency("GBP", index, index + 2, page.token(index + 1).end)
    return Currency(code, index, index + 1, token.end)


def _with_adjective(page: Page, index: int, token: Token) -> Currency | None:
    """``schwedische Kronen``, ``Schweizer Franken``, ``neue türkische Lira``."""
    if not is_currency_adjective(token.lower):
        return None
    noun = page.next_word(index + 1)
    if is_currency_adjective(noun.lower):
        index, token, noun = index + 1, noun, page.next_word(index + 2)
    if noun.lower not in CURRENCY_FORMS and noun.lower not in CURRENCY_NOUNS:
        return None
    if not noun.text[0].isupper():
        return None
    return Currency(currency_of(token.lower, noun.lower), index, index + 2, noun.end)


def _lettered_sign(page: Page, index: int) -> Currency | None:
    """``US-$``, ``US$``, ``A$``, ``CN¥``: letters that say whose dollar it is."""
    at = index + 1
    if page.raw(at).text in {"-", "‑"} and page.touches(at):
        at += 1
    sign = page.token(at)
    if sign.text not in {"$", "¥"} or not page.touches(at):
        return None
    table = DOLLAR_LETTERS if sign.text == "$" else YEN_LETTERS
    code = table.get(page.token(index).text)
    return Currency(code, index, at + 1, sign.end) if code else None


def currency_before(page: Page, index: int) -> Currency | None:
    """The currency that starts at ``index`` and stands before its amount (``€ 5``, ``US-$ 20``, ``EUR 5``, ``Fr. 95.-``)."""
    token = page.token(index)
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
