"""What the component macros need to know of a form's field, as the design system's parameters."""

from typing import Any

from django.forms import BaseForm, BoundField

from seen.kit.pages.forms import error_links


def field(of: BoundField, *, heading: bool = False, **more: Any) -> dict[str, Any]:
    """Return the parameters that every control shares: id, name, value, label, hint and error.

    With `heading` the label is the h1 of a page that asks one thing.
    """
    value = of.value()
    secret = not getattr(of.field.widget, "render_value", True)  # a password never travels back
    text = "" if secret or value is None else str(value)
    shared: dict[str, Any] = {"id": of.auto_id, "name": of.html_name, "value": text}
    return shared | {"label": _label(of, "govuk-label", heading=heading)} | _hint_and_error(of) | more


def choices(of: BoundField, *, heading: bool = False, **more: Any) -> dict[str, Any]:
    """Return the parameters of radio buttons, checkboxes or a select: each option with its hint, and those chosen."""
    hints = getattr(of.field, "hints", {})
    value = of.value()
    chosen = {str(one) for one in (value if isinstance(value, list | tuple) else [value])}
    items = [
        {"value": str(key), "text": str(text), "checked": str(key) in chosen, "selected": str(key) in chosen}
        | ({"hint": {"text": hints[str(key)]}} if str(key) in hints else {})
        for key, text in of.field.choices  # type: ignore[attr-defined]
    ]
    shared: dict[str, Any] = {"idPrefix": of.auto_id, "id": of.auto_id, "name": of.html_name, "items": items}
    shared["label"] = _label(of, "govuk-label", heading=heading)
    shared["fieldset"] = {"legend": _label(of, "govuk-fieldset__legend", heading=heading)}
    return shared | _hint_and_error(of) | more


def _label(of: BoundField, kind: str, *, heading: bool) -> dict[str, Any]:
    return {"text": of.label, "classes": f"{kind}--{'l' if heading else 's'}", "isPageHeading": heading}


def _hint_and_error(of: BoundField) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if of.help_text:
        found["hint"] = {"text": of.help_text}
    if of.errors:
        found["errorMessage"] = {"text": " ".join(str(error) for error in of.errors)}
    return found


def when_parts(of: BoundField) -> dict[str, Any]:
    """Return the choice and the text of a date as last sent, with the names and ids of both controls."""
    value = of.value()
    choice, text = (value if isinstance(value, list | tuple) else of.field.widget.decompress(value)) or ("", "")
    items = [{"value": key, "text": label} for key, label in of.field.fields[0].choices]  # type: ignore[attr-defined]
    return {"choice": choice or "", "text": text or "", "name": of.html_name, "id": of.auto_id, "items": items}


def hidden(form: BaseForm) -> list[dict[str, str]]:
    """Return name, id and value of each hidden field."""
    fields = form.hidden_fields()
    return [{"name": one.html_name, "id": one.auto_id, "value": str(_sent(one))} for one in fields]


def _sent(of: BoundField) -> Any:
    value = of.field.widget.format_value(of.value())
    return "" if value is None else value


def errors_of(form: BaseForm | None) -> list[dict[str, str]]:
    """Return the lines of the error summary, each with the address of its control."""
    return [{"text": text, "href": href} for text, href in error_links(form)] if form is not None else []
