"""What the facts say, as uniform statements, and what follows: above all, what is certainly false.

Unknown is not false: :mod:`~factquiz.knowledge.proofs` either returns a proof or nothing.
"""
