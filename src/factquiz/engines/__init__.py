"""Scoring what outgrows one machine, on an engine that is made for it.

The distinct answers of a class are few: Python judges each of them once, as always, and the engine
(Polars, DuckDB, Spark) only joins the responses with them and adds whole numbers up. The join and
the sum are one expression for all engines (:mod:`~factquiz.engines.expression`, through narwhals).
"""
