"""What the text says: quantities and time expressions as read, without date, rates or clock."""
