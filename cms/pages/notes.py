"""Notes on a page for whoever edits it: a sentence, and the field it is about."""


class Note(str):
    """A sentence on a page for its editor, with the place of the field it is about.

    `field` is a path as Wagtail's comments write them: "lead", "programme.<block id>.date",
    "awards.<row id>.school"; "" for the page as a whole. `keeps_back` says that the page cannot go public
    before it is mended.
    """

    field: str
    keeps_back: bool
    __slots__ = ("field", "keeps_back")

    def __new__(cls, text: str, field: str = "", *, keeps_back: bool = False):
        note = super().__new__(cls, text)
        note.field = field
        note.keeps_back = keeps_back
        return note
