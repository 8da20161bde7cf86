"""What the room does, one use case a file."""
