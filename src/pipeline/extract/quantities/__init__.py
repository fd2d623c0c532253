"""The reader of German figures: money, percent, units, cardinals, ordinals, multipliers, fractions.

Where to look, from the walk down to the words:

* ``reader`` walks over the tokens and makes the mentions, ``anchors`` says where it stops; ``bare`` reads a text that is one
  figure.
* A number: ``numbers``, in digits (``digits``) or words written apart (``spelled``), with its magnitude (``magnitudes``).
* What it is a number of: ``units``, that is ``money``, ``measures``, what they are divided by (``divisors``) and what still
  belongs to them (``tails``: 3 Euro 50); ``cents`` gives cents the currency of dollars beside them.
* Several numbers: ``chains`` (ranges and lists that share a unit), ``brackets``; ``terms`` holds their members;
  ``ellipses`` gives an amount the currency that its sentence has just named (``nach 3,8 Milliarden``).
* Single words: ``shares`` (fractions, multipliers, jeder dritte), ``ordinals``, ``compounds`` (5-Milliarden-Euro-Paket).
* Around the figure: ``hedges`` (modifier), ``counted`` (measures).
* What is no figure: ``guards`` (labels, codes, years, scores, numbering) and ``lookalikes`` (ages, hours, shirts, books).
* ``page`` answers questions about the text, ``vocabulary`` joins the lexicons. Each case is a line in ``tests/cases``.
"""

from pipeline.extract.quantities.reader import read_quantities

__all__ = ["read_quantities"]
