"""From what is stated and proven to items.

:mod:`~factquiz.generation.questions` finds what can be asked, whatever the interaction;
one module for each interaction makes items of it; :mod:`~factquiz.generation.bank` collects all.
"""
