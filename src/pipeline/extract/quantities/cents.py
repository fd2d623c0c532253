"""Gives cents the currency of the dollars beside them: ``um 65 Cent auf 64,27 Dollar``."""

from dataclasses import replace

from pipeline.types import Quantity

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"})
_CENTS = ("Cent", "Cents", "ct")
_SENTENCE = 150
"""Characters within which the dollars stand."""


def settle_cents(text: str, found: list[Quantity]) -> None:
    """Change the cents in ``found`` that stand before ``auf`` and dollars, or behind dollars and before no euros."""
    money = [index for index, quantity in enumerate(found) if quantity.kind == "money"]
    for place, index in enumerate(money):
        if not _is_cents(cents := found[index]):
            continue
        before = found[money[place - 1]] if place else None
        behind = found[money[place + 1]] if place + 1 < len(money) else None
        if behind and _gap(text, cents, behind) == "auf" and behind.unit in _DOLLARS:
            found[index] = replace(cents, unit=behind.unit)
        elif before and before.unit in _DOLLARS and _gap(text, before, cents) is not None:
            euros = behind and behind.unit == "EUR" and not _is_cents(behind) and _gap(text, cents, behind) is not None
            found[index] = cents if euros else replace(cents, unit=before.unit)


def _is_cents(quantity: Quantity) -> bool:
    return quantity.unit == "EUR" and quantity.text.endswith(_CENTS) and not quantity.text.lower().endswith("eurocent")


def _gap(text: str, left: Quantity, right: Quantity) -> str | None:
    """What stands between two amounts of one sentence, None where they are of two."""
    gap = text[left.end : right.start]
    return None if len(gap) > _SENTENCE or "\n" in gap or ". " in gap else gap.strip()
