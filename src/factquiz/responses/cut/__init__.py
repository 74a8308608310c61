"""Cutting what many students sent at once with NumPy (extra ``large``): the same, only quicker.

NumPy finds the separators in a megabyte at once, and compares cells as whole numbers of eight
letters, so that only distinct cells become objects: in Python each of forty million cells would be
one first. Whatever is not as simple as that is read the other way, which needs no NumPy.
"""
