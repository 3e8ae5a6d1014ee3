"""A handed-over device: hiding the sheet, and giving the device back to its worker."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from seen.apps.identity import handed_over, sessions
from seen.apps.identity.actions.handing_over import Tried, take_back
from seen.apps.identity.forms import PinForm
from seen.apps.identity.handed_over import Handed, sheet_page
from seen.kit.access.guards import viewer_of
from seen.kit.pages.forms import sent

WRONG = "That is not the PIN. After five wrong tries you are signed out, and what was saved on the sheet stays."


@sheet_page
def hide(request: HttpRequest, held: Handed) -> HttpResponse:
    """Put the sheet away at once: nothing of it shows again until the worker has the device back."""
    handed_over.hide(request)
    return handed_over.locked(request)


@sheet_page
def give_back(request: HttpRequest, held: Handed) -> HttpResponse:
    """Ask for the PIN. The right one leads back; the fifth wrong one signs the worker out."""
    form = PinForm(sent(request))
    if not form.is_valid():
        return handed_over.locked(request, form=form)
    pin = form.cleaned_data["pin"]
    came = take_back(viewer_of(request), hand_over=held.hand_over, pin=pin, at=timezone.now())
    if came is Tried.WRONG:
        form.add_error("pin", WRONG)
        return handed_over.locked(request, form=form)
    if came is Tried.OVER:
        sessions.end_here(request, "wrong PIN")
        return HttpResponseRedirect(reverse("account_login"))
    handed_over.end(request)
    return HttpResponseRedirect(held.back)
