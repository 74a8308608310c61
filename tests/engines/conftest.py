"""Spark of the tests' own: one session, small, started when a test needs it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

NEEDS_JAVA = "tests of scoring on Spark need Java 17 or later: apt install default-jre-headless"

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.log.level": "ERROR",
    # A short run: compile little, collect garbage simply.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Give a local session."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip(NEEDS_JAVA)
    from pyspark.sql import SparkSession  # noqa: PLC0415 (slow)

    builder = SparkSession.builder.master("local[2]").appName("tests")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
