"""The reader of German figures: money, percent, units, cardinals, ordinals, multipliers, fractions.

Where to look: ``numbers`` reads a number (digits or words, with its magnitude), ``units`` what stands behind or before it,
``chains`` joins numbers that share a unit or span a range, ``shares`` reads ordinals, fractions and multipliers,
``counted`` finds the noun that is counted, ``hedges`` the modifier, ``guards`` says what is no quantity, and ``reader``
walks over the tokens.
"""

from pipeline.extract.quantities.reader import read_quantities

__all__ = ["read_quantities"]
