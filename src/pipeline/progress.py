"""What a person sees while a stage works: a bar on a terminal, plain lines elsewhere; all on standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def say(message: str) -> None:
    """Print one line to standard error."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 (the one place that prints messages)


def track(items: Iterable[Item], total: int, label: str, *, long: bool) -> Iterator[Item]:
    """Yield the items and show how far the work is; where nobody watches, only ``long`` work is worth lines."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import track as bar

        yield from bar(items, description=label, total=total, console=Console(stderr=True), transient=True)
        return
    step = max(1, total // 4)
    for done, item in enumerate(items, start=1):
        if long and done % step == 0 and done < total:
            say(f"{label}: {done} of {total} partitions")
        yield item
