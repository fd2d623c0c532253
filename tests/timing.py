"""Processor time of a call, for tests that compare two sizes of input in one run."""

import gc
import time
from collections.abc import Callable


def cpu_seconds(call: Callable[[], object]) -> float:
    """The least processor time of three calls; without the garbage collector, which also walks what other tests left."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(call) for _ in range(3))
    finally:
        gc.enable()


def _once(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
