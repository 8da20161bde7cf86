"""What the room decides without a database: terms, ranking, folding, contradictions, measures. Pure."""
