"""The gradebook in the formats of other programs.

Each module has one function that takes a gradebook and returns bytes; same marks, same bytes.
"""
