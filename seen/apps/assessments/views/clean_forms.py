"""Clean forms: any tool that is offered, printed for a pen. They hold nothing about anybody."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seen.apps.assessments.forms.clean import asked_in
from seen.apps.assessments.presenters.clean_form import ages, clean_form
from seen.core.instruments.tool import Instrument
from seen.kit.access.guards import signed_in
from seen.kit.documents.blank import as_pdf
from seen.kit.knowledge.instruments import offered


@signed_in
def tool_form(request: HttpRequest, tool: str) -> HttpResponse:
    """Ask for what age the form is; then show it, to be printed."""
    of = _offered(tool)
    what = asked_in(request.GET, of)
    overlay = any(item.only_disabled for item in of.items)
    shown = {"tool": of, "ages": ages(of), "what": what, "has_overlay": overlay}
    if what is None:
        return render(request, "assessments/clean_form_for_whom.html", shown)
    form = clean_form(of, what, at=timezone.now())
    return render(request, "assessments/clean_form.html", {**shown, "blank": form})


@signed_in
def tool_form_file(request: HttpRequest, tool: str) -> HttpResponse:
    """Answer with the form as a PDF."""
    of = _offered(tool)
    what = asked_in(request.GET, of)
    if what is None:
        raise Http404
    response = HttpResponse(as_pdf(clean_form(of, what, at=timezone.now())), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{of.id}-{of.version}-{what.band}.pdf"'
    return response


def _offered(tool: str) -> Instrument:
    """Return the tool in the version in use. Raises Http404 where this partnership does not offer it."""
    for each in offered(settings.PARTNERSHIP):
        if each.id == tool and not each.summary_only:
            return each
    raise Http404
