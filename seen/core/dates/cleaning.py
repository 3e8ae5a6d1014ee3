"""Makes typed and pasted text plain before a date is read from it."""

import unicodedata

# Cells copied from Windows and Word carry these inside ordinary dates; taking them out changes nothing a person sees.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
HIDDEN = {"Cc", "Cf", "Cs"}
KEPT = "\t\n\r"

PLAIN = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„″"), '"'),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    ord("≈"): "~",
    0x3000: " ",
    # Full-width forms only: a general compatibility mapping would read the footnote of 1² March as 12 March.
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
}
AROUND = " \"'()[]{},;:"


def shown(text: str) -> str:
    """Return the text without control, direction and other unseen characters; otherwise as given."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in KEPT or unicodedata.category(c) not in HIDDEN)


def hides(text: str) -> bool:
    """Return whether the text holds unseen characters that could make it look other than it is."""
    return not text.isprintable() and shown(text) != text.translate(UNSEEN)


def plain(text: str) -> str:
    """Return the text in small letters, with plain spaces, dashes, quotes and digits, and nothing around it."""
    return " ".join(shown(text).translate(PLAIN).lower().split()).lstrip(AROUND).rstrip(AROUND + ".")
