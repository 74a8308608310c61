"""What became of all that came in: graded, set aside, or a duplicate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factquiz.gradebook.blocks import blocks
from factquiz.gradebook.class_list import student_at
from factquiz.gradebook.model import Duplicate, FileCounts, Standing
from factquiz.items.codec import decode
from factquiz.responses.quarantine import Quarantined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factquiz.gradebook.store import Store


class Received:
    """What came in, as a store knows it; ``files`` is how many submissions that were."""

    def __init__(self, store: Store, files: int) -> None:
        self._store = store
        self.files = files

    def quarantined(self) -> Iterator[Quarantined]:
        """Yield what was set aside, in the order it was read."""
        for (content,) in self._store.rows("SELECT content FROM refusal ORDER BY id"):
            yield decode(content, Quarantined)

    def duplicates(self) -> Iterator[Duplicate]:
        """Yield the submissions that another one of the same student stands for."""
        standings = {
            number: (student_at(self._store, place), Standing(standing), other)
            for number, place, standing, other in self._store.rows(
                "SELECT number, student, standing, other FROM attempt"
                " WHERE standing IN ('repeated', 'superseded')"
            )
        }
        if not standings:
            return
        files = {
            number: file
            for block in blocks(self._store, answers=False)
            for number, file in zip(block.numbers, block.files, strict=True)
            if number in standings
        }
        for number, file in sorted(files.items()):
            student, standing, of = standings[number]
            yield Duplicate(file=file, of=of, student=student, standing=standing)

    def counts(self) -> FileCounts:
        """Return what became of what came in.

        Raises:
            ValueError: it does not add up, which is a mistake of this program.

        """
        standings = Counter(
            dict(self._store.rows("SELECT standing, COUNT(*) FROM attempt GROUP BY standing"))
        )
        scored = self._store.value("SELECT COALESCE(SUM(size), 0) FROM block")
        return FileCounts(
            received=self.files,
            graded=int(scored) - standings.total(),
            quarantined=self._store.value("SELECT COUNT(*) FROM refusal"),
            duplicates=standings[Standing.REPEATED] + standings[Standing.SUPERSEDED],
        )
