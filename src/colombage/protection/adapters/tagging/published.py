"""The hash of the model's file, written by `python -m training.names`; checked before the file is read."""

MODEL_SHA256 = "d9757dd915c6d9cbae680103bb04534a150c61ff1863aff839c05f7798e9ead9"
