"""What each figure measures, of whom or what, and when: rules over words, clauses and noun phrases of a sentence."""

from pipeline.normalize.facts.link import link_facts

__all__ = ["link_facts"]
