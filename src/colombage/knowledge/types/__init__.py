"""What the room speaks of. Pure data."""
