"""Fact files: what a teacher writes, read strictly and with every mistake in its place.

:mod:`~factquiz.facts.yamltree` reads YAML into plain data that remembers where each value stands;
:mod:`~factquiz.facts.kinds` says which facts there are; :mod:`~factquiz.facts.course` loads it all.
"""
