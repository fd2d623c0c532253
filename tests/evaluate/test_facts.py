"""Facts written under a marked text, and their scores."""

from typing import Any

import pytest

from pipeline.evaluate import markup
from pipeline.evaluate.align import align
from pipeline.evaluate.fact_markup import parse_facts
from pipeline.evaluate.facts import Places, as_predicted, fact_scores, field_right, with_places

TEXT = (
    "[[Audis|ORG]] Umsatz stieg im [[Jahr 2023|DATE 2023]] um [[3 Prozent|percent 3 percent]] auf "
    "[[69,9 Milliarden Euro|money 69.9e9 EUR]], [[14|cardinal 14]] der [[20|cardinal 20]] Werke "
    "und weitere [[14|cardinal 14]] Lager."
)
MARKED = markup.parse(TEXT)
GROWTH = "= 3 Prozent; measure=Umsatz; subject=Audis; date=Jahr 2023; increase; alt measure=wachsen; alt date=-"
PART = "= of: 14 & 20; measure=Werk; source=Audis; negated; planned; optional"


def test_a_fact_line_gives_the_row_of_a_gold_file() -> None:
    (row,) = parse_facts([GROWTH], MARKED)
    assert (row["text"], row["measure"], row["subject"]) == ("3 Prozent", "Umsatz", "Audis")
    assert MARKED.text[slice(*row["date"])] == "Jahr 2023"
    assert row["change"] == "increase"
    assert row["alt"] == [{"measure": "wachsen"}, {"date": None}]


def test_several_figures_have_a_relation() -> None:
    (row,) = parse_facts([PART], MARKED)
    assert [MARKED.text[slice(*span)] for span in row["quantities"]] == ["14", "20"]
    assert (row["relation"], row["modality"], row["negated"], row["optional"]) == ("of", "planned", True, True)


def test_the_second_figure_of_the_same_words() -> None:
    first, second = parse_facts(["= 14#2; measure=Lager", "= 14; measure=Werk"], MARKED)
    assert (first["measure"], second["measure"]) == ("Werk", "Lager")
    assert first["start"] < second["start"]


@pytest.mark.parametrize(
    "line",
    [
        "3 Prozent",
        "= 4 Prozent",
        "= 14#3",
        "= 3 Prozent; subject=BMW",
        "= 3 Prozent; wer=x",
        "= mit: 14 & 20",
        "= 14; date=2024",
    ],
)
def test_a_wrong_line_is_named(line: str) -> None:
    with pytest.raises(markup.MarkupError, match=line.split(";")[0].removeprefix("= ")[:5]):
        parse_facts([line], MARKED)


def scores(gold: list[str], predicted: list[str]) -> dict[str, Any]:
    return fact_scores([align(parse_facts(gold, MARKED), as_predicted(parse_facts(predicted, MARKED)))])


def test_a_fact_is_right_where_figures_measure_subject_and_date_are() -> None:
    assert scores([GROWTH], [GROWTH])["linked"]["f1"] == 1
    assert scores([GROWTH], [GROWTH.replace("increase", "decrease")])["linked"]["f1"] == 1
    assert scores([GROWTH], [GROWTH.replace("measure=Umsatz", "measure=Gewinn")])["linked"]["f1"] == 0
    assert scores([GROWTH], [GROWTH.replace("; subject=Audis", "")])["linked"]["f1"] == 0


def test_an_alternative_of_each_field_is_right() -> None:
    other = GROWTH.replace("measure=Umsatz", "measure=wachsen").replace("; date=Jahr 2023", "")
    assert scores([GROWTH], [other])["linked"]["f1"] == 1


def test_fields_are_reported_alone() -> None:
    found = scores([GROWTH, PART.replace("; optional", "")], [GROWTH.replace("increase", "decrease")])
    assert (found["change_right"], found["measure_right"], found["linked"]["recall"]) == (0, 1, 0.5)


def test_optional_facts_count_neither_way() -> None:
    assert scores([PART], [])["gold"] == scores([PART], [PART])["predicted"] == 0


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("Audis", "Audi", True),
        ("das neue Werk in Oxford", "Werk", True),
        ("Der Konzern", "Konzern", True),
        ("Audi", "BMW", False),
        (None, "BMW", False),
        (None, None, True),
    ],
)
def test_subjects_are_compared_by_name_or_head(gold: str | None, predicted: str | None, right: bool) -> None:
    other: dict[str, Any] = {"subject": predicted, "subject_names": frozenset()}
    assert field_right("subject", {"subject": gold}, other) is right


def test_predicted_rows_are_compared_by_place_and_by_all_names_of_the_subject() -> None:
    mentions: dict[str, list[dict[str, Any]]] = {
        "quantities": [{"mention_id": "a:9-18:q", "start": 9, "end": 18}],
        "dates": [],
        "entities": [{"entity_id": "ORG:audi", "text": "Audis", "canonical": "Audi"}],
    }
    row = {"quantities": ["a:9-18:q"], "date": None, "subject": "ORG:audi", "subject_text": "dessen"}
    placed = with_places(row, Places.of(mentions))
    assert (placed["start"], placed["quantities"]) == (9, [[9, 18]])
    assert field_right("subject", {"subject": "Audi"}, placed)
