"""Alignment and scores on labels written inline."""

from typing import Any

import pytest

from pipeline.evaluate import markup
from pipeline.evaluate.align import align
from pipeline.evaluate.errors import error_rows
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.scores import count

GOLD = (
    "[[Alibabas|ORG canonical=Alibaba]] Gewinn: über [[2 Mrd. Euro|money 2e9 EUR more_than]] im [[Herbst 2024|DATE 2024-FA]], "
    "[[einst|DATE PAST_REF optional]] [[3|cardinal 3 measures=Tag]] Tage"
)


def scores(family: str, gold: str, predicted: str) -> dict[str, Any]:
    one, other = getattr(markup.parse(gold), family), getattr(markup.parse(predicted), family)
    return count(family, [align(one, other)])["all"].scores()


@pytest.mark.parametrize("family", markup.FAMILIES)
def test_the_same_labels_score_one(family: str) -> None:
    found = scores(family, GOLD, GOLD)
    assert found["strict"] == found["value"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["fully_right"] == 1.0


def test_a_wrong_value_is_relaxed_right_only() -> None:
    found = scores("dates", "im [[Herbst 2024|DATE 2024-FA]]", "im [[Herbst|DATE XXXX-FA]] 2024")
    assert (found["strict"]["f1"], found["relaxed"]["f1"], found["value"]["f1"]) == (0, 1, 0)


def test_optional_counts_neither_way() -> None:
    gold = "[[einst|DATE PAST_REF optional]] am [[3. Mai 2024|DATE 2024-05-03]]"
    assert scores("dates", gold, gold)["gold"] == 1
    without = scores("dates", gold, "einst am [[3. Mai 2024|DATE 2024-05-03]]")
    assert (without["predicted"], without["strict"]["f1"]) == (1, 1)


def test_alternatives_are_right() -> None:
    gold = "[[DeepSeek|ORG alt=MISC]] ([[23. Juli 2025, 13:11 Uhr|TIME 2025-07-23T13:11 alt=DATE:2025-07-23]])"
    other = "[[DeepSeek|MISC]] ([[23. Juli 2025|DATE 2025-07-23]], 13:11 Uhr)"
    assert scores("entities", gold, other)["strict"]["f1"] == 1
    assert scores("dates", gold, other)["value"]["f1"] == 1


def test_a_missed_and_a_made_up_mention() -> None:
    found = scores("quantities", "[[3|cardinal 3]] und vier", "3 und [[vier|cardinal 4]]")
    assert found["strict"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_modifier_and_measures_are_reported_where_given() -> None:
    found = scores(
        "quantities", "rund [[3|cardinal 3 approx measures=Tag]] Tage", "rund [[3|cardinal 3 measures=Tag]] Tage"
    )
    assert (found["modifier_right"], found["measures_right"], found["fully_right"]) == (0, 1, 0)


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        ("[[Alibabas|ORG canonical=Alibaba]] und [[Nvidia|ORG canonical=Nvidia]] in [[Bonn|LOC]]", 1.0),
        ("[[Alibabas|ORG canonical=Alibabas]] und [[Nvidia|ORG canonical=Nvidia]] in [[Bonn|LOC]]", 0.5),
        ("[[Alibabas|MISC canonical=Alibabas]] und [[Nvidia|ORG canonical=Nvidia]] in [[Bonn|LOC]]", 1.0),
        ("[[Alibabas und Nvidia|ORG canonical=Nvidia]] in [[Bonn|LOC canonical=Bonns]]", None),
    ],
)
def test_canonical_is_reported_where_span_and_label_are_right_and_gold_states_it(
    predicted: str, right: float | None
) -> None:
    gold = "[[Alibabas|ORG canonical=Alibaba]] und [[Nvidia|ORG canonical=Nvidia]] in [[Bonn|LOC]]"
    assert scores("entities", gold, predicted).get("canonical_right") == right


def test_error_rows_say_what_is_wrong() -> None:
    gold, other = markup.parse(GOLD), markup.parse(GOLD.replace("2e9", "3e9"))
    rows = list(error_rows("quantities", Gold("a", None, gold.text, {}), align(gold.quantities, other.quantities), 9))
    assert [(row["error"], row["context"]) for row in rows] == [("value", "nn: über ⟦2 Mrd. Euro⟧ im Herbs")]


@pytest.mark.parametrize("source", ["[[a|PER", "a]]", "[[a|WER]]", "[[a|PER x]]", "[[a|cardinal drei]]", "[[a|]]"])
def test_wrong_markup_is_named(source: str) -> None:
    with pytest.raises(markup.MarkupError):
        markup.parse(source)


def test_markup_round_trip() -> None:
    parsed = markup.parse("Der [[AI Index [[2025|DATE 2025 optional]]|MISC]] erschien | früh")
    assert parsed.text == "Der AI Index 2025 erschien | früh"
    spans = [(row["start"], row["end"], row["label"]) for row in parsed.entities]
    spans += [(row["start"], row["end"], f"{row['type']} {row['value']} optional") for row in parsed.dates]
    assert markup.parse(markup.render(parsed.text, spans)) == parsed
