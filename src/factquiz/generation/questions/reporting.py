"""How a position is reported: in its holder's name if it has one, as the record's if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factquiz.generation.identity import chosen
from factquiz.generation.wording import holder_text, name_of, sentence, speaks

if TYPE_CHECKING:
    from factquiz.knowledge.base import KnowledgeBase
    from factquiz.knowledge.stand import Stand


def dated(base: KnowledgeBase, stand: Stand, says: str | None = None) -> str:
    """Return the sentence that reports a stand, or ``says``, dated by its holder's setting.

    How it is worded depends on what is said, so that one holder's views do not all sound alike.
    """
    text = says or stand.says
    if not speaks(base, stand.holder):
        return sentence(text)
    who = holder_text(base, stand.holder)
    return sentence(chosen((f"{who} held that {text}", f"according to {who}, {text}"), text))


def briefly(base: KnowledgeBase, stand: Stand) -> str:
    """Return the same without the setting, for a reason that follows a dated stem."""
    if not speaks(base, stand.holder):
        return sentence(stand.says)
    return sentence(f"{name_of(base, stand.holder)} held that {stand.says}")


def both(base: KnowledgeBase, wrong: Stand, right: Stand) -> str:
    """Return the reason why one stand is not another: who holds the one, who the other."""
    return f"{briefly(base, wrong)} {briefly(base, right)}"
