"""What a demonstration group has beside its people: a few fictitious documents to ask."""
