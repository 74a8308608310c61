"""Item analysis: what a gradebook says of the questions, and of what was not learnt.

Everything is computed from one table of counts, :class:`~factquiz.analysis.joint.Joint`: how many
students gave which answer and reached which total score. Tables of other classes, forms and terms
are added to it. :mod:`~factquiz.analysis.analyse` is the way in and
:mod:`~factquiz.analysis.model` what comes out.

Arithmetic is exact until a square root is drawn, so the order of students never shows in a figure.
Nothing here knows of facts beyond the ids and links that the frozen key carries.
"""
