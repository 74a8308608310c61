"""Every fixed word of the page for spaced review, in one place for a translator."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ReviewScriptWords:
    """What the script says; it fills in the words in braces.

    Where a number decides, the two forms stand on both sides of a bar: one | many.
    """

    counts: str = "Due today: {due}. New: {fresh}. Learnt so far: {learnt}."
    none_read: str = "Tick a lesson that you have read, and its questions come here."
    none_left: str = "Nothing is due, and nothing new is left. Come back on {day}."
    none_ever: str = "There is nothing of this kind in the lessons you have ticked."
    lesson_counts: str = "{due} due, {fresh} new, {total} in all"
    lesson_begun: str = "quiz begun"
    not_loaded: str = "The questions of “{lesson}” could not be loaded. Open the page again."
    question: str = "Question {number} of {total}"
    card: str = "Card {number} of {total}"
    once_more: str = "Once more, as it was not there a moment ago"
    from_lesson: str = "From “{lesson}”"
    show: str = "Show the answer"
    how_well: str = "How well did you know it?"
    again: str = "Not yet"
    hard: str = "With effort"
    good: str = "Well"
    easy: str = "At once"
    go_on: str = "Go on"
    in_days: str = "again tomorrow|again in {count} days"
    soon: str = "again in this session"
    undone: str = "The last rating is taken back; here is its question again."
    not_undone: str = "It was reviewed in another window since then, and stays as it is."
    done: str = (
        "The session is done. One question looked at.|"
        "The session is done. {count} questions looked at."
    )
    done_known: str = "Known at the first try: {known}."
    done_soon: str = "What was not there yet comes back tomorrow: that is how it gets there."
    forecast: str = "Reviews due in the next two weeks"
    forecast_none: str = "Nothing is planned yet: that begins with the first session."
    late: str = "today"
    retention: str = "Known after a day or more, by lesson"
    retention_none: str = "This needs reviews that are a day or more apart."
    retention_row: str = "{known} of {total}"
    sure: str = "Right in the quizzes, by how sure you were"
    sure_none: str = "This needs quizzes in which you have said how sure you were."
    level: str = "You were"
    right: str = "Right"
    date: str = "Day"
    reviews: str = "Reviews"
    lesson: str = "Lesson"
    share: str = "Known"
    table: str = "The same as a table"
    aside: str = (
        "One review belongs to a question that this version of the course no longer asks. "
        "It is kept aside.|{count} reviews belong to questions that this version of the course "
        "no longer asks. They are kept aside."
    )
    not_kept: str = (
        "This browser does not let the page keep anything. You can review, but when you leave, "
        "it is gone: save it as a file first."
    )
    full: str = (
        "This browser has no room left for the page. What you do from now on is gone when you "
        "leave: save it as a file first."
    )
    elsewhere: str = (
        "Another window of this page has changed something; the numbers are up to date."
    )
    imported: str = (
        "Taken over. Reviews: {reviews}. Answers to quizzes: {answers}. Lessons read: {lessons}."
    )
    imported_bad: str = (
        "One entry of the file could not be read and was left out.|"
        "{count} entries of the file could not be read and were left out."
    )
    import_large: str = "The file is too large to be progress saved by this page."
    import_wrong: str = "This is not a file of progress saved by this page. Nothing was changed."
    erased: str = "Your progress is erased."
    file: str = "my-progress"


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What stands in the page from the beginning, and what the script says."""

    no_script: str = (
        "Spaced review needs JavaScript, which is off in this browser or did not load. "
        "Without it, use the quizzes at the end of the lessons:"
    )
    paper: str = (
        "Spaced review lives in the web edition of this book: it chooses for each day the "
        "questions that you are about to forget, and on paper it cannot know them. "
        "Until you are there, use the quizzes at the end of the lessons:"
    )
    read: str = "What you have read"
    read_help: str = (
        "New questions come only from lessons that you tick here, or whose quiz you have begun."
    )
    today: str = "Today"
    what: str = "Review"
    questions: str = "questions"
    cards: str = "flash cards: all"
    dates: str = "flash cards: dates"
    acronyms: str = "flash cards: acronyms"
    people: str = "flash cards: people"
    start: str = "Start a session of ten"
    session: str = "Session"
    unknown: str = "I do not know: show me"
    undo: str = "Undo the last rating"
    stop: str = "Stop here"
    statistics: str = "How it is going"
    progress: str = "Your progress"
    kept: str = (
        "Your reviews stay in this browser and go nowhere else. "
        "To take them to another one, save them as a file here and load it there."
    )
    save: str = "Save as a file"
    load: str = "Load a file"
    erase: str = "Erase everything"
    erase_sure: str = "Erase all reviews, all answers to quizzes and all ticks in this browser?"
    erase_help: str = "This cannot be undone. A file that you have saved stays as it is."
    erase_yes: str = "Yes, erase"
    erase_no: str = "No, keep it"
    script: ReviewScriptWords = ReviewScriptWords()


ENGLISH = ReviewWords()


def review_script_words(words: ReviewWords) -> Mapping[str, str]:
    """Return what the script says, by name."""
    return asdict(words.script)
