"""The same grading as ``plain_grading.py``, on data frames and in SQL.

Scripts for the Python that ``FACTQUIZ_PEERS`` names; they import nothing of ours.
"""
