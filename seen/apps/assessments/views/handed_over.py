"""A sheet in the hands of the one whose sheet it is: one card a page, skip anything, check, send."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from seen.apps.assessments import actions
from seen.apps.assessments.forms import own_sheets as forms
from seen.apps.assessments.presenters import cards as words
from seen.apps.assessments.queries.own_sheets import OwnSheet, in_hand
from seen.apps.identity.handed_over import Handed, sheet_page
from seen.kit.access.guards import opened, viewer_of
from seen.kit.audit.reads import record_read
from seen.kit.pages.forms import acted, sent


def own_sheet_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Guard `view(request, sheet, ...)`: the one sheet that this session handed over, read once more at each page."""

    @sheet_page
    @wraps(view)
    def guarded(request: HttpRequest, handed: Handed, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        sheet = in_hand(viewer, handed.sheet, as_of=timezone.localdate())
        return opened(
            request,
            line=lambda: record_read(viewer, name="own_sheet", about=[sheet.sight.child], sheet=sheet.held.id),
            page=lambda: view(request, sheet, *args, **kwargs),
        )

    return guarded


def unsent(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Leave a page of a sheet that was sent, or put away: nobody who has the device next reads it."""

    @wraps(view)
    def shown(request: HttpRequest, sheet: OwnSheet, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, sheet, *args, **kwargs) if sheet.held.open else redirect("handed_over")

    return shown


@own_sheet_page
def begin(request: HttpRequest, sheet: OwnSheet) -> HttpResponse:
    """Say who will read it and where it may be used; once it is sent, what happens next."""
    if not sheet.held.open:
        thanks, then = words.after(sheet)
        return render(request, "assessments/own/after.html", {"sheet": sheet, "after": thanks, "next": then})
    page = {"sheet": sheet, "opening": words.opening(sheet), "number": words.first_open(sheet)}
    return render(request, "assessments/own/opening.html", page)


@own_sheet_page
@unsent
def one_card(request: HttpRequest, sheet: OwnSheet, number: int) -> HttpResponse:
    """Ask one card. Nothing chosen leaves it out."""
    card = words.card(sheet, number)
    if card is None:
        raise Http404
    form = _card_form(request, sheet, card)
    if acted(form, lambda _: _keep(request, sheet, card, form)):
        return (
            redirect("handed_over_card", card.number + 1) if card.number < card.count else redirect("handed_over_last")
        )
    pictures = {choice.value: choice.picture for choice in card.choices}
    page = {"sheet": sheet, "card": card, "form": form, "pictures": pictures}
    return render(request, "assessments/own/card.html", page)


@own_sheet_page
@unsent
def last(request: HttpRequest, sheet: OwnSheet) -> HttpResponse:
    """Ask what gets in the way, and anything else."""
    form = forms.LastForm(sent(request), initial=words.first_last(sheet))
    if acted(form, lambda given: _in_the_way(request, sheet, given)):
        return redirect("handed_over_check")
    return render(request, "assessments/own/last.html", {"sheet": sheet, "form": form, "before": len(sheet.deck)})


@own_sheet_page
@unsent
def check(request: HttpRequest, sheet: OwnSheet) -> HttpResponse:
    """Show all that is on the sheet, to be changed or sent."""
    form = forms.SendForm(sent(request))
    if acted(form, lambda _: _send(request, sheet)):
        return redirect("handed_over")
    page = {"sheet": sheet, "form": form, "groups": words.check_rows(sheet), "last": words.last_rows(sheet)}
    return render(request, "assessments/own/check.html", page)


@own_sheet_page
@unsent
def talk(request: HttpRequest, sheet: OwnSheet) -> HttpResponse:
    """Put the sheet away, because its owner would rather talk."""
    form = forms.SendForm(sent(request))
    if acted(form, lambda _: _rather_talk(request, sheet)):
        return redirect("handed_over")
    return render(request, "assessments/own/talk.html", {"sheet": sheet, "form": form})


def _card_form(request: HttpRequest, sheet: OwnSheet, card: words.Card) -> forms.CardForm | forms.WordsCardForm:
    first = words.first_answer(sheet, card.item)
    if card.in_words:
        return forms.WordsCardForm(sent(request), asks=card.asks, initial=first)
    answers = [(choice.value, choice.label, choice.says) for choice in card.choices]
    return forms.CardForm(sent(request), asks=card.asks, answers=answers, initial=first)


def _keep(request: HttpRequest, sheet: OwnSheet, card: words.Card, form: forms.CardForm | forms.WordsCardForm) -> bool:
    actions.answer_card(
        viewer_of(request), sight=sheet.sight, assessment=sheet.held.id, key=form.cleaned_data["once"],
        item=card.item.id, now=timezone.now(), **form.given(),
    )  # fmt: skip
    return True


def _in_the_way(request: HttpRequest, sheet: OwnSheet, given: dict[str, Any]) -> bool:
    key, viewer, now = given.pop("once"), viewer_of(request), timezone.now()
    actions.say_what_is_in_the_way(viewer, sight=sheet.sight, assessment=sheet.held.id, key=key, now=now, **given)
    return True


def _send(request: HttpRequest, sheet: OwnSheet) -> bool:
    actions.send_own_sheet(viewer_of(request), sheet=sheet, now=timezone.now())
    return True


def _rather_talk(request: HttpRequest, sheet: OwnSheet) -> bool:
    actions.rather_talk(viewer_of(request), sight=sheet.sight, assessment=sheet.held.id, now=timezone.now())
    return True
