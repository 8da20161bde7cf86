"""The SQL of knowledge, by what it speaks of."""
