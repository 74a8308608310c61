"""Responses in a table: CSV, a workbook, Parquet; one row for a submission, or for a response.

:mod:`~factquiz.responses.tables.table` is what every format becomes,
:mod:`~factquiz.responses.tables.mapping` says what the columns mean,
:mod:`~factquiz.responses.tables.platforms` knows the exports of learning platforms, and
:mod:`~factquiz.responses.tables.submissions` turns rows into submissions.
"""
