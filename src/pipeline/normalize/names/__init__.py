"""Canonical names and entity ids."""

from pipeline.normalize.names.canonizer import Canonizer
from pipeline.normalize.names.forms import slug

__all__ = ["Canonizer", "slug"]
