"""Graded forms on paper: a paper for each student, one file for the printer, a booklet of keys.

``student`` makes what a paper shows, from a sheet alone, and ``booklet`` what the marker reads,
from the key; both are plain records in words of ``words``.
``answersheet`` places every bubble, with the measures of ``formats``, and ``code`` names each
answer sheet in a QR code.
``typeset`` gives all of it to Typst as data, never as markup, after ``glyphs`` has found what no
font can show; ``folder`` writes the result.
"""
