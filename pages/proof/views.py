"""The page on which the site shows what it does with its visitors, the same for programs, and the check to download."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pages.proof.facts import proof
from pages.proof.script import joined_script


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Say what is set, sent, kept and opened, and what the last check found."""
    return render(request, "proof/proof.html", {"proof": proof(request)})


@require_safe
def plain(request: HttpRequest) -> JsonResponse:
    """Say the same for a program."""
    return JsonResponse(asdict(proof(request)), json_dumps_params={"indent": 2})


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Give the check away. As text, so that a browser shows it and a careful person reads it before running it."""
    return HttpResponse(joined_script(), content_type="text/plain; charset=utf-8")
