"""From one response to one score, exactly and always the same.

:mod:`~factquiz.scoring.score` is the way in; there is one module for each interaction.
The rules themselves are data in :mod:`factquiz.assembly.policy`, frozen into the key.
"""
