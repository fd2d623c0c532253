"""Canonical names and ids."""

import pytest

from pipeline.annotate.aliases import Alias
from pipeline.normalize.names import Canonizer, slug
from pipeline.types import EntityLabel, Name

ALIASES = (
    Alias("DeepSeek", "ORG", ("DeepSeek", "Deepseek"), None),
    Alias("China", "LOC", ("China",), "Q148"),
    Alias("Siemens", "ORG", ("Siemens",), None),
)


def canonical(text: str, label: EntityLabel, *others: str) -> tuple[str, str, str | None]:
    names = [Name(0, len(surface), surface, label, "model") for surface in (text, *others)]
    entity = Canonizer(ALIASES).entities(names)[0]
    return entity.canonical, entity.entity_id, entity.wikidata


@pytest.mark.parametrize(
    ("text", "label", "wanted"),
    [
        ("Deepseeks", "ORG", ("DeepSeek", "ORG:deepseek", None)),
        ("DeepSeek’s", "ORG", ("DeepSeek", "ORG:deepseek", None)),
        ("Chinas", "LOC", ("China", "LOC:china", "Q148")),
        ("Siemens", "ORG", ("Siemens", "ORG:siemens", None)),
        ("Siemens’", "ORG", ("Siemens", "ORG:siemens", None)),
        ("Merics'", "ORG", ("Merics", "ORG:merics", None)),
        ("Airbus", "ORG", ("Airbus", "ORG:airbus", None)),
    ],
)
def test_canonical(text: str, label: EntityLabel, wanted: tuple[str, str, str | None]) -> None:
    assert canonical(text, label) == wanted


def test_a_genitive_s_goes_where_the_bare_name_stands_in_the_text() -> None:
    assert canonical("Karpathys", "PER", "Karpathy")[0] == "Karpathy"
    assert canonical("Karpathys", "PER")[0] == "Karpathys"


def test_a_surname_is_the_person_whom_the_text_names_in_full() -> None:
    aliases = (Alias("Friedrich Merz", "PER", ("Friedrich Merz", "Merz")),)
    names = [Name(0, len(text), text, "PER", "rule") for text in ("Charlotte Merz", "Merz", "Merz’")]
    assert {entity.canonical for entity in Canonizer(aliases).entities(names)} == {"Charlotte Merz"}
    assert Canonizer(aliases).entities(names[1:2])[0].canonical == "Friedrich Merz"


def test_two_things_of_one_slug_have_two_ids() -> None:
    aliases = (Alias("A-Team", "ORG", ("A-Team",)), Alias("A Team", "ORG", ("A Team",)))
    names = [Name(0, 6, surface, "ORG", "gazetteer") for surface in ("A-Team", "A Team")]
    assert [entity.entity_id for entity in Canonizer(aliases).entities(names)] == ["ORG:a-team", "ORG:a-team-2"]


def test_slug() -> None:
    assert slug("S&P 500") == "s-p-500"
    assert slug("豆包") == "豆包"
