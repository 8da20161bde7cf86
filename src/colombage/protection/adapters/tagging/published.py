"""The hash of the model's file, written by `python -m training.names`; checked before the file is read."""

MODEL_SHA256 = "b129daa3ad37d6fbf7cd2ac767628b1fac55b214425bcf44b73c7365540c6aa0"
