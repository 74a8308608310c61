"""Facts in, proven quiz items out: the engine behind the course.

The package knows nothing about the subject of the course it serves.
Its parts stand in one line, and each imports only from those to its left::

    facts → knowledge → generation → items → assembly → rendering, scoring → reports

(:mod:`factquiz.items` holds the plain data that all later parts share,
so it imports nothing of the engine.)
"""

__version__ = "0.1.0"
