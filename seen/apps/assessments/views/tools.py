"""The assessment tools that the partnership offers, and each of them to be read before it is used."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from seen.apps.assessments.presenters import tools as presenters
from seen.apps.assessments.presenters.clean_form import ages
from seen.core.instruments.tool import Instrument
from seen.kit.access.guards import signed_in
from seen.kit.knowledge.instruments import NoSuchInstrument, current, instrument, offered, released, retired


@signed_in
def tools(request: HttpRequest) -> HttpResponse:
    """List the tools that are offered."""
    every = [(tool, presenters.facts(tool)) for tool in offered(settings.PARTNERSHIP)]
    return render(request, "assessments/tools.html", {"tools": every})


@signed_in
def read_tool(request: HttpRequest, tool: str) -> HttpResponse:
    """Show one tool: the version in use, or an older one; at one age, or at every age."""
    of = _version(tool, request.GET.get("version", ""))
    band = request.GET.get("age", "") if request.GET.get("age", "") in ages(of) else ""
    shown = {
        "tool": of,
        "ages": ages(of),
        "band": band,
        "facts": presenters.facts(of),
        "opening": presenters.opening(of),
        "scale": presenters.scale(of),
        "parts": presenters.parts(of, band=band),
        "versions": [each for each in released(tool) if each is not of],
        "is_offered": of.id not in retired(settings.PARTNERSHIP) and of is current(tool),
    }
    return render(request, "assessments/tool.html", shown)


def _version(tool: str, version: str) -> Instrument:
    """Return a released version of a tool, the one in use where none is named. Raises Http404."""
    try:
        found = instrument(tool, version) if version else current(tool)
    except NoSuchInstrument:
        raise Http404 from None
    if found not in released(tool):
        raise Http404
    return found
