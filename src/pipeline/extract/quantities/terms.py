"""A number with what it is a number of: the member of a chain."""

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.quantities.magnitudes import Number
from pipeline.extract.quantities.measures import Unit

Link = Literal["range", "share", "list"]


@dataclass(slots=True)
class Term:
    """A number with its unit: tokens ``first`` up to ``after``."""

    number: Number
    unit: Unit | None
    start: int
    end: int
    first: int
    after: int
    link: Link | None = None
    """How it is joined to the term before it."""
    before: bool = False
    """The currency stands before the number."""
