"""When a predicted mention is right: its label and its value against a gold mention and the alternatives it lists."""

from decimal import Decimal
from typing import Any

Row = dict[str, Any]

FURTHER: dict[str, tuple[str, ...]] = {"entities": (), "quantities": ("modifier", "measures", "per"), "dates": ("mod",)}
"""The fields beside label and value; a gold row need not give them."""


def label_right(family: str, gold: Row, predicted: Row) -> bool:
    """Whether label, kind or type is the gold one or a listed alternative."""
    if family == "entities":
        return predicted["label"] in {gold["label"], *gold.get("alt", [])}
    name = "kind" if family == "quantities" else "type"
    return any(predicted[name] == reading[name] for reading in _readings(gold))


def value_right(family: str, gold: Row, predicted: Row) -> bool:
    """Whether label and value are right: value and unit of a quantity, value of a date, canonical name where gold has it."""
    if family == "entities":
        return label_right(family, gold, predicted) and gold.get("canonical") in {None, predicted.get("canonical")}
    if family == "dates":
        return any(_same(reading, predicted, ("type", "value")) for reading in _readings(gold))
    return any(_same(reading, predicted, ("kind", "value", "value_max", "unit")) for reading in _readings(gold))


def canonical_right(gold: Row, predicted: Row) -> bool | None:
    """Whether the canonical name of an entity is right; None where gold states none, or where span or label are wrong."""
    same = gold["start"] == predicted["start"] and gold["end"] == predicted["end"]
    if gold.get("canonical") is None or not same or not label_right("entities", gold, predicted):
        return None
    return bool(gold["canonical"] == predicted.get("canonical"))


def field_right(name: str, gold: Row, predicted: Row) -> bool:
    """Whether one further field is right (``modifier``, ``measures``, ``mod`` …); one that gold does not give is."""
    return name not in gold or any(_same(reading, predicted, (name,)) for reading in _readings(gold))


def fully_right(family: str, gold: Row, predicted: Row) -> bool:
    """Whether span, label, value and all further fields are right."""
    return (
        gold["start"] == predicted["start"]
        and gold["end"] == predicted["end"]
        and value_right(family, gold, predicted)
        and all(field_right(name, gold, predicted) for name in FURTHER[family])
    )


def _readings(gold: Row) -> list[Row]:
    """The gold row and each of its alternatives put over it."""
    return [gold, *(gold | alternative for alternative in gold.get("alt", []))]


def _same(gold: Row, predicted: Row, names: tuple[str, ...]) -> bool:
    return all(_equal(gold.get(name), predicted.get(name)) for name in names)


def _equal(gold: Any, predicted: Any) -> bool:
    if isinstance(predicted, Decimal) and gold is not None:
        return Decimal(gold) == predicted
    return bool(gold == predicted)
