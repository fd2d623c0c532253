"""The dataset against hand labels."""
