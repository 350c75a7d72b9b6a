"""The health page: for a monitor that knows the token, numbers; for anyone else, no page."""

from dataclasses import asdict
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contact.selectors.health import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Return 200 when all is well and 503 when somebody must look, with the numbers and the codes of what is wrong."""
    given = request.headers.get("Authorization", "")
    if not settings.HEALTH_TOKEN or not constant_time_compare(given, f"Bearer {settings.HEALTH_TOKEN}"):
        raise Http404
    found = health(now=timezone.now())
    status = HTTPStatus.SERVICE_UNAVAILABLE if found.problems else HTTPStatus.OK
    return JsonResponse(asdict(found) | {"problems": found.problems}, status=status)
