"""What a person says of an answer: checked, useful or not, an incident."""
