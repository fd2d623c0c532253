"""An earlier fact of the sentence as the pattern of another: what the figure leaves out is taken from it."""

from collections.abc import Sequence

from pipeline.normalize.facts.draft import Group, Stated
from pipeline.normalize.facts.when import own_date, says_other_time
from pipeline.normalize.facts.wholes import says_davon
from pipeline.types import Fact

_KEPT = ("measure", "subject", "subject_text", "attributed_to", "modality", "negated", "parsed")
"""What a figure takes over from the fact before it, unless a rule says otherwise."""

Previous = Sequence[tuple[Group, Fact]]


def like(one: Stated, model: Fact, rule: str, **changes: object) -> Fact:
    """The fact of the model with another figure."""
    apart = says_other_time(one) or (says_davon(one) and not one.gapped)
    date = own_date(one) or (None if apart else model.date)
    fields: dict[str, object] = {name: getattr(model, name) for name in _KEPT}
    return Fact((one.span,), rule, **(fields | {"date": date} | changes))  # type: ignore[arg-type]
