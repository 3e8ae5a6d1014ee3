"""What is sent twice is stored once: the key of a form becomes the key of its row."""

from seen.core.refusals import Refusal


class SavedAlready(Refusal):
    """The same form was sent before and is stored. Not a mistake: the page says that it is saved."""
