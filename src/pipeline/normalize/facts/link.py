"""Links the figures of a document to what they belong to."""

from collections.abc import Sequence

from pipeline.types import Entity, Fact, Quantity, Sentence, Timex


def link_facts(
    text: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    quantities: Sequence[Quantity],
    dates: Sequence[Timex],
) -> tuple[Fact, ...]:
    """The facts of a document, in order of their figures."""
    return ()
