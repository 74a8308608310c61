"""From submissions to a gradebook in which every file that came in is accounted for.

:mod:`~factquiz.gradebook.ledger` is the way in; :mod:`~factquiz.gradebook.model` is what comes out,
and :mod:`~factquiz.gradebook.tables` its CSV.
Nothing here knows of facts or of the generator: the key is all there is.
"""
