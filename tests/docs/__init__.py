"""The docs and the code say the same."""
