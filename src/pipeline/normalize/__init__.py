"""What the mentions mean in their document: calendar dates, euro values, canonical names."""
