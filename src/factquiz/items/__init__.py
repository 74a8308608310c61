"""Frozen items: what the generator makes and everything after it reads.

:mod:`~factquiz.items.model` is the data, :mod:`~factquiz.items.codec` its JSON.
"""
