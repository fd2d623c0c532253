"""The benchmarks run; what they measure is not asked here (``make bench``)."""

import pytest
from benchmarks.speed import documents, measure

from pipeline.extract.reading import read_text


def test_the_speed_table_has_a_line_for_each_row() -> None:
    table, _ = measure(characters=500, rounds=1)
    lines = table.splitlines()
    for name in (
        "tok2vec + ner",
        "models/",
        "quantities",
        "times, resolved",
        "extract + normalize",
        "facts ",
        "extract + normalize, many figures",
        "facts, many figures",
        "text2num",
        "dateparser",
    ):
        assert any(line.startswith(name) for line in lines), name
    assert sum(line.endswith(("met", "MISSED")) for line in lines) == 4


def test_the_text_is_the_same_each_time_and_as_long_as_asked_for() -> None:
    assert documents(20_000) == documents(20_000)
    assert 20_000 <= sum(map(len, documents(20_000))) < 25_000


def test_the_text_has_as_many_figures_as_asked_for() -> None:
    texts = documents(50_000, figures=2)
    figures = sum(len(read_text("a", text, ()).quantities) for text in texts)
    assert figures / sum(map(len, texts)) * 1000 == pytest.approx(2, abs=0.3)
