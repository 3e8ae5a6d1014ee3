"""A form with one field of each kind: empty, filled with the worst, and sent wrong."""

from django import forms

from seen.kit.pages.forms import Choose, ChooseSome, Form, OnceForm, PlainText, WhenField
from seen.rehearsal.gallery.worst import ARABIC, LONG_NAME, VIETNAMESE, WORST


class Note(OnceForm):
    """One field of each kind."""

    name = PlainText(label="Who is this about?", help_text="The name you know them by", longest=120)
    seen = PlainText(
        label="What did you see, hear or measure?",
        help_text="Write it so that Amir could read it at 18",
        lines=6,
        longest=400,
        error_messages={"required": "Tell us what you saw or heard"},
    )
    known = Choose(
        label="How do you know?",
        choices=[("saw", "I saw it"), ("child", "The child said it"), ("other", "Another worker said it")],
        hints={"child": "Their own words matter most"},
        error_messages={"required": "Choose how you know"},
    )
    areas = ChooseSome(
        label="Area",
        help_text="Up to 3",
        choices=[("care", "Physical care"), ("health", "Health"), ("safety", "Safety"), ("love", "Love and care")],
        at_most=3,
    )
    with_whom = ChooseSome(
        label="Who was there?",
        choices=[("long", LONG_NAME), ("arabic", ARABIC), ("nguyen", VIETNAMESE)],
        required=False,
    )
    when = WhenField(label="When was it?", error_messages={"required": "Choose when it was"})
    agency = Choose(
        widget=forms.Select,
        label="Agency",
        choices=[("", "Any"), ("school", "School"), ("long", LONG_NAME * 2)],
        required=False,
    )
    mark = Choose(
        label="How is bedtime?",
        choices=[
            ("1", "Goes well most days"),
            ("2", "Some days"),
            ("3", LONG_NAME),
            ("4", "We need help"),
            ("5", "Other"),
        ],
        hints={"1": "Bath, story, asleep by eight.", "4": WORST[:390]},
        required=False,
    )
    photo = forms.FileField(label="Photo", help_text="JPEG or PNG, up to 25 MB", required=False)


class Filters(Form):
    """What a list is narrowed by."""

    agency = forms.ChoiceField(label="From", choices=[("", "Any agency"), ("school", "School")], required=False)
    words = PlainText(label="Words", required=False)


def filled() -> Note:
    """Return the form as somebody has filled it, with words of every script."""
    parts = {"name": f"{LONG_NAME} {ARABIC}", "seen": WORST[:390], "known": "child", "areas": ["care", "love"]}
    return Note(initial=parts | {"with_whom": ["arabic"], "agency": "long", "mark": "2"}, prefix="filled")


def wrong() -> Note:
    """Return the form as it comes back after it was sent wrong: a name too long, two answers about the day."""
    sent = {"wrong-name": LONG_NAME * 3, "wrong-seen": WORST, "wrong-when_choice": "today", "wrong-when_text": "12 May"}
    form = Note(sent | {"wrong-areas": ["care", "health", "safety", "love"], "wrong-agency": "nobody"}, prefix="wrong")
    form.add_error("with_whom", "Choose somebody who was there")
    form.add_error("mark", "Choose from the answers shown")
    form.add_error("photo", "Choose a JPEG or PNG photo of up to 25 MB")
    return form
