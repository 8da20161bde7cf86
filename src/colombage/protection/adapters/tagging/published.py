"""The hash of the model's file, by `python -m training.names`; checked before it is read."""

MODEL_SHA256 = "d9b822e80fcfe6f18226cd0fc67a0ab1867c67b0805c5abc9d8175eb7ddc7894"
