"""The benchmarks run; what they measure is not asked here (``make bench``)."""

from benchmarks.speed import documents, measure


def test_the_speed_table_has_a_line_for_each_row() -> None:
    table, _ = measure(characters=500, rounds=1)
    lines = table.splitlines()
    for name in (
        "tok2vec + ner",
        "models/",
        "quantities",
        "times, resolved",
        "extract + normalize",
        "facts",
        "text2num",
        "dateparser",
    ):
        assert any(line.startswith(name) for line in lines), name
    assert sum(line.endswith(("met", "MISSED")) for line in lines) == 4


def test_the_text_is_the_same_each_time_and_as_long_as_asked_for() -> None:
    assert documents(20_000) == documents(20_000)
    assert 20_000 <= sum(map(len, documents(20_000))) < 25_000
