"""An expected refusal: an exception that carries one sentence fit for the page."""


class Refusal(Exception):
    """Raised where a person can put things right. `str(refusal)` is the sentence that they read."""
