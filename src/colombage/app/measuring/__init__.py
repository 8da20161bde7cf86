"""`colombage knowledge measure FILE`: how well the search finds, on anybody's own questions."""
