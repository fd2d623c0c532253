"""Gives an amount without a country the one that the text has named: ``31 Mrd. dänische Kronen``, later ``5 Mrd. Kronen``."""

from collections import defaultdict
from dataclasses import replace

from pipeline.extract.quantities.vocabulary import CURRENCY_CODES_OF, CURRENCY_FORMS
from pipeline.types import Quantity


def settle_countries(found: list[Quantity]) -> None:
    """Set the unit of amounts in ``found`` whose currency needs a country (rule ``money.country``).

    Only where the amounts before name one country alone: behind ``dänische`` and ``schwedische Kronen`` mere ``Kronen``
    stay without a unit.
    """
    if all(figure.kind != "money" or figure.unit is not None for figure in found):
        return
    named: dict[str, set[str]] = defaultdict(set)
    for place, figure in enumerate(found):
        if figure.kind != "money":
            continue
        noun = CURRENCY_FORMS.get(figure.text.rsplit(maxsplit=1)[-1].lower(), "")
        if figure.unit is not None:
            named[noun].add(figure.unit)
        elif len(codes := named[noun] & CURRENCY_CODES_OF.get(noun, set())) == 1:
            found[place] = replace(figure, unit=next(iter(codes)), rule="money.country")
