"""Cache, partitions and runner: same results cold and warm, here and in worker processes."""

import dataclasses
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import store
from pipeline.cache import Cache, code_digest, digest
from pipeline.errors import UsageError
from pipeline.runner import InProcess, Workers, make_runner, run
from pipeline.types import Figure, Mentions, Quantity, Rejected, Sentence


def double(sentence: Sentence) -> Sentence:
    return Sentence(sentence.start * 2, sentence.end * 2)


def test_the_cache_computes_only_what_is_new(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "scope")
    asked: list[Sentence] = []

    def compute(items: Sequence[Sentence]) -> list[Sentence]:
        asked.extend(items)
        return [double(item) for item in items]

    first = [Sentence(1, 2), Sentence(3, 4)]
    more = [Sentence(0, 9), *first]
    assert cache.map(Sentence, first, repr, compute) == ([Sentence(2, 4), Sentence(6, 8)], 2)
    assert cache.map(Sentence, more, repr, compute) == ([Sentence(0, 18), Sentence(2, 4), Sentence(6, 8)], 1)
    assert asked == [*first, Sentence(0, 9)]
    assert Cache(tmp_path, "other").map(Sentence, first, repr, compute)[1] == 2


def test_a_damaged_cache_file_is_computed_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "scope")
    cache.put("Sentence(start=1, end=2)", b"\xff\x00")
    assert cache.map(Sentence, [Sentence(1, 2)], repr, lambda items: map(double, items)) == ([Sentence(2, 4)], 1)


def test_digests_tell_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert code_digest(["types.py"]) != code_digest(["types.py", "store.py"])


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    quantity = Quantity(0, 3, "3,5", "money", Decimal("3.50"), "digits", unit="EUR")
    mentions = Mentions("ä/1.txt", (), (Figure(quantity),), ())
    store.write_records(tmp_path / "a.jsonl", [mentions])
    assert store.read_records(tmp_path / "a.jsonl", Mentions) == [mentions]


def test_a_document_stays_in_its_partition(tmp_path: Path) -> None:
    rows = [Rejected(f"{number}.txt", "0", "empty", "") for number in range(50)]
    store.write_partitions(tmp_path / "a", rows, 8)
    before = {path.name: path.read_bytes() for path in store.partition_files(tmp_path / "a")}
    assert len(before) == 8
    store.write_partitions(tmp_path / "a", [dataclasses.replace(rows[0], doc_id="new.txt"), *reversed(rows)], 8)
    after = {path.name: path.read_bytes() for path in store.partition_files(tmp_path / "a")}
    assert sum(before[name] != after[name] for name in before) == 1


def test_no_partitions_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="dvc repro"):
        store.partition_files(tmp_path)


@pytest.mark.parametrize("runner", [InProcess(), Workers(2)])
def test_runners_give_the_same(runner: InProcess | Workers) -> None:
    items = [Sentence(number, number + 1) for number in range(20)]
    assert list(runner.map(double, items)) == [double(item) for item in items]


def test_run_keeps_the_order() -> None:
    items = [Sentence(number, number + 1) for number in range(20)]
    assert run("double", double, items, workers=2, n_records=20) == [double(item) for item in items]


def test_workers_setting() -> None:
    assert make_runner("auto", 10) == InProcess()
    assert make_runner(3, 10) == Workers(3)


def test_dates_and_decimals_survive(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    store.write_records(path, [{"day": date(2025, 7, 23), "value": Decimal("18000000000.10")}])
    assert path.read_text(encoding="utf-8") == '{"day":"2025-07-23","value":"18000000000.10"}\n'
