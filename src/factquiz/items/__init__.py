"""Frozen items: what the generator makes and everything after it reads.

:mod:`~factquiz.items.model` is the union of them, :mod:`~factquiz.items.base` what they are
made of, :mod:`~factquiz.items.codec` their JSON.
"""
