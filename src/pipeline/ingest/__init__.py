"""Files of any encoding and kind become documents and rejects."""
