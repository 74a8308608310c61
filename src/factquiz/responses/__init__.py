"""What students send, read without trusting any of it.

:mod:`~factquiz.responses.folder` walks a folder, :mod:`~factquiz.responses.reader` reads one file;
a file that cannot be read becomes a :class:`~factquiz.responses.quarantine.Quarantined`,
with the reason and what to do.
:mod:`~factquiz.responses.roster` reads the list of the class.
"""
