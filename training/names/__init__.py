"""Rebuilds the trained French finder of personal data: `python -m training.names`. See README.md."""
