"""What the script of spaced review says, in the language of the reader.

The script fills in the words in braces, and chooses by a number where there are several forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factquiz.languages import Language


def review_says(words: Language) -> Mapping[str, str | Mapping[str, str]]:
    """Return what the script says, by the names it knows."""
    return {
        "counts": words.gettext("Due today: {due}. New: {fresh}. Learnt so far: {learnt}."),
        "none_read": words.gettext(
            "Tick a lesson that you have read, and its questions come here."
        ),
        "none_left": words.gettext("Nothing is due, and nothing new is left. Come back on {day}."),
        "none_ever": words.gettext("There is nothing of this kind in the lessons you have ticked."),
        "lesson_counts": words.gettext("{due} due, {fresh} new, {total} in all"),
        "lesson_begun": words.gettext("quiz begun"),
        "not_loaded": words.gettext(
            "The questions of “{lesson}” could not be loaded. Open the page again."
        ),
        "question": words.gettext("Question {number} of {total}"),
        "card": words.gettext("Card {number} of {total}"),
        "once_more": words.gettext("Once more, as it was not there a moment ago"),
        "from_lesson": words.gettext("From “{lesson}”"),
        "show": words.gettext("Show the answer"),
        "how_well": words.gettext("How well did you know it?"),
        "again": words.gettext("Not yet"),
        "hard": words.gettext("With effort"),
        "good": words.gettext("Well"),
        "easy": words.gettext("At once"),
        "go_on": words.gettext("Go on"),
        "in_days": words.forms("again tomorrow", "again in {count} days"),
        "soon": words.gettext("again in this session"),
        "undone": words.gettext("The last rating is taken back; here is its question again."),
        "not_undone": words.gettext(
            "It was reviewed in another window since then, and stays as it is."
        ),
        "done": words.forms(
            "The session is done. One question looked at.",
            "The session is done. {count} questions looked at.",
        ),
        "done_known": words.gettext("Known at the first try: {known}."),
        "done_soon": words.gettext(
            "What was not there yet comes back tomorrow: that is how it gets there."
        ),
        "forecast": words.gettext("Reviews due in the next two weeks"),
        "forecast_none": words.gettext(
            "Nothing is planned yet: that begins with the first session."
        ),
        "late": words.gettext("today"),
        "retention": words.gettext("Known after a day or more, by lesson"),
        "retention_none": words.gettext("This needs reviews that are a day or more apart."),
        "retention_row": words.gettext("{known} of {total}"),
        "sure": words.gettext("Right in the quizzes, by how sure you were"),
        "sure_none": words.gettext("This needs quizzes in which you have said how sure you were."),
        "level": words.gettext("You were"),
        "right": words.gettext("Right"),
        "date": words.gettext("Day"),
        "reviews": words.gettext("Reviews"),
        "lesson": words.gettext("Lesson"),
        "share": words.gettext("Known"),
        "table": words.gettext("The same as a table"),
        "aside": words.forms(
            "One review belongs to a question that this version of the course no longer asks. It "
            "is kept aside.",
            "{count} reviews belong to questions that this version of the course no longer asks. "
            "They are kept aside.",
        ),
        "not_kept": words.gettext(
            "This browser does not let the page keep anything. You can review, but when you "
            "leave, it is gone: save it as a file first."
        ),
        "full": words.gettext(
            "This browser has no room left for the page. What you do from now on is gone when "
            "you leave: save it as a file first."
        ),
        "elsewhere": words.gettext(
            "Another window of this page has changed something; the numbers are up to date."
        ),
        "imported": words.gettext(
            "Taken over. Reviews: {reviews}. Answers to quizzes: {answers}. Lessons read: "
            "{lessons}."
        ),
        "imported_bad": words.forms(
            "One entry of the file could not be read and was left out.",
            "{count} entries of the file could not be read and were left out.",
        ),
        "import_large": words.gettext("The file is too large to be progress saved by this page."),
        "import_wrong": words.gettext(
            "This is not a file of progress saved by this page. Nothing was changed."
        ),
        "erased": words.gettext("Your progress is erased."),
        "file": words.gettext("my-progress"),
    }


def on_paper(words: Language) -> str:
    """Return what stands in a printed book in its place."""
    return words.gettext(
        "Spaced review lives in the web edition of this book: it chooses for each day the "
        "questions that you are about to forget, and on paper it cannot know them. Until you are "
        "there, use the quizzes at the end of the lessons:"
    )
