"""Gives an amount the currency or unit just named in its sentence: ``4,2 Milliarden Euro, nach 3,8 Milliarden im Jahr zuvor``.

Of money the figure must have a magnitude (plain digits only behind ``statt``), count no noun and have a time or the end of
the clause behind it. No other figure, no other statement and no noun of counting may stand between it and the amount.
"""

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from pipeline.extract.quantities.chains import BEFORE_NOW
from pipeline.extract.quantities.guards import is_count
from pipeline.extract.quantities.hedges import hedge_words
from pipeline.extract.quantities.page import Page
from pipeline.extract.quantities.vocabulary import HUNDREDTHS, MAGNITUDES, is_time
from pipeline.extract.tokens import Token
from pipeline.lexicon import load
from pipeline.types import Quantity

_data = load("quantity_ellipses")
_BESIDE = frozenset(_data["beside"])
_PARTICLES = frozenset(_data["particles"]) | BEFORE_NOW
_TIMES = frozenset(_data["times"])
_VERBS = frozenset(_data["verbs"])
_BREAKS = frozenset(_data["breaks"])
_COUNTS = tuple(_data["counts"])
_SMALL = tuple(HUNDREDTHS)
_JOINTS = _BESIDE | {"auf", "von"}
_MAX_BETWEEN = 12
"""Tokens between the amount with the currency and the one without."""
_PLAIN, _NEAR, _RISE = Decimal(10), Decimal(100), Decimal(1000)
"""How many times as large as the other one of two compared amounts may be: in plain digits, with a magnitude, and a result
beside its change (``um 20 Mio. auf 3 Mrd.``)."""
_MILLION = 10**6
_STOPS = frozenset(".!?;:|•*#")
_CLAUSE_ENDS = frozenset(".,;!?)–") | {""}


def settle_ellipses(page: Page, found: list[Quantity]) -> None:
    """Change the cardinals in ``found`` that lean on the money beside them into money (rule ``money.ellipsis``).

    Those that lean on another unit take that (rule ``unit.ellipsis``): ``2,2 Prozent nach 5,9 im Vorjahr``.

    ``ein Ergebnis von 2,5 Milliarden Euro nach 17,5 Milliarden im Jahr 2022``: the second amount is 17.5 billion EUR too.
    """
    for place, figure in enumerate(found):
        if figure.kind != "cardinal" or figure.measures is not None or figure.value_max is not None:
            continue
        leaning = None
        if place and _is_anchor(found[place - 1]):
            leaning = _currency_before(page, found[place - 1], figure)
        if leaning is None and place + 1 < len(found) and _is_anchor(found[place + 1]):
            leaning = _currency_behind(page, figure, found[place + 1])
        if leaning is not None:
            found[place] = replace(figure, kind="money", unit=leaning, rule="money.ellipsis")
        elif place and _leans_on_unit(page, found[place - 1], figure):
            found[place] = replace(figure, kind=found[place - 1].kind, unit=found[place - 1].unit, rule="unit.ellipsis")


def _is_anchor(figure: Quantity) -> bool:
    """Whether the figure names its currency itself, for one thing and not in cents."""
    if figure.kind != "money" or figure.unit is None or figure.per is not None or figure.rule == "money.ellipsis":
        return False
    return not figure.text.lower().endswith(_SMALL)


def _currency_before(page: Page, anchor: Quantity, figure: Quantity) -> str | None:
    """The currency of the amount before the figure, None where the figure does not lean on it."""
    scaled = _is_scaled(figure)
    if not _is_near(anchor, figure, _RISE if scaled else _PLAIN) or not (scaled or _is_plain(figure)):
        return None
    start, first, after = _after(page, anchor), _first(page, figure), _after(page, figure)
    joint = _joint(page, first)
    if first - start > _MAX_BETWEEN + 1 or joint < start:
        return None
    word = page.raw(joint).lower
    if not (_is_time_at(page, after) if word == "von" else _goes_on(page, after)):
        return None
    if not scaled and (word != "statt" or "," in page.text[anchor.end : page.tokens[joint - 1].start]):
        return None
    if word != "auf" and not _is_near(anchor, figure, _NEAR):
        return None
    return anchor.unit if _is_one_statement(page, start, joint, quiet=word not in _BESIDE) else None


def _currency_behind(page: Page, figure: Quantity, anchor: Quantity) -> str | None:
    """``von 2,6 Milliarden im Jahr 2019 auf 4,3 Milliarden Dollar``: the currency of the amount behind the figure."""
    first, after, upper = _first(page, figure), _after(page, figure), _first(page, anchor)
    if upper - after > _MAX_BETWEEN or not _is_scaled(figure) or not _is_near(anchor, figure, _NEAR):
        return None
    if page.raw(_joint(page, first)).lower != "von" or not _is_time_at(page, after):
        return None
    joint = _joint(page, upper)
    if joint <= after or page.raw(joint).lower != "auf":
        return None
    return anchor.unit if _is_one_statement(page, after, joint, quiet=True) else None


