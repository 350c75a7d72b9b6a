"""Puts a Content-Security-Policy into plain words, one directive at a time. Pure: a header in, sentences out."""

from dataclasses import dataclass
from typing import Final

#: The beginning of the sentence of each directive; the sources end it.
_ABOUT: Final = {
    "default-src": "All that is not named here may come from",
    "script-src": "Scripts may come from",
    "style-src": "The design may come from",
    "img-src": "Pictures may come from",
    "font-src": "Typefaces may come from",
    "media-src": "Sound and video may come from",
    "frame-src": "Pages inside of this page may come from",
    "worker-src": "Scripts in the background may come from",
    "object-src": "Plug-ins may come from",
    "connect-src": "A script may talk to",
    "manifest-src": "The list of icons may come from",
    "form-action": "Forms may be sent to",
    "base-uri": "The start of all links may be moved to",
    "frame-ancestors": "This page may be shown inside of",
    "report-uri": "Your browser is told to report to",
}
_WHOLE: Final = {
    "require-trusted-types-for": "A script may not turn text into a part of the page.",
    "upgrade-insecure-requests": "Your browser must ask for everything over a protected connection.",
    "sandbox": "The page is cut off from the rest of the browser.",
}
_SELF, _NONE = "'self'", "'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One rule of a policy. `opens` is what it lets in beside this site."""

    name: str
    value: str
    means: str
    opens: list[str]


def explained(policy: str) -> list[Directive]:
    """Return the rules of a policy, those that all fall back on first, then by name."""
    parts = [each.split() for each in policy.split(";") if each.strip()]
    return [_directive(name, sources) for name, *sources in sorted(parts, key=lambda part: (_last(part[0]), part[0]))]


def strangers(directives: list[Directive]) -> list[str]:
    """Return the other sites that a policy lets in, each once; a word in quotes and data: are no site."""
    opened = [source for directive in directives for source in directive.opens]
    return sorted({source for source in opened if not source.startswith("'") and source not in ("data:", "blob:")})


def _last(name: str) -> int:
    return 0 if name == "default-src" else 1 if name in _ABOUT else 2


def _directive(name: str, sources: list[str]) -> Directive:
    opens = [source for source in sources if source not in (_SELF, _NONE)] if name not in _WHOLE else []
    means = _WHOLE.get(name) or (f"{_ABOUT[name]}: {_who(sources)}." if name in _ABOUT else "")
    return Directive(name=name, value=" ".join(sources), means=means, opens=opens)


def _who(sources: list[str]) -> str:
    names = ["this site" if source == _SELF else source for source in sources if source != _NONE]
    if names == ["this site"]:
        return "this site only"
    return ", ".join(names) or "nobody"
