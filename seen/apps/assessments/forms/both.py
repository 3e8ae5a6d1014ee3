"""Which of two versions of an area stands."""

from typing import Any

from seen.kit.pages.forms import Choose, OnceForm


class WhichForm(OnceForm):
    """One of the two; neither is lost."""

    which = Choose(label="Which of them stands?", error_messages={"required": "Choose which of them stands"})

    def __init__(self, *args: Any, names: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = names
        again = f"{second}, the later one" if first == second else second
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            ("stands", f"What was saved first, by {first}"), ("other", f"What was saved second, by {again}"),
        ]  # fmt: skip
