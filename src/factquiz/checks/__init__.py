"""Checks over a whole course: items an examiner would refuse, facts nobody teaches or asks.

The item checks look at the finished items only, so that a slip of the generator is caught too.
"""
