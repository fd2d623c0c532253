"""One small runner that maps a function over partitions, in this process or in worker processes.

A cluster engine plugs in here: anything with the method ``map`` of :class:`Runner` will do, no stage knows which it is.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline import progress, store

Item = TypeVar("Item")
Result = TypeVar("Result")

MANY = 500
"""From this many records on, ``auto`` starts worker processes; below, starting them costs more than it saves."""


class Runner(Protocol):
    """Maps a function that can be pickled over items; results come in the order of the items."""

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield ``function(item)`` for each item; an exception in one ends the run."""
        ...


@dataclass(frozen=True)
class InProcess:
    """Runs one item after the other here."""

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See Runner."""
        return map(function, items)


@dataclass(frozen=True)
class Workers:
    """Runs items in ``n`` worker processes."""

    n: int

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See Runner."""
        with ProcessPoolExecutor(self.n) as pool:
            yield from pool.map(function, items)


def make_runner(workers: int | str, n_records: int) -> Runner:
    """The runner for a setting: a number of processes, or ``auto`` (all cores from 500 records on)."""
    cores = os.cpu_count() or 1
    count = (cores if n_records >= MANY else 1) if workers == "auto" else int(workers)
    return Workers(count) if count > 1 else InProcess()


def run(
    label: str, function: Callable[[Item], Result], items: Sequence[Item], workers: int | str, n_records: int
) -> list[Result]:
    """Map over ``items``, which hold ``n_records`` records, with a progress bar (on a terminal) or plain lines."""
    results: Iterable[Result] = make_runner(workers, n_records).map(function, items)
    return list(progress.track(results, total=len(items), label=label, long=n_records >= MANY))


def run_partitions(
    label: str, function: Callable[[Path], Result], source: Path, target: Path, workers: int | str
) -> list[Result]:
    """Empty ``target``, then map ``function`` over the partition files of ``source``."""
    files = store.partition_files(source)
    store.clear(target)
    n_records = sum(file.read_bytes().count(b"\n") for file in files)
    return run(label, function, files, workers, n_records)
