"""Time expressions in German text, found and read without knowing when the text was written."""

from pipeline.extract.dates.reader import read_times

__all__ = ["read_times"]