def _leans_on_unit(page: Page, anchor: Quantity, figure: Quantity) -> bool:
    """``20,5 Terawattstunden nach 17,5 im Vorjahr``: a plain number that is compared, with its time behind it."""
    if anchor.kind not in {"quantity", "percent"} or anchor.unit is None or anchor.per is not None:
        return False
    if not _is_plain(figure) or not _is_near(anchor, figure, _PLAIN):
        return False
    start, first, after = _after(page, anchor), _first(page, figure), _after(page, figure)
    joint, then = _joint(page, first), page.raw(after)
    if first - start > _MAX_BETWEEN + 1 or joint < start or page.raw(joint).lower not in _BESIDE:
        return False
    timed = _is_year(then) or (then.text in _TIMES and is_time(page.raw(after + 1).lower.removeprefix("vor")))
    return (
        timed
        and page.same_line(after)
        and not page.touches(after)
        and _is_one_statement(page, start, joint, quiet=True)
    )


def _first(page: Page, figure: Quantity) -> int:
    return bisect_left(page.tokens, figure.start, key=_start)


def _after(page: Page, figure: Quantity) -> int:
    return bisect_left(page.tokens, figure.end, key=_start)


def _start(token: Token) -> int:
    return token.start


def _joint(page: Page, first: int) -> int:
    """The token of the preposition before the figure, over a hedge or a particle; -1 where none is."""
    for length in (0, 1, 2):
        at = first - 1 - length
        if at >= 0 and page.raw(at).lower in _JOINTS and page.same_line(at + 1):
            particle = length == 1 and page.raw(at + 1).lower in _PARTICLES
            return at if length == 0 or particle or hedge_words(page, at + 1) == length else -1
    return -1


def _is_scaled(figure: Quantity) -> bool:
    """Whether the figure ends with Million, Milliarde or more, also abbreviated."""
    return MAGNITUDES.get(figure.text.rstrip(".").rpartition(" ")[2].lower(), 0) >= _MILLION


def _is_plain(figure: Quantity) -> bool:
    """Whether the figure is a numeral alone (``2.863``)."""
    return figure.text[0].isdigit() and figure.text[-1].isdigit()


def _is_near(anchor: Quantity, figure: Quantity, limit: Decimal) -> bool:
    low, high = sorted((abs(anchor.value), abs(figure.value)))
    return 0 < high <= low * limit


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 4 and token.text.isdigit() and token.text[:2] in {"19", "20"}


def _is_time_at(page: Page, index: int) -> bool:
    """Whether a time begins at the token (``im Jahr 2019``, ``2019``, ``ein Jahr zuvor``)."""
    token = page.raw(index)
    if not page.same_line(index) or page.touches(index):
        return False
    return token.text in _TIMES or _is_year(token) or is_time(token.lower)


def _goes_on(page: Page, after: int) -> bool:
    """Whether behind the figure the clause ends, or goes on with a time or its verb."""
    token = page.raw(after)
    if token.text in _CLAUSE_ENDS:
        return token.text != "," or not is_count(page.raw(after + 1))
    return not page.same_line(after) or token.lower in _VERBS or _is_time_at(page, after)


def _is_one_statement(page: Page, start: int, joint: int, quiet: bool) -> bool:
    """Whether nothing in the tokens from ``start`` up to ``joint`` ends the statement or is another figure.

    ``quiet``: no noun but a time may stand there, and a comma only before the preposition.
    """
    if not page.same_line(joint):
        return False
    return all(
        _joins(page, at, quiet and not (at == joint - 1 and page.raw(at).text == ",")) for at in range(start, joint)
    )


def _joins(page: Page, at: int, quiet: bool) -> bool:
    token = page.raw(at)
    if not page.same_line(at):
        return False
    if token.text == "." and page.raw(at - 1).kind == "number" and page.touches(at):
        return page.taken[at] == 1  # im 3. Quartal
    if token.text in _STOPS or token.lower in _BREAKS or token.lower.endswith(_COUNTS):
        return False
    if is_count(token):
        ago = page.raw(at - 1).lower == "vor" and is_time(page.raw(at + 1).lower)
        return ago or _is_year(token) or (page.raw(at + 1).text == "." and page.taken[at] == 1)
    if not quiet:
        return True
    return token.text != "," and (not page.capital(at) or page.taken[at] == 1 or _is_time_noun(token))


def _is_time_noun(token: Token) -> bool:
    return is_time(token.lower) or token.text in _TIMES
