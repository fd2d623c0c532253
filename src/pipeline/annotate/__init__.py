"""Documents get sentences and names (spaCy)."""
