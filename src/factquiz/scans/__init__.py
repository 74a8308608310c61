"""Scanned answer sheets back to responses.

:mod:`~factquiz.scans.picture` opens files, :mod:`~factquiz.scans.finding` finds the sheet,
:mod:`~factquiz.scans.flat` and :mod:`~factquiz.scans.aligning` lay it flat,
:mod:`~factquiz.scans.measuring` and :mod:`~factquiz.scans.judging` tell marks from doubts.
All of that happens in processes of their own (:mod:`~factquiz.scans.worker`), for a file may be
built to do harm. :mod:`~factquiz.scans.sorting` puts sheets together to forms, and
:mod:`~factquiz.scans.review` asks a person wherever there is a doubt.
Needs OpenCV and pdfium (the extra ``scan``); no module outside this package imports either.
"""
