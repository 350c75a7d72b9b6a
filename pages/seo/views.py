"""Small files at fixed addresses, for search engines, browsers and finders of a weakness. None needs a session."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from pages.chrome import site_chrome
from pages.seo.sitemap import sitemap_xml

#: How long a security.txt holds. RFC 9116 recommends less than a year; a site that nobody runs any more lets it lapse.
SECURITY_TXT_HOLDS = timedelta(days=180)

#: The window of the mark, in the colors of static/css/tokens.css.
_PAPER, _PINE = "#fbf7f0", "#143a35"

#: Not secret, only of no use in a search result.
_NOT_FOR_SEARCH = ("/admin/", "/contact/thanks/")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the addresses of all public pages."""
    return HttpResponse(sitemap_xml(), content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let everybody read the site, and name the sitemap."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_SEARCH), ""]
    lines.append(f"Sitemap: {_full(reverse('seo:sitemap'))}")
    return _plain(lines)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say to whom a weakness can be told (RFC 9116). Without SECURITY_CONTACT it is the form, which people do read."""
    holds_until = datetime.combine(datetime.now(UTC).date() + SECURITY_TXT_HOLDS, time(), UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT or _full(reverse('contact:write'))}",
        f"Expires: {holds_until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {_full(reverse('seo:security_txt'))}",
        f"Policy: {_full(reverse('seo:security_policy'))}",
    ]
    return _plain(lines)


@require_safe
def security_policy(request: HttpRequest) -> HttpResponse:
    """Say in plain words how to report a weakness, and what not to try."""
    return render(request, "seo/security_policy.html", {"contact": settings.SECURITY_CONTACT})


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Name the site and its icons. `browser` means that nobody is asked to install it, which would leave a trace."""
    brand = site_chrome().brand
    content = {
        "name": brand,
        "start_url": site_chrome().home_url,
        "display": "browser",
        "lang": "en",
        "dir": "ltr",
        "background_color": _PAPER,
        "theme_color": _PINE,
        "icons": [_icon(192, "any"), _icon(512, "any"), _icon(192, "maskable"), _icon(512, "maskable")],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send those who ask at the old address for the icon, without reading a page, to where it is."""
    return redirect(static("img/icons/favicon.ico"))


def _icon(size: int, purpose: str) -> dict[str, str]:
    name = f"img/icons/{'maskable' if purpose == 'maskable' else 'icon'}-{size}.png"
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _full(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
