"""Tags the tokens of a French text with a small network, on numpy alone. Used by trained_finder."""
