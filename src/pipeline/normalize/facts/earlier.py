"""An earlier fact of the sentence as the pattern of another: what the figure leaves out is taken from it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.normalize.facts.draft import Group, Stated
from pipeline.normalize.facts.when import own_date, says_other_time
from pipeline.normalize.facts.wholes import says_davon
from pipeline.types import Fact

Previous = Sequence[tuple[Group, Fact]]


def like(one: Stated, model: Fact, rule: str, **changes: object) -> Fact:
    """The fact of the model with another figure."""
    apart = says_other_time(one) or (says_davon(one) and not one.gapped)
    date = own_date(one) or (None if apart else model.date)
    fields: dict[str, object] = {"relation": None, "change": None, "object_text": None, "date": date, **changes}
    return replace(model, **{"figures": (one.span,), "rule": rule, **fields})  # type: ignore[arg-type]
