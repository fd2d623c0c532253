"""What time expressions mean in their document: calendar dates, resolved against its date or the dates it names."""

from pipeline.normalize.dates.resolve import resolve_times

__all__ = ["resolve_times"]
